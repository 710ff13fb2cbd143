package org.turkbridge.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.turkbridge.cli.aws.CommandProcess;

/**
 * Runs several commands in one JVM: the build learns from it which classes to put into the archive
 * that the launcher starts from.
 */
final class Rehearsal {
  private static final String NEXT = "--";
  private static final String SERVE = "serve";
  private static final String LEGACY = "{legacy}";
  private static final String CURRENT = "{current}";

  private String legacy = LEGACY;
  private String current = CURRENT;

  private Rehearsal() {}

  /**
   * Runs the command lines, each closed by {@code --}. {@code {legacy}} and {@code {current}} stand
   * for the ports of a {@code serve} before, which stays up; what begins with one of them is asked
   * for there. Exit codes do not matter.
   */
  public static void main(String[] args) throws IOException {
    Rehearsal rehearsal = new Rehearsal();
    List<String> command = new ArrayList<>();
    for (String arg : args) {
      if (arg.equals(NEXT)) {
        rehearsal.run(command);
        command.clear();
      } else {
        command.add(arg.replace(LEGACY, rehearsal.legacy).replace(CURRENT, rehearsal.current));
      }
    }
    System.exit(ExitCode.DONE);
  }

  private void run(List<String> command) throws IOException {
    String first = command.get(0);
    if (first.equals(SERVE)) {
      serve(command);
    } else if (first.startsWith(legacy)) {
      try (InputStream answer = URI.create(first).toURL().openStream()) {
        answer.readAllBytes();
      }
    } else {
      Turkbridge.run(command.toArray(String[]::new));
    }
  }

  private void serve(List<String> command) throws IOException {
    PipedReader printed = new PipedReader();
    CommandProcess now = CommandProcess.current();
    CommandProcess process =
        new CommandProcess(
            now.variables(),
            now.home(),
            now.in(),
            new PrintWriter(new PipedWriter(printed), true),
            now.results(),
            now.err(),
            now.environment());
    Thread server =
        new Thread(() -> Turkbridge.run(process, command.toArray(String[]::new)), SERVE);
    server.setDaemon(true);
    server.start();
    BufferedReader lines = new BufferedReader(printed);
    legacy = address(lines.readLine());
    current = address(lines.readLine());
  }

  /** Of a line such as {@code legacy http://127.0.0.1:8014/}. */
  private static String address(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }
}
