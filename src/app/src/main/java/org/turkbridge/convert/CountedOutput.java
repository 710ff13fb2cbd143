package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on and counts them. Does not close what it passes them to. */
final class CountedOutput extends OutputStream {
  private final OutputStream out;
  private long size;

  CountedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    size++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    size += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  long size() {
    return size;
  }
}
