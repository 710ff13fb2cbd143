package org.turkbridge.archive.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.DocumentRange;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;

/** Cuts a document of XML before records. */
final class XmlSplitter implements Stretches {
  /**
   * Bytes of a stretch: enough that starting a parser does not count, few enough that those on
   * their way fit a small heap.
   */
  static final int STRETCH = 384 * 1024;

  /** A stretch without a place to cut is not made longer than so many others. */
  private static final int LONGEST = 8;

  /** In these the bytes of markup are those of ASCII, and no others. */
  private static final Set<Charset> CUTTABLE =
      Set.of(
          StandardCharsets.UTF_8,
          StandardCharsets.US_ASCII,
          StandardCharsets.ISO_8859_1,
          Charset.forName("windows-1252"));

  /** So begins what follows a range, or something like it. */
  private static final byte[] RECORD = LegacyRecord.of(RecordKind.QUALIFICATION_REQUEST).startTag();

  /** More places that only look like the beginning of a record are not tried. */
  private static final int MOST_TRIES = 64;

  private static final byte[] MARK = SentinelTags.END.getBytes(StandardCharsets.US_ASCII);

  private final XmlArchiveReader reader;
  private final String name;
  private final InputStream in;
  private final MarkupScanner scanner = new MarkupScanner();
  private final int longest;
  private byte[] buffer;
  private int end;

  /** Of the stretch that comes next; null as long as that is the first. */
  private @Nullable Charset charset;

  private byte[] context = {};

  /** How many elements begin in the context. */
  private int openBefore;

  private boolean ended;

  /** Null for a whole document. */
  private final @Nullable DocumentRange range;

  /**
   * How many bytes of the buffer are start tags, of elements that are open where a range begins.
   */
  private int tags;

  /**
   * Cuts a whole document.
   *
   * @param size of a stretch in bytes
   */
  XmlSplitter(XmlArchiveReader reader, String name, InputStream in, int size) {
    this(reader, name, in, size, null);
  }

  /**
   * @param in from the beginning of the range to its end
   * @param range that is cut; null for a whole document. If it does not end as it says, its last
   *     stretch is open.
   */
  XmlSplitter(
      XmlArchiveReader reader,
      String name,
      InputStream in,
      int size,
      @Nullable DocumentRange range) {
    this.longest = LONGEST * size;
    this.reader = reader;
    this.name = name;
    this.in = in;
    this.range = range;
    if (range == null || range.begins()) {
      this.buffer = new byte[size];
    } else {
      byte[] open = startTags(range.surroundings());
      this.buffer = Arrays.copyOf(open, open.length + size);
      this.end = open.length;
      this.tags = open.length;
      this.openBefore = range.surroundings().names().size();
      this.charset = Charset.forName(range.surroundings().charset());
    }
  }

