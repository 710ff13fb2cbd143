package org.turkbridge.archive.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.DocumentRange;
import org.turkbridge.archive.DocumentRange.Notation;
import org.turkbridge.archive.DocumentRange.Surroundings;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.archive.json.JsonArchiveReader;
import org.turkbridge.archive.xml.RecordTags;
import org.turkbridge.archive.xml.XmlArchiveReader;

/**
 * Finds ranges of a plain document that can be read apart, by different machines.
 *
 * <p>Where a record seems to begin is a guess, which only looks at the bytes there. It is
 * {@linkplain #extent confirmed} range by range, which may be done for all of them at once: a range
 * that is read without a mistake around its records, and ends in what all records stand in, shows
 * that the next one begins where it should. From the first that is not confirmed the document has
 * to be read on in one piece, as after every mistake in it.
 */
public final class DocumentRanges {
  /** How many bytes of a document's beginning tell its surroundings. */
  public static final int BEGINNING = 256 * 1024;

  private static final int WINDOW = 64 * 1024;

  private final DocumentReader reader;

  public DocumentRanges(DocumentReader reader) {
    this.reader = reader;
  }

  /**
   * What the records of a document stand in.
   *
   * @param beginning of the document, {@link #BEGINNING} bytes of it or all
   * @return empty if it is not read in ranges
   */
  public static Optional<Surroundings> surroundings(byte[] beginning) {
    return switch (DocumentReader.notation(beginning, beginning.length)) {
      case XML -> XmlArchiveReader.surroundings(beginning, beginning.length);
      case JSON ->
          JsonArchiveReader.isUtf8(beginning, beginning.length)
                  && JsonSplitter.isObject(beginning, 0, beginning.length)
              ? Optional.of(
                  new Surroundings(
                      Notation.JSON_LINES, "", List.of(), StandardCharsets.UTF_8.name()))
              : Optional.empty();
      case TABLE, MESSAGE_LINES, JSON_MESSAGES -> Optional.empty();
    };
  }

  /**
   * Where the next range may begin.
   *
   * @param in the bytes from the one before the first place that is looked at
   * @param places how many are looked at
   * @return the place, counted from 0, the first; empty if none of them will do
   */
  public static OptionalLong nextStart(Surroundings surroundings, InputStream in, long places)
      throws IOException {
    byte[] window = new byte[WINDOW];
    long first = -1;
    int length = in.readNBytes(window, 0, window.length);
    boolean more = length == window.length;
    while (true) {
      // The last of them are looked at with what follows them.
      int looked = more ? length - RecordTags.LONGEST : length;
      int found = next(surroundings, window, length);
      if (found >= 0 && (found < looked || !more)) {
        return first + found < places ? OptionalLong.of(first + found) : OptionalLong.empty();
      }
      if (!more || first + looked >= places) {
        return OptionalLong.empty();
      }
      int kept = length - looked + 1;
      System.arraycopy(window, looked - 1, window, 0, kept);
      first += looked - 1;
      length = kept + in.readNBytes(window, kept, window.length - kept);
      more = length == window.length;
    }
  }

  /** Behind the first byte. */
  private static int next(Surroundings surroundings, byte[] window, int length) {
    if (surroundings.notation() == Notation.XML) {
      return RecordTags.next(window, 1, length);
    }
    for (int at = 1; at < length; at++) {
      if (window[at - 1] == '\n' && JsonSplitter.isObject(window, at, length)) {
        return at;
      }
    }
    return -1;
  }

  /** Cuts a range; if it is not what it was taken for, that shows in its last stretch. */
  public Stretches cut(String name, InputStream in, DocumentRange range) {
    return reader.cut(name, in, range);
  }

  /**
   * How far a range goes that another follows.
   *
   * @param in from its beginning to its end
   * @return empty if it is not what it was taken for
   */
  public Optional<Origin> extent(String name, InputStream in, DocumentRange range)
      throws IOException {
    Stretches stretches = cut(name, in, range);
    Origin extent = range.start();
    for (@Nullable Stretch stretch = stretches.next();
        stretch != null;
        stretch = stretches.next()) {
      Optional<Origin> read = stretch.isOpen() ? Optional.empty() : stretch.extent();
      if (read.isEmpty()) {
        return Optional.empty();
      }
      extent = extent.plus(read.get());
    }
    return Optional.of(extent);
  }
}
