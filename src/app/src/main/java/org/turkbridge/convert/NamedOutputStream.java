package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on; errors name where they go. Does not close what it passes them to. */
public final class NamedOutputStream extends OutputStream {
  private final String name;
  private final OutputStream out;

  public NamedOutputStream(String name, OutputStream out) {
    this.name = name;
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw OutputException.of(name, e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw OutputException.of(name, e);
    }
  }
}
