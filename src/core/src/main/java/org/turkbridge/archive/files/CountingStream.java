package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, visibly for other threads. */
final class CountingStream extends BlockStream {
  private volatile long count;

  CountingStream(InputStream in) {
    super(in);
  }

  /** How many bytes were read so far. */
  long count() {
    return count;
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

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread reads and adds, others only look.
  private void add(long n) {
    count += n;
  }
}