  private static byte[] startTags(DocumentRange.Surroundings surroundings) {
    return surroundings.startTags().getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * What the first record of a document stands in.
   *
   * @param beginning of the document
   * @param length how many of the bytes are there
   * @return empty if that is not in these bytes, or if the document cannot be cut
   */
  static Optional<DocumentRange.Surroundings> surroundings(byte[] beginning, int length) {
    Optional<Charset> encoding = encoding(beginning, length).filter(CUTTABLE::contains);
    if (encoding.isEmpty()) {
      return Optional.empty();
    }
    int record = RecordTags.next(beginning, 0, length);
    for (int tries = 0; record >= 0 && tries < MOST_TRIES; tries++) {
      MarkupScanner scanner = new MarkupScanner();
      byte[] before = Arrays.copyOf(beginning, record + RECORD.length);
      System.arraycopy(RECORD, 0, before, record, RECORD.length);
      scanner.scan(before, before.length);
      if (scanner.cut() == record) {
        return Optional.of(
            new DocumentRange.Surroundings(
                DocumentRange.Notation.XML,
                new String(scanner.startTags(), StandardCharsets.ISO_8859_1),
                scanner.names(),
                encoding.get().name()));
      }
      record = RecordTags.next(beginning, record + 1, length);
    }
    return Optional.empty();
  }

  @Override
  public @Nullable Stretch next() throws IOException {
    if (ended) {
      return null;
    }
    boolean more = fill();
    while (more) {
      @Nullable Charset encoding = charset == null ? encoding(buffer, end).orElse(null) : charset;
      if (encoding != null && CUTTABLE.contains(encoding)) {
        scanner.scan(buffer, end);
      }
      if (scanner.cut() > tags) {
        return inner(scanner.cut(), encoding);
      }
      if (encoding == null
          || !CUTTABLE.contains(encoding)
          || scanner.isLost()
          || buffer.length >= longest) {
        return last(XmlStretch.Kind.OPEN);
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
      more = fill();
    }
    return range == null || range.ends() ? last(XmlStretch.Kind.LAST) : lastOfRange(range);
  }

  /** What is left of a range that a record follows. */
  private Stretch lastOfRange(DocumentRange following) {
    byte[] before = startTags(following.surroundings());
    @Nullable Charset encoding = charset == null ? encoding(buffer, end).orElse(null) : charset;
    if (end > tags
        && encoding != null
        && encoding.name().equals(following.surroundings().charset())) {
      buffer = Arrays.copyOf(buffer, end + RECORD.length);
      System.arraycopy(RECORD, 0, buffer, end, RECORD.length);
      scanner.scan(buffer, buffer.length);
      if (scanner.cut() == end && Arrays.equals(scanner.startTags(), before)) {
        Stretch stretch = inner(end, encoding);
        ended = true;
        return stretch;
      }
    }
    return last(XmlStretch.Kind.OPEN);
  }

  @Override
  public InputStream rest() {
    return new SequenceInputStream(new ByteArrayInputStream(buffer, 0, end), in);
  }

  /** Whether the buffer is full: there may be more to come. */
  private boolean fill() throws IOException {
    end += in.readNBytes(buffer, end, buffer.length - end);
    return end == buffer.length;
  }

  private static Optional<Charset> encoding(byte[] beginning, int length) {
    try {
      return Optional.of(
          XmlEncoding.detect(beginning, Math.min(length, XmlEncoding.LOOK_AHEAD)).charset());
    } catch (XmlEncoding.UnknownEncodingException e) {
      return Optional.empty();
    }
  }

  private Stretch inner(int length, @Nullable Charset encoding) {
    byte[] bytes = new byte[context.length + length + MARK.length];
    System.arraycopy(context, 0, bytes, 0, context.length);
    System.arraycopy(buffer, 0, bytes, context.length, length);
    System.arraycopy(MARK, 0, bytes, context.length + length, MARK.length);
    Stretch stretch = stretch(bytes, length, XmlStretch.Kind.INNER, scanner.names());
    System.arraycopy(buffer, length, buffer, 0, end - length);
    end -= length;
    charset = encoding;
    context = scanner.startTags();
    openBefore = scanner.names().size();
    scanner.forgetUpToCut();
    return stretch;
  }

  /** Everything there is. */
  private Stretch last(XmlStretch.Kind kind) {
    byte[] bytes = new byte[context.length + end];
    System.arraycopy(context, 0, bytes, 0, context.length);
    System.arraycopy(buffer, 0, bytes, context.length, end);
    ended = true;
    Stretch stretch = stretch(bytes, end, kind, List.of());
    end = 0;
    return stretch;
  }

  /**
   * @param bytes the context, so many of the buffer, and what may stand behind them
   */
  private Stretch stretch(byte[] bytes, int length, XmlStretch.Kind kind, List<String> openAtEnd) {
    int before = context.length + tags;
    Stretch stretch =
        new XmlStretch(
            reader, name, bytes, before, openBefore, length - tags, charset, kind, openAtEnd);
    tags = 0;
    return before == 0 ? stretch : new StretchBehindTags(stretch, before);
  }
}
