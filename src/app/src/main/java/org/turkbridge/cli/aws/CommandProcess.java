package org.turkbridge.cli.aws;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import org.turkbridge.awscli.command.CommandEnvironment;
import org.turkbridge.cli.console.ManifestVersion;
import org.turkbridge.cli.console.Terminal;

/**
 * What commands have of the process that they run in.
 *
 * @param out standard output, for texts
 * @param err standard error
 * @param environment where a command of the AWS CLI runs; asked when it does
 */
public record CommandProcess(
    PrintWriter out, PrintWriter err, Supplier<CommandEnvironment> environment) {
  private static final int USUAL_WIDTH = 80;

  /** The one that this is. Its output is UTF-8 whatever the locale. */
  public static CommandProcess current() {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new CommandProcess(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8), err, () -> environment(err));
  }

  /** The same, with that environment. */
  public CommandProcess in(CommandEnvironment given) {
    return new CommandProcess(out, err, () -> given);
  }

  private static CommandEnvironment environment(PrintWriter err) {
    Map<String, String> variables = System.getenv();
    boolean isTerminal = Terminal.is(Terminal.STANDARD_OUTPUT);
    return new CommandEnvironment(
        variables,
        Path.of(System.getProperty("user.home")),
        ZoneId.systemDefault(),
        Instant.now(),
        pause -> Thread.sleep(pause.toMillis()),
        isTerminal,
        isTerminal ? Terminal.width() : USUAL_WIDTH,
        ManifestVersion.userAgent(),
        new PagedDisplay(variables, new FileOutputStream(FileDescriptor.out)),
        err::println);
  }
}
