package org.turkbridge.archive.json;

import java.nio.charset.Charset;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.text.TextEncoding;

/** Where the bytes of a document stand that is read as UTF-8, but may be written in another way. */
final class DocumentOffsets {
  private final TextEncoding encoding;

  /** Of the position 0; in another encoding, of the first position that is remembered. */
  private long offset;

  DocumentOffsets(TextEncoding encoding) {
    this.encoding = encoding;
    this.offset = encoding.markLength();
  }

  Charset charset() {
    return encoding.charset();
  }

  /**
   * The offset in the document of a position in its UTF-8.
   *
   * @param first position of the first of the bytes
   */
  long at(long position, long first, byte[] bytes) {
    return encoding.isUtf8()
        ? position + offset
        : offset + encoding.width(bytes, 0, (int) (position - first));
  }

  /** So many of the bytes are no longer remembered. */
  void forget(int count, byte[] bytes) {
    if (!encoding.isUtf8()) {
      offset += encoding.width(bytes, 0, count);
    }
  }

  /** A record that was read as this UTF-8. */
  RawRecord raw(byte[] utf8, boolean whole) {
    return encoding.raw(utf8, whole);
  }
}
