package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes, counted; closing it leaves the archive open. */
final class MemberStream extends BlockStream {
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

  @Override
  public void close() {}
}
