package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream behind bytes that were read from it already. The JDK's PushbackInputStream loses them
 * when the read behind them fails, and its SequenceInputStream closes what it has read to the end.
 */
final class HeadedStream extends BlockStream {
  private final byte[] head;
  private int position;

  HeadedStream(byte[] head, InputStream in) {
    super(in);
    this.head = head;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int left = head.length - position;
    if (left == 0) {
      return in.read(buffer, offset, length);
    }
    int read = Math.min(left, length);
    System.arraycopy(head, position, buffer, offset, read);
    position += read;
    return read;
  }

  @Override
  public int available() throws IOException {
    int left = head.length - position;
    return left == 0 ? in.available() : left;
  }
}
