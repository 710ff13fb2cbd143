package org.turkbridge.cli;

import java.io.OutputStream;
import org.turkbridge.archive.pipeline.ProgressListener;
import org.turkbridge.cli.console.Terminal;

/** What a user sees on standard error while archives are read. */
interface InputProgress extends ProgressListener, AutoCloseable {
  /**
   * Begins it.
   *
   * @param isShown whether there is a bar; without one, nothing of its library is loaded
   */
  static InputProgress on(OutputStream standardError, boolean isShown) {
    return isShown
        ? new ProgressBarOnTerminal(standardError, Terminal.width())
        : new NoProgress(standardError);
  }

  /** For what else is to be written to standard error meanwhile; whole lines, please. */
  OutputStream lines();

  /** Leaves no trace of it. */
  @Override
  void close();

  /** Shows nothing. */
  record NoProgress(OutputStream lines) implements InputProgress {
    @Override
    public void total(long bytes) {}

    @Override
    public void read(long bytes, String name) {}

    @Override
    public void close() {}
  }
}
