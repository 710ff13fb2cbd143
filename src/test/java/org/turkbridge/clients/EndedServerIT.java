package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
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
