package org.turkbridge.archive.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream behind bytes that were read from it already. The JDK's PushbackInputStream loses them
 * when the read behind them fails, and its SequenceInputStream closes what it has read to the end.
 */
final class HeadedStream extends FilterInputStream {
  private final byte[] head;
  private int position;

  HeadedStream(byte[] head, InputStream in) {
    super(in);
    this.head = head;
  }

  @Override
  public int read() throws IOException {
    return position < head.length ? head[position++] & 0xff : in.read();
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
  public long skip(long n) throws IOException {
    int left = head.length - position;
    if (left == 0) {
      return in.skip(n);
    }
    int skipped = (int) Math.max(0, Math.min(left, n));
    position += skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    int left = head.length - position;
    return left == 0 ? in.available() : left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
