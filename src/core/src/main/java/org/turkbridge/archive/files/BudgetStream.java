package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;

/** Lets a library read only so much, where the data says how much it keeps in memory. */
final class BudgetStream extends BlockStream {
  private long budget;

  BudgetStream(InputStream in) {
    super(in);
  }

  void allow(long bytes) {
    budget = bytes;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    check();
    int read = in.read(buffer, offset, (int) Math.min(length, budget));
    budget -= Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    if (n <= 0) {
      return 0;
    }
    check();
    long skipped = in.skip(Math.min(n, budget));
    budget -= skipped;
    return skipped;
  }

  /** Leaves closing to the one who opened the stream. */
  @Override
  public void close() {}

  private void check() throws IOException {
    if (budget <= 0) {
      throw InputException.longHeader();
    }
  }
}
