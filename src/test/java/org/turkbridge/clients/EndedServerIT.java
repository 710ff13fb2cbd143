package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to end at a bad moment. */
final class EndedServerIT {
  private static final int LONGEST_WAIT_SECONDS = 60;

  /** More calls than the pipe of standard error holds lines of the log. */
  private static final int MANY = 5_000;

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

  @Test
  void endsAlthoughNobodyReadsItsLog() throws IOException, InterruptedException {
    Process server = begin(new Jar(folder));
    try (BufferedReader out = server.inputReader()) {
      String legacy = String.valueOf(out.readLine()).replace("legacy ", "");
      fillLog(URI.create(legacy + "?Operation=" + "X".repeat(100)));

      // By its handle: the process itself would close its pipes.
      server.toHandle().destroy();

      assertThat(server.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isZero();
    }
  }

  /** Calls until the line of a call finds no room. */
  private static void fillLog(URI call) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(call).timeout(Duration.ofSeconds(3)).build();
    for (int i = 0; i < MANY; i++) {
      try {
        client.send(request, HttpResponse.BodyHandlers.discarding());
      } catch (HttpTimeoutException full) {
        return;
      }
    }
    fail("The log was read");
  }
}
