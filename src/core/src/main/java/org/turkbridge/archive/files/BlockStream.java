package org.turkbridge.archive.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose bytes all go through one method, {@link #read(byte[], int, int)}: those that are
 * asked for one by one and those that are skipped, too.
 */
abstract class BlockStream extends FilterInputStream {
  private static final int MOST_SKIPPED = 8192;

  /**
   * @param in closed with this stream
   */
  BlockStream(InputStream in) {
    super(in);
  }

  @Override
  public abstract int read(byte[] target, int from, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Reads: the JDK's streams of files would seek, which fails in a pipe and goes past the end. */
  @Override
  public long skip(long n) throws IOException {
    byte[] skipped = new byte[(int) Math.max(0, Math.min(n, MOST_SKIPPED))];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  /** Nobody knows. */
  @Override
  public int available() throws IOException {
    return 0;
  }

  @Override
  public final boolean markSupported() {
    return false;
  }
}
