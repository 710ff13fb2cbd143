package org.turkbridge.archive.json;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.turkbridge.archive.RawRecord;

/** Where the bytes of a document stand that is read as UTF-8, but may be written in another way. */
final class DocumentOffsets {
  private final Charset charset;

  /** Of the position 0; in another encoding, of the first position that is remembered. */
  private long offset;

  /**
   * @param charset of the document
   * @param mark how many bytes come before the first that is read
   */
  DocumentOffsets(Charset charset, int mark) {
    this.charset = charset;
    this.offset = mark;
  }

  Charset charset() {
    return charset;
  }

  /**
   * The offset in the document of a position in its UTF-8.
   *
   * @param first position of the first of the bytes
   */
  long at(long position, long first, byte[] bytes) {
    return charset.equals(StandardCharsets.UTF_8)
        ? position + offset
        : offset + width(bytes, (int) (position - first));
  }

  /** So many of the bytes are no longer remembered. */
  void forget(int count, byte[] bytes) {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      offset += width(bytes, count);
    }
  }

  private long width(byte[] utf8, int count) {
    long width = 0;
    for (int i = 0; i < count; i++) {
      width += width(utf8[i]);
    }
    return width;
  }

  /** How many bytes of the document a byte of its UTF-8 stands for. */
  private int width(byte utf8) {
    boolean wide = charset.name().startsWith("UTF-32");
    if ((utf8 & 0xC0) == 0x80) {
      return 0;
    }
    boolean pair = (utf8 & 0xF8) == 0xF0;
    return wide || pair ? 4 : 2;
  }

  /** A record that was read as this UTF-8. */
  RawRecord raw(byte[] utf8, boolean whole) {
    return charset.equals(StandardCharsets.UTF_8)
        ? new RawRecord(utf8, charset, whole)
        : new RawRecord(new String(utf8, StandardCharsets.UTF_8).getBytes(charset), charset, whole);
  }
}
