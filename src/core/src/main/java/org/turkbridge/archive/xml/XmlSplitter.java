package org.turkbridge.archive.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

  /**
   * @param size of a stretch in bytes
   */
  XmlSplitter(XmlArchiveReader reader, String name, InputStream in, int size) {
    this.buffer = new byte[size];
    this.longest = LONGEST * size;
    this.reader = reader;
    this.name = name;
    this.in = in;
  }

  @Override
  public @Nullable Stretch next() throws IOException {
    if (ended) {
      return null;
    }
    boolean more = fill();
    while (more) {
      @Nullable Charset encoding = charset == null ? encoding() : charset;
      if (encoding != null && CUTTABLE.contains(encoding)) {
        scanner.scan(buffer, end);
      }
      if (scanner.cut() > 0) {
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
    return last(XmlStretch.Kind.LAST);
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

  private @Nullable Charset encoding() {
    try {
      return XmlEncoding.detect(buffer, Math.min(end, XmlEncoding.LOOK_AHEAD)).charset();
    } catch (XmlEncoding.UnknownEncodingException e) {
      return null;
    }
  }

  private Stretch inner(int length, @Nullable Charset encoding) {
    byte[] bytes = new byte[context.length + length + MARK.length];
    System.arraycopy(context, 0, bytes, 0, context.length);
    System.arraycopy(buffer, 0, bytes, context.length, length);
    System.arraycopy(MARK, 0, bytes, context.length + length, MARK.length);
    Stretch stretch =
        new XmlStretch(
            reader,
            name,
            bytes,
            context.length,
            openBefore,
            length,
            charset,
            XmlStretch.Kind.INNER,
            scanner.names());
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
    int length = end;
    end = 0;
    return new XmlStretch(
        reader, name, bytes, context.length, openBefore, length, charset, kind, List.of());
  }
}
