package org.turkbridge.archive.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, visibly for other threads. */
public final class CountingStream extends FilterInputStream {
  private volatile long count;

  public CountingStream(InputStream in) {
    super(in);
  }

  /** How many bytes were read so far. */
  public long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read;
    try {
      read = in.read(buffer, offset, length);
    } catch (IOException e) {
      // Else it would be taken for damage of what is packed.
      throw new InputException(
          "the system says: " + e.getMessage() + "; check the disk, and that this is a file", e);
    }
    add(Math.max(read, 0));
    return read;
  }

  /** Reads: the JDK's streams of files would seek, which fails in a pipe and goes past the end. */
  @Override
  public long skip(long n) throws IOException {
    byte[] buffer = new byte[(int) Math.max(0, Math.min(n, 8192))];
    return Math.max(0, read(buffer, 0, buffer.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread reads and adds, others only look.
  private void add(long n) {
    count += n;
  }
}
