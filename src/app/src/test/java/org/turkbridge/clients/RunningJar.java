package org.turkbridge.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that said, in its two lines for scripts, where it listens. */
final class RunningJar implements AutoCloseable {
  private static final int ADDRESSES = 2;
  private static final int LONGEST_WAIT_SECONDS = 60;

  private final Process process;
  private final Path standardError;
  private final List<String> lines = new ArrayList<>();
  private final CountDownLatch addressed = new CountDownLatch(1);
  private final CompletableFuture<String> output;

  private RunningJar(Process process, Path standardError) {
    this.process = process;
    this.standardError = standardError;
    this.output = CompletableFuture.supplyAsync(this::readOutput, Finished.READERS);
  }

  static RunningJar ready(Process process, Path standardError) {
    RunningJar jar = new RunningJar(process, standardError);
    try {
      boolean inTime = jar.addressed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      if (!inTime || jar.lines().size() < ADDRESSES) {
        throw new IllegalStateException("The server did not start:\n" + jar.err());
      }
      return jar;
    } catch (InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }

  private String readOutput() {
    try (BufferedReader reader = process.inputReader(Finished.CHARSET)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        keep(line);
      }
      return String.join("\n", lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      addressed.countDown();
    }
  }

  private synchronized void keep(String line) {
    lines.add(line);
    if (lines.size() == ADDRESSES) {
      addressed.countDown();
    }
  }

  /** Standard output so far. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Standard error so far. */
  String err() {
    try {
      return Files.readString(standardError);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the legacy API is. */
  URI legacy() {
    return address("legacy ");
  }

  /** Where the embedded service is. */
  URI current() {
    return address("current ");
  }

  private URI address(String start) {
    return lines().stream()
        .filter(line -> line.startsWith(start))
        .map(line -> URI.create(line.substring(start.length())))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no line \"" + start + "\" in " + lines()));
  }

  /** Sends it a signal, such as {@code INT}, and waits for its end. */
  Finished end(String signal) {
    try {
      int sent =
          new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (sent != 0 || !process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("It did not end on " + signal + ":\n" + err());
      }
      return new Finished(
          process.exitValue(), output.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS), err());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (!process.destroyForcibly().waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("It was killed, and did not end:\n" + err());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
