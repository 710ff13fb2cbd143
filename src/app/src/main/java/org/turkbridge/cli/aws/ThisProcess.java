package org.turkbridge.cli.aws;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.turkbridge.awscli.command.CommandEnvironment;
import org.turkbridge.cli.console.ManifestVersion;
import org.turkbridge.cli.console.Terminal;

/** Where commands run: the environment, the clock and the terminal of this process. */
final class ThisProcess {
  private static final int USUAL_WIDTH = 80;

  private ThisProcess() {}

  static CommandEnvironment environment(PrintWriter standardError) {
    boolean isTerminal = Terminal.is(Terminal.STANDARD_OUTPUT);
    return new CommandEnvironment(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        ZoneId.systemDefault(),
        Instant.now(),
        isTerminal,
        isTerminal ? Terminal.width() : USUAL_WIDTH,
        ManifestVersion.userAgent(),
        new PagedDisplay(System.getenv()),
        standardError::println);
  }
}
