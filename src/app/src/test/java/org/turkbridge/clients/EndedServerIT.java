package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to end at a bad moment. */
final class EndedServerIT {
  private static final int LONGEST_WAIT_SECONDS = 60;

  @TempDir private Path folder;

  private @Nullable Process process;

  @AfterEach
  void endProcess() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  private Process begin(Jar jar) {
    Process begun =
        jar.begin(
            "serve",
            "--credentials",
            Keys.credentialsFile(folder).toString(),
            "--legacy-port=0",
            "--current-port=0");
    process = begun;
    return begun;
  }

  /** A log that nobody reads keeps the clean-up waiting for ever, and a caller the connection. */
  @Test
  void endsInTimeWhateverKeepsIt() throws IOException, InterruptedException {
    Process server = begin(new Jar(folder));
    try (BufferedReader lines = server.inputReader()) {
      URI legacy = URI.create(lines.readLine().replaceFirst("^legacy ", ""));
      CompletableFuture<Void> calls = CompletableFuture.runAsync(() -> fillTheLog(legacy));
      // Once the pipe is full, calls are not answered any more.
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> calls.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS))
          .withStackTraceContaining("timed out");

      server.toHandle().destroy();

      assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isZero();
    }
  }

  private static void fillTheLog(URI legacy) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest refused =
        HttpRequest.newBuilder(legacy.resolve("/nowhere")).timeout(Duration.ofSeconds(2)).build();
    try {
      while (true) {
        client.send(refused, HttpResponse.BodyHandlers.discarding());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whileStartingLeavesNothingBehind() throws IOException, InterruptedException {
    Jar jar = new Jar(folder);
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      jar.temporaryFiles().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process server = begin(jar);
      assertThat(watch.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)).isNotNull();

      server.toHandle().destroy();

      assertThat(server.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(130);
      assertThat(Folders.files(jar.temporaryFiles())).isEmpty();
    }
  }
}
