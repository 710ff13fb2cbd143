package org.turkbridge.cli.prompt;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jspecify.annotations.Nullable;

/** The terminal of this process, whatever its standard streams are. */
final class ControllingTerminal extends ExecPty {
  private static final String NAME = "turkbridge";

  private ControllingTerminal(String device) {
    super(new ExecTerminalProvider(), null, device);
  }

  /**
   * Opens it.
   *
   * @param device its file
   * @param type as {@code TERM} says it; null if it does not
   */
  static Terminal open(String device, @Nullable String type, Charset charset) throws IOException {
    return type == null || type.equals(Terminal.TYPE_DUMB)
        ? new DumbTerminal(
            NAME,
            Terminal.TYPE_DUMB,
            new FileInputStream(device),
            new FileOutputStream(device),
            charset)
        : new PosixSysTerminal(
            NAME,
            type,
            new ControllingTerminal(device),
            charset,
            true,
            Terminal.SignalHandler.SIG_DFL);
  }
}
