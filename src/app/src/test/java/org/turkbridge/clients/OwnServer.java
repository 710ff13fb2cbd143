package org.turkbridge.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.turkbridge.cli.Turkbridge;

/** What {@code serve} starts, in the JVM of the tests; see {@link OwnCommand}. */
final class OwnServer implements AutoCloseable {
  private final FutureTask<Integer> command;
  private final Thread thread;
  private final StringWriter err = new StringWriter();
  private final List<String> lines = new ArrayList<>();

  private OwnServer(Path home, List<String> arguments) throws IOException {
    Map<String, String> variables = Command.with(Map.of("HOME", home.toString()));
    List<String> words = new ArrayList<>(List.of("serve", "--legacy-port=0", "--current-port=0"));
    words.addAll(arguments);
    PipedInputStream printed = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(printed);
    command =
        new FutureTask<>(
            () -> {
              try (out) {
                return Turkbridge.run(
                    OwnCommand.process(variables, out, err), words.toArray(String[]::new));
              }
            });
    thread = new Thread(command, "serve");
    thread.start();
    BufferedReader reader = new BufferedReader(new InputStreamReader(printed, Finished.CHARSET));
    Stream.generate(() -> line(reader)).limit(2).flatMap(Optional::stream).forEach(lines::add);
  }

  private static Optional<String> line(BufferedReader reader) {
    try {
      return Optional.ofNullable(reader.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it on free ports, and returns when it says that it is ready.
   *
   * @param home an empty folder, or one with the files of AWS tools
   */
  static OwnServer start(Path home, String... arguments) {
    OwnServer server = begin(home, arguments);
    if (server.lines.size() < 2) {
      throw new IllegalStateException("The server did not start:\n" + server.err);
    }
    return server;
  }

  /** Starts what does not come up, and returns when it has ended. */
  static Finished refused(Path home, String... arguments) {
    try (OwnServer server = begin(home, arguments)) {
      if (!server.lines.isEmpty()) {
        throw new AssertionError("It did start: " + server.lines);
      }
      return new Finished(server.command.get(), "", server.err());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OwnServer begin(Path home, String... arguments) {
    try {
      return new OwnServer(home, List.of(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Standard output so far. */
  List<String> lines() {
    return lines;
  }

  /** Standard error so far. */
  String err() {
    return err.toString();
  }

  /** Where the legacy API is. */
  URI legacy() {
    return URI.create(lines.get(0).replaceFirst("^legacy ", ""));
  }

  /** Where the embedded service is. */
  URI current() {
    return URI.create(lines.get(1).replaceFirst("^current ", ""));
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
