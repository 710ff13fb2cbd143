package org.turkbridge.archive.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Stretch;

/** A stretch of XML: whole records and what is around them. */
final class XmlStretch implements Stretch {
  private final XmlArchiveReader reader;
  private final String name;
  private final byte[] bytes;
  private final int context;
  private final int length;
  private final @Nullable Charset charset;
  private final Kind kind;
  private final List<String> openAtEnd;

  /** What follows a stretch. */
  enum Kind {
    /** Another stretch. */
    INNER,
    /** Nothing. */
    LAST,
    /** The rest of the document, which cannot be cut. */
    OPEN
  }

  /**
   * @param bytes start tags of the elements that are open at its beginning, the stretch, and, if it
   *     is {@link Kind#INNER}, the {@link EndMark}
   * @param context how many of the bytes are those start tags
   * @param length how many of the bytes are the stretch
   * @param charset of the bytes; null for the beginning of a document, which says it itself
   * @param openAtEnd names of the elements that have to be open at the end of an inner stretch
   */
  XmlStretch(
      XmlArchiveReader reader,
      String name,
      byte[] bytes,
      int context,
      int length,
      @Nullable Charset charset,
      Kind kind,
      List<String> openAtEnd) {
    this.reader = reader;
    this.name = name;
    this.bytes = bytes;
    this.context = context;
    this.length = length;
    this.charset = charset;
    this.kind = kind;
    this.openAtEnd = List.copyOf(openAtEnd);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public InputStream bytes() {
    return new ByteArrayInputStream(bytes, context, length);
  }

  @Override
  public boolean isOpen() {
    return kind == Kind.OPEN;
  }

  @Override
  public Optional<Origin> read(ArchiveVisitor visitor) {
    try {
      Optional<XmlText> text = text(bytes.length, InputStream.nullInputStream(), visitor);
      if (text.isEmpty()) {
        return Optional.of(new Origin(0, length, 0));
      }
      ArchiveReading reading = reader.reading(name, text.get(), context, visitor);
      if (kind == Kind.LAST) {
        reading.run();
        return Optional.of(new Origin(0, length, 0));
      }
      return reading
          .runWhole()
          .filter(end -> end.open().equals(openAtEnd))
          .map(end -> new Origin(end.records(), length, end.lines()));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
    }
  }

  @Override
  public void readOn(InputStream rest, ArchiveVisitor visitor) throws IOException {
    Optional<XmlText> text = text(context + length, rest, visitor);
    if (text.isPresent()) {
      reader.reading(name, text.get(), context, visitor).run();
    }
  }

  private Optional<XmlText> text(int end, InputStream rest, ArchiveVisitor visitor)
      throws IOException {
    if (charset == null) {
      InputStream beginning = new ByteArrayInputStream(bytes, 0, end);
      return reader.text(name, new SequenceInputStream(beginning, rest), visitor);
    }
    return Optional.of(XmlText.of(ByteBuffer.wrap(bytes, 0, end).slice(), rest, charset));
  }
}
