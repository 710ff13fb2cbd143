package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;

/** The standard output of the process, which stays open. */
final class StandardOutput implements Output {
  private final OutputStream out;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public OutputStream stream() {
    return out;
  }

  @Override
  public void seal() throws IOException {
    out.flush();
  }

  @Override
  public void publish() throws IOException {
    out.flush();
  }

  @Override
  public void close() {}
}
