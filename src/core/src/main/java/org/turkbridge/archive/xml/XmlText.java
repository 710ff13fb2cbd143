package org.turkbridge.archive.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The characters of an archive. It remembers the last {@link #BLOCK} of them, so that reading can
 * go back to the place of a mistake without a second look at the source.
 *
 * <p>Bytes that are malformed in the encoding are delivered as NUL, which XML has in no place: the
 * parser then names exactly where they stand, and what comes before and after can be read.
 */
final class XmlText extends Reader {
  /** How far back {@link #rewind} reaches, in characters. */
  static final int BLOCK = 64 * 1024;

  private static final int SMALLEST_BLOCK = 2048;

  /** What has more characters and no space in it may be given to the parser in two pieces. */
  private static final int LONGEST_WORD = 1000;

  private static final char MALFORMED = '\0';

  /** More characters than {@link #allow} gave leave for. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("too long");
    }
  }

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final boolean utf8;
  private final RawBytes raw;

  /** {@link #BLOCK}, or less for a text that is shorter. */
  private final int block;

  private final char[] chars;
  private ByteBuffer bytes;
  private long bytesRead;
  private int next;
  private int end;

  /** Offset in the text of the first of the chars. */
  private long offset;

  private long allowed = Long.MAX_VALUE;
  private boolean ended;

  /**
   * @param bytes the first of the text, from their position on
   * @param in where the others come from
   */
  private XmlText(ByteBuffer bytes, InputStream in, Charset charset, int block) {
    this.bytes = bytes;
    this.in = in;
    this.bytesRead = bytes.limit();
    this.decoder = RawBytes.decoder(charset);
    this.block = block;
    this.chars = new char[2 * block];
    this.utf8 = charset.equals(StandardCharsets.UTF_8);
    this.raw = new RawBytes(charset);
    ByteBuffer withoutMark = bytes.slice();
    raw.add(withoutMark, bytes.position(), 0, 0);
  }

  /** The text of the stream, without its byte order mark. */
  static XmlText open(InputStream in) throws IOException, XmlEncoding.UnknownEncodingException {
    byte[] first = in.readNBytes(BLOCK);
    XmlEncoding encoding =
        XmlEncoding.detect(first, Math.min(first.length, XmlEncoding.LOOK_AHEAD));
    return new XmlText(
        ByteBuffer.wrap(first).position(encoding.markLength()),
        in,
        encoding.charset(),
        Math.max(first.length, SMALLEST_BLOCK));
  }

  /** The text of the bytes and then of the stream, in a known encoding. */
  static XmlText of(ByteBuffer bytes, InputStream in, Charset charset) {
    return new XmlText(bytes, in, charset, BLOCK);
  }

  Charset charset() {
    return decoder.charset();
  }

  /** Whether malformed bytes stand at a position that is still remembered. */
  boolean isMalformed(long position) {
    return at(position) == MALFORMED && raw.between(position, position + 1).text().isEmpty();
  }

  /** How many characters come before the one that is read next. */
  long position() {
    return offset + next;
  }

  /** The bytes behind the characters. */
  RawBytes raw() {
    return raw;
  }

  /** Whether all of it was read. */
  boolean atEnd() throws IOException {
    return next == end && !fill();
  }

  /** Only so many characters more will be read; after them comes {@link TooLongException}. */
  void allow(long more) {
    allowed = more == Long.MAX_VALUE ? more : position() + more;
  }

  /**
   * Goes back to a position, or as near to it as is remembered.
   *
   * @return the position reached
   */
  long rewind(long position) {
    next = (int) Math.min(end, Math.max(0, position - offset));
    return position();
  }

  /** The character at a position, or -1 if it is not remembered or not there. */
  int at(long position) {
    long index = position - offset;
    return index >= 0 && index < end ? chars[(int) index] : -1;
  }

  /**
   * Where characters stand first from a position on, as far as was read.
   *
   * @return -1 if nowhere, or if the position is no longer remembered
   */
  long find(String characters, long from) {
    for (long at = from; at >= offset && at < position(); at++) {
      if (startsWith(characters, at)) {
        return at;
      }
    }
    return -1;
  }

  /** How many lines end between two positions that are still remembered. */
  int lineEnds(long from, long to) {
    int lines = 0;
    for (long at = from; at < to; at++) {
      if (at(at) == '\n' || (at(at) == '\r' && at(at + 1) != '\n')) {
        lines++;
      }
    }
    return lines;
  }

  /** Whether these characters stand at a position that is still remembered. */
  boolean startsWith(String prefix, long position) {
    for (int i = 0; i < prefix.length(); i++) {
      if (at(position + i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int read() throws IOException {
    return next < end || fill() ? chars[next++] : -1;
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position() >= allowed) {
      throw new TooLongException();
    }
    if (end - next < LONGEST_WORD && !fill()) {
      return -1;
    }
    // The parser never holds more than is remembered.
    int count = wholeWords(Math.min(Math.min(length, end - next), block));
    System.arraycopy(chars, next, target, from, count);
    next += count;
    return count;
  }

  /**
   * How many of the next characters to give to the parser: what it says of a mistake, and whether
   * it sees a {@code ]]>} at all, depends on whether it got it in one piece.
   */
  private int wholeWords(int most) {
    for (int count = most; count > 0 && count > most - LONGEST_WORD; count--) {
      char last = chars[next + count - 1];
      if (last == ' ' || last == '\n' || last == '>') {
        return count;
      }
    }
    return most;
  }

  /** The stream belongs to the caller. */
  @Override
  public void close() {}

  /** Whether there are more characters, perhaps after reading some. */
  private boolean fill() throws IOException {
    int kept = Math.min(end, block);
    System.arraycopy(chars, end - kept, chars, 0, kept);
    offset += end - kept;
    next -= end - kept;
    end = kept;
    CharBuffer out = CharBuffer.wrap(chars, end, block);
    while (out.position() == kept && !ended) {
      decode(out);
    }
    end = out.position();
    return next < end;
  }

  private void decode(CharBuffer out) throws IOException {
    while (true) {
      if (utf8) {
        Utf8Decoder.decode(bytes, out);
      }
      CoderResult result = decoder.decode(bytes, out, false);
      if (result.isError()) {
        bytes.position(bytes.position() + result.length());
        out.put(MALFORMED);
      } else if (result.isOverflow()) {
        return;
      } else {
        break;
      }
      if (!out.hasRemaining()) {
        return;
      }
    }
    int rest = bytes.remaining();
    ByteBuffer more = ByteBuffer.allocate(rest + block).put(bytes);
    int count = in.read(more.array(), rest, block);
    // A character cut in half at the end of a file is not worth a word: what it stood in is cut.
    ended = count < 0;
    bytes = more.position(0).limit(rest + Math.max(count, 0));
    if (!ended) {
      raw.add(bytes.duplicate(), bytesRead - rest, offset + out.position(), offset);
      bytesRead += count;
    }
  }
}
