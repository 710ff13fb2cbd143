package org.turkbridge.clients;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.turkbridge.awscli.command.CommandEnvironment;
import org.turkbridge.cli.Turkbridge;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.convert.NamedOutputStream;

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
    return run(arguments, environment, "");
  }

  /**
   * Runs {@code turkbridge}.
   *
   * @param input what standard input has
   */
  static Finished run(List<String> arguments, Map<String, String> environment, String input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    int exitCode =
        Turkbridge.run(
            process(
                Command.with(environment),
                new ByteArrayInputStream(input.getBytes(Finished.CHARSET)),
                out,
                err),
            arguments.toArray(String[]::new));
    return new Finished(exitCode, out.toString(Finished.CHARSET), err.toString());
  }

  /**
   * What a command takes for its process.
   *
   * @param variables with {@code HOME}
   */
  static CommandProcess process(
      Map<String, String> variables, InputStream in, OutputStream out, Writer err) {
    Path home = Path.of(variables.get("HOME"));
    PrintWriter notes = new PrintWriter(err, true);
    return new CommandProcess(
        variables,
        home,
        in,
        new PrintWriter(out, true, Finished.CHARSET),
        new NamedOutputStream("standard output", out),
        notes,
        () ->
            new CommandEnvironment(
                variables,
                home,
                ZoneId.of(variables.getOrDefault("TZ", "UTC")),
                Instant.now(),
                pause -> {},
                false,
                WIDTH,
                "turkbridge/test",
                pager -> out,
                notes::println));
  }
}
