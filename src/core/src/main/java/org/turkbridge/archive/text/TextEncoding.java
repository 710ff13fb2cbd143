package org.turkbridge.archive.text;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.turkbridge.archive.RawRecord;

/**
 * The encoding of a document that begins with ASCII: what its byte order mark says, or where its
 * first zero bytes stand. UTF-8 stands for what is told by neither.
 *
 * @param charset UTF-8, UTF-16 or UTF-32 of either byte order
 * @param markLength how many bytes the byte order mark takes
 */
public record TextEncoding(Charset charset, int markLength) {
  /** How many bytes have to be looked at. */
  public static final int LOOK_AHEAD = 4;

  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final int NONE = -1;

  /**
   * The encoding of a document.
   *
   * @param bytes its first, {@value #LOOK_AHEAD} of them or all
   * @param length how many of them are there
   */
  public static TextEncoding detect(byte[] bytes, int length) {
    int b0 = at(bytes, 0, length);
    int b1 = at(bytes, 1, length);
    int b2 = at(bytes, 2, length);
    int b3 = at(bytes, 3, length);
    if (b0 == 0xEF && b1 == 0xBB && b2 == 0xBF) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (b0 == 0 && b1 == 0 && b2 == 0xFE && b3 == 0xFF) {
      return new TextEncoding(UTF_32BE, 4);
    }
    if (b0 == 0xFF && b1 == 0xFE && b2 == 0 && b3 == 0) {
      return new TextEncoding(UTF_32LE, 4);
    }
    if (b0 == 0xFE && b1 == 0xFF) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    if (b0 == 0xFF && b1 == 0xFE) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    return new TextEncoding(unmarked(b0, b1, b2, b3), 0);
  }

  public boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /**
   * What follows the byte order mark of a document, as UTF-8; malformed bytes are {@code FF} and
   * {@code FE}.
   */
  public InputStream utf8(InputStream behindMark) {
    return isUtf8() ? behindMark : new Utf8Stream(behindMark, charset, unit());
  }

  /**
   * How many bytes of the document some bytes of its UTF-8 stand for.
   *
   * @param from the first of them
   * @param to behind the last
   */
  public long width(byte[] utf8, int from, int to) {
    if (isUtf8()) {
      return to - (long) from;
    }
    long width = 0;
    for (int i = from; i < to; i++) {
      width += width(utf8[i]);
    }
    return width;
  }

  private int width(byte utf8) {
    if ((utf8 & 0xC0) == 0x80) {
      return 0;
    }
    if (utf8 == Utf8Stream.CUT) {
      return 1;
    }
    boolean isPair = (utf8 & 0xF8) == 0xF0;
    return isPair ? 4 : unit();
  }

  private int unit() {
    return charset.name().startsWith("UTF-32") ? 4 : 2;
  }

  /** A record that was read as this UTF-8. */
  public RawRecord raw(byte[] utf8, boolean whole) {
    return isUtf8()
        ? new RawRecord(utf8, charset, whole)
        : new RawRecord(new String(utf8, StandardCharsets.UTF_8).getBytes(charset), charset, whole);
  }

  private static Charset unmarked(int b0, int b1, int b2, int b3) {
    if (b0 == 0 && b1 == 0 && b2 == 0 && b3 > 0) {
      return UTF_32BE;
    }
    if (b0 > 0 && b1 == 0 && b2 == 0 && b3 == 0) {
      return UTF_32LE;
    }
    if (b0 == 0 && b1 > 0) {
      return StandardCharsets.UTF_16BE;
    }
    return b0 > 0 && b1 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  private static int at(byte[] bytes, int index, int length) {
    return index < length ? bytes[index] & 0xFF : NONE;
  }
}
