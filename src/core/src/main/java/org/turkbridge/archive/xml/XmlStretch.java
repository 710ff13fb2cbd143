package org.turkbridge.archive.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.DiscardingVisitor;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.PassingVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.Stretch;

/** A stretch of XML: whole records and what is around them. */
final class XmlStretch implements Stretch {
  private static final byte[] RECORDS_MARK =
      SentinelTags.RECORDS.getBytes(StandardCharsets.US_ASCII);

  private final XmlArchiveReader reader;
  private final String name;
  private final byte[] bytes;
  private final int context;
  private final int openBefore;
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
   *     is {@link Kind#INNER}, the {@link SentinelTags#END}
   * @param context how many of the bytes are those start tags
   * @param openBefore how many of those start tags there are
   * @param length how many of the bytes are the stretch
   * @param charset of the bytes; null for the beginning of a document, which says it itself
   * @param openAtEnd names of the elements that have to be open at the end of an inner stretch
   */
  XmlStretch(
      XmlArchiveReader reader,
      String name,
      byte[] bytes,
      int context,
      int openBefore,
      int length,
      @Nullable Charset charset,
      Kind kind,
      List<String> openAtEnd) {
    this.reader = reader;
    this.name = name;
    this.bytes = bytes;
    this.context = context;
    this.openBefore = openBefore;
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
  public Optional<Origin> readPlain(ArchiveVisitor visitor) {
    if (kind == Kind.OPEN || !isUtf8()) {
      return Optional.empty();
    }
    int end = context + length;
    LineCount lines = new LineCount(bytes, context);
    Unfailing unfailing = new Unfailing(visitor);
    return readPlain(
        lines,
        new PlainRecords(name, bytes, end, lines, reader.whitespace(), unfailing),
        unfailing);
  }

  /** What is around the records is read by a parser, with marks in their place. */
  private Optional<Origin> readPlain(LineCount lines, PlainRecords records, Unfailing unfailing) {
    int end = context + length;
    ByteArrayOutputStream around = new ByteArrayOutputStream();
    List<SentinelTags.Run> runs = new ArrayList<>();
    int at = 0;
    int next = records.next(context);
    while (next < end) {
      around.write(bytes, at, next - at);
      around.writeBytes(RECORDS_MARK);
      int line = lines.upTo(next);
      at = records.read(next);
      if (at < 0) {
        return Optional.empty();
      }
      runs.add(new SentinelTags.Run(records.takeCounts(), lines.upTo(at) - line));
      next = records.next(at);
    }
    around.write(bytes, at, bytes.length - at);
    return whole(around.toByteArray(), runs, unfailing)
        .map(found -> new Origin(records.records(), length, lines.upTo(end), found.answers()));
  }

  private boolean isUtf8() {
    try {
      return charset == null
          ? XmlEncoding.detect(bytes, Math.min(length, XmlEncoding.LOOK_AHEAD))
              .charset()
              .equals(StandardCharsets.UTF_8)
          : charset.equals(StandardCharsets.UTF_8);
    } catch (XmlEncoding.UnknownEncodingException e) {
      return false;
    }
  }

  /** What is around the records, if that is well-formed and has nothing to refuse. */
  private Optional<StretchEnd> whole(
      byte[] around, List<SentinelTags.Run> runs, Unfailing visitor) {
    for (byte b : around) {
      if (b == '\r') {
        // Lines would not be counted right.
        return Optional.empty();
      }
    }
    try {
      Optional<XmlText> text = reader.text(name, new ByteArrayInputStream(around), visitor);
      return text.isEmpty()
          ? Optional.empty()
          : reader
              .reading(name, text.get(), 0, openBefore, visitor)
              .runWhole(new SentinelTags(text.get(), kind == Kind.INNER, runs))
              .filter(found -> found.records() == 0)
              .filter(found -> kind == Kind.LAST || found.open().equals(openAtEnd))
              .filter(found -> !visitor.failed);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("bytes in memory cannot fail to be read", e);
  }

  /** Passes on records; anything else is for a closer look. */
  private static final class Unfailing extends PassingVisitor {
    private boolean failed;

    Unfailing(ArchiveVisitor visitor) {
      super(visitor);
    }

    @Override
    public void refused(Refusal refusal) {
      failed = true;
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {
      failed = true;
    }
  }

  @Override
  public Optional<Origin> read(ArchiveVisitor visitor) {
    try {
      Optional<XmlText> text = text(bytes.length, InputStream.nullInputStream(), visitor);
      if (text.isEmpty()) {
        return Optional.of(new Origin(0, length, 0));
      }
      ArchiveReading reading = reader.reading(name, text.get(), context, openBefore, visitor);
      if (kind == Kind.LAST) {
        reading.run();
        return Optional.of(new Origin(0, length, 0));
      }
      return reading
          .runWhole(new SentinelTags(text.get(), true, List.of()))
          .filter(end -> end.open().equals(openAtEnd))
          .map(end -> new Origin(end.records(), length, end.lines(), end.answers()));
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  @Override
  public Optional<Origin> extent() {
    return plainExtent().or(() -> read(DiscardingVisitor.INSTANCE));
  }

  private Optional<Origin> plainExtent() {
    if (kind == Kind.OPEN || !isUtf8()) {
      return Optional.empty();
    }
    LineCount lines = new LineCount(bytes, context);
    return readPlain(
        lines,
        PlainRecords.unread(name, bytes, context + length, lines),
        new Unfailing(DiscardingVisitor.INSTANCE));
  }

  @Override
  public void readOn(InputStream rest, ArchiveVisitor visitor) throws IOException {
    Optional<XmlText> text = text(context + length, rest, visitor);
    if (text.isPresent()) {
      reader.reading(name, text.get(), context, openBefore, visitor).run();
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

  /**
   * How far a parser has come with a stretch of a document that has no mistake.
   *
   * @param records in the stretch
   * @param lines that end in it
   * @param open names of the elements that are open, without prefixes, from the outermost
   * @param answers what was counted in them
   */
  record StretchEnd(long records, int lines, List<String> open, List<AnswerCount> answers) {
    StretchEnd {
      open = List.copyOf(open);
      answers = List.copyOf(answers);
    }
  }
}
