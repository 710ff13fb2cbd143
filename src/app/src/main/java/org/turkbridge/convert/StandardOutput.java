package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;

/** A standard stream of the process, which stays open. */
final class StandardOutput implements Output {
  private final OutputStream out;

  /**
   * @param name to be named in errors, such as {@code standard output}
   */
  StandardOutput(String name, OutputStream out) {
    this.out = new NamedOutputStream(name, out);
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
