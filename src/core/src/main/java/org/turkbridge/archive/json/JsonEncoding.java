package org.turkbridge.archive.json;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a JSON document: what its byte order mark says or, JSON beginning with ASCII,
 * where its first zero bytes stand.
 *
 * @param charset UTF-8, UTF-16 or UTF-32 of either byte order
 * @param markLength how many bytes the byte order mark takes
 */
record JsonEncoding(Charset charset, int markLength) {
  /** How many bytes have to be looked at. */
  static final int LOOK_AHEAD = 4;

  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final int NONE = -1;

  /** The encoding of a document that begins with these bytes. */
  static JsonEncoding detect(byte[] bytes, int length) {
    int b0 = at(bytes, 0, length);
    int b1 = at(bytes, 1, length);
    int b2 = at(bytes, 2, length);
    int b3 = at(bytes, 3, length);
    if (b0 == 0xEF && b1 == 0xBB && b2 == 0xBF) {
      return new JsonEncoding(StandardCharsets.UTF_8, 3);
    }
    if (b0 == 0 && b1 == 0 && b2 == 0xFE && b3 == 0xFF) {
      return new JsonEncoding(UTF_32BE, 4);
    }
    if (b0 == 0xFF && b1 == 0xFE && b2 == 0 && b3 == 0) {
      return new JsonEncoding(UTF_32LE, 4);
    }
    if (b0 == 0xFE && b1 == 0xFF) {
      return new JsonEncoding(StandardCharsets.UTF_16BE, 2);
    }
    if (b0 == 0xFF && b1 == 0xFE) {
      return new JsonEncoding(StandardCharsets.UTF_16LE, 2);
    }
    return new JsonEncoding(unmarked(b0, b1, b2, b3), 0);
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
