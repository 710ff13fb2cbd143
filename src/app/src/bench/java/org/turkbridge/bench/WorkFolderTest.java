package org.turkbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks that run at the same time. */
final class WorkFolderTest {
  @TempDir private Path parent;

  @Test
  void leavesThoseOfOtherRunsAlone() throws IOException {
    try (WorkFolder first = WorkFolder.in(parent)) {
      Path corpus = Files.createFile(first.path().resolve("corpus.xml"));

      try (WorkFolder second = WorkFolder.in(parent)) {
        Files.createFile(second.path().resolve("corpus.xml"));
        second.empty();
        assertThat(second.path()).isEmptyDirectory();
      }

      assertThat(corpus).exists();
    }
    assertThat(parent).isEmptyDirectory();
  }
}
