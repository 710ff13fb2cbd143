package org.turkbridge.cli.aws;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.turkbridge.convert.NamedOutputStream;

/**
 * What commands have of the process that they run in.
 *
 * @param variables those of the environment
 * @param home the user's home folder where the variable {@code HOME} does not name one
 * @param in standard input
 * @param out standard output, for texts that may be lost
 * @param results standard output too, not buffered, which says why it cannot be written
 * @param err standard error
 * @param environment where a command of the AWS CLI runs; asked when it does
 */
public record CommandProcess(
    Map<String, String> variables,
    Path home,
    InputStream in,
    PrintWriter out,
    OutputStream results,
    PrintWriter err,
    Supplier<CommandEnvironment> environment) {
  private static final int USUAL_WIDTH = 80;

  /** The one that this is. Its output is UTF-8 whatever the locale. */
  public static CommandProcess current() {
    Map<String, String> variables = System.getenv();
    Path home = Path.of(System.getProperty("user.home", "."));
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new CommandProcess(
        variables,
        home,
        System.in,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new NamedOutputStream("standard output", new FileOutputStream(FileDescriptor.out)),
        err,
        () -> environment(variables, home, err));
  }

  private static CommandEnvironment environment(
      Map<String, String> variables, Path home, PrintWriter err) {
    boolean isTerminal = Terminal.is(Terminal.STANDARD_OUTPUT);
    return new CommandEnvironment(
        variables,
        home,
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
