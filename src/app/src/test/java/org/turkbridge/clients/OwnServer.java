package org.turkbridge.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.turkbridge.cli.Turkbridge;

/** What {@code serve} starts, in the JVM of the tests; see {@link OwnCommand}. */
final class OwnServer implements AutoCloseable {
  private static final int ADDRESSES = 2;

  private final FutureTask<Integer> command;
  private final Thread thread;
  private final StringWriter err = new StringWriter();
  private final LogLines log = LogLines.to(err);
  private final CompletableFuture<List<String>> printed;
  private List<String> lines = List.of();

  private OwnServer(Path home, List<String> arguments) throws IOException {
    Map<String, String> variables = Command.with(Map.of("HOME", home.toString()));
    List<String> words = new ArrayList<>(List.of("serve", "--legacy-port=0", "--current-port=0"));
    words.addAll(arguments);
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(in);
    command =
        new FutureTask<>(
            () -> {
              try (out) {
                return Turkbridge.run(
                    OwnCommand.process(variables, InputStream.nullInputStream(), out, err),
                    words.toArray(String[]::new));
              }
            });
    thread = new Thread(command, "serve");
    // One that hangs must not keep the JVM from its end.
    thread.setDaemon(true);
    thread.start();
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, Finished.CHARSET));
    printed =
        CompletableFuture.supplyAsync(
            () ->
                Stream.generate(() -> line(reader))
                    .limit(ADDRESSES)
                    .flatMap(Optional::stream)
                    .toList());
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
    if (server.lines.size() < ADDRESSES) {
      server.close();
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
      int exitCode = server.inTime(server.command);
      return new Finished(exitCode, "", server.err());
    }
  }

  private static OwnServer begin(Path home, String... arguments) {
    OwnServer server;
    try {
      server = new OwnServer(home, List.of(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      server.lines = server.inTime(server.printed);
      return server;
    } catch (IllegalStateException e) {
      server.close();
      throw e;
    }
  }

  private <T> T inTime(Future<T> result) {
    try {
      return result.get(Command.LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The server hangs or failed:\n" + err, e);
    }
  }

  /** Standard output so far. */
  List<String> lines() {
    return lines;
  }

  /** Standard error so far, with what was logged. */
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
    try (log) {
      thread.join(TimeUnit.SECONDS.toMillis(Command.LONGEST_RUN_SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (thread.isAlive()) {
      throw new IllegalStateException("The server did not end:\n" + err);
    }
  }
}
