package org.turkbridge.convert;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.json.RejectLines;

/** The reject lines of a run, in its order. */
final class Rejects implements Closeable {
  private final RejectLines lines = new RejectLines();
  private final Output output;
  private final OutputStream out;

  Rejects(Output output) {
    this.output = output;
    this.out = new BufferedOutputStream(output.stream());
  }

  /**
   * @param kept where the line is written too
   */
  void write(Refusal refusal, OutputStream kept) throws IOException {
    lines.write(refusal, out);
    lines.write(refusal, kept);
    out.flush();
  }

  /** Lines of an earlier run go here. */
  OutputStream stream() {
    return out;
  }

  void publish() throws IOException {
    out.flush();
    output.publish();
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
