package org.turkbridge.cli.console;

import java.io.FileInputStream;
import java.io.IOException;

/** The terminal that a process was started on, even where its streams are redirected. */
public final class TerminalFile {
  public static final String NAME = "/dev/tty";

  private TerminalFile() {}

  /** Whether this process has one. */
  public static boolean isThere() {
    try (FileInputStream terminal = new FileInputStream(NAME)) {
      return terminal.getFD().valid();
    } catch (IOException e) {
      return false;
    }
  }
}
