package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;

/** Content for a stream that cannot be taken back: it goes there only when it is whole. */
final class HeldBackOutput implements Output {
  private final OutputStream target;
  private final ScratchFile content;

  /** Holds the content in a temporary file. */
  HeldBackOutput(OutputStream target) throws IOException {
    this.target = target;
    this.content = ScratchFile.temporary();
  }

  @Override
  public OutputStream stream() {
    return content.stream();
  }

  @Override
  public void seal() {}

  @Override
  public void publish() throws IOException {
    content.read().transferTo(target);
    target.flush();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
