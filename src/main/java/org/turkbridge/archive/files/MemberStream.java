package org.turkbridge.archive.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes, counted; closing it leaves the archive open. */
final class MemberStream extends FilterInputStream {
  private final Expansion expansion;
  private boolean failed;

  MemberStream(InputStream in, Expansion expansion) {
    super(in);
    this.expansion = expansion;
  }

  /** Whether a read has told of a failure. */
  boolean hasFailed() {
    return failed;
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
    } catch (IOException | RuntimeException e) {
      failed = true;
      // The unpacking libraries have thrown the latter for damaged input.
      throw InputException.of(e);
    }
    expansion.add(Math.max(read, 0));
    return read;
  }

  /** Reads, so that what is skipped counts too. */
  @Override
  public long skip(long n) throws IOException {
    byte[] buffer = new byte[(int) Math.max(0, Math.min(n, 8192))];
    return Math.max(0, read(buffer, 0, buffer.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {}
}
