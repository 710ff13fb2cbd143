package org.turkbridge.clients;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.turkbridge.awscli.command.CommandEnvironment;
import org.turkbridge.cli.Turkbridge;
import org.turkbridge.cli.aws.CommandProcess;

/**
 * Our own commands in the JVM of the tests, which start in no time: with an environment, a home
 * folder and output of their own, no terminal, and no pauses before another attempt.
 */
final class OwnCommand {
  private static final int WIDTH = 80;

  private OwnCommand() {}

  /**
   * Runs {@code turkbridge}.
   *
   * @param arguments behind its name
   * @param environment besides or instead of that of {@link Command}; with {@code HOME}
   */
  static Finished run(List<String> arguments, Map<String, String> environment) {
    Map<String, String> variables = Command.with(environment);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintWriter notes = new PrintWriter(err, true, Finished.CHARSET);
    CommandProcess process =
        new CommandProcess(
            new PrintWriter(out, true, Finished.CHARSET),
            notes,
            () ->
                new CommandEnvironment(
                    variables,
                    Path.of(variables.get("HOME")),
                    ZoneId.of(variables.getOrDefault("TZ", "UTC")),
                    Instant.now(),
                    pause -> {},
                    false,
                    WIDTH,
                    "turkbridge/test",
                    pager -> out,
                    notes::println));
    int exitCode = Turkbridge.run(process, arguments.toArray(String[]::new));
    return new Finished(exitCode, out.toString(Finished.CHARSET), err.toString(Finished.CHARSET));
  }
}
