package org.turkbridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that one run of a benchmark has for itself. It goes when it is closed, and when the run
 * is interrupted: what is in it may take gigabytes of memory.
 */
final class WorkFolder implements AutoCloseable {
  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
  }

  static WorkFolder in(Path parent) throws IOException {
    WorkFolder folder = new WorkFolder(Files.createTempDirectory(parent, "turkbridge-benchmark-"));
    Runtime.getRuntime().addShutdownHook(new Thread(folder::removeAtExit, "work folder"));
    return folder;
  }

  /** One where the system keeps such. */
  static WorkFolder temporary() throws IOException {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  Path path() {
    return path;
  }

  void empty() throws IOException {
    List<Path> content;
    try (Stream<Path> files = Files.walk(path)) {
      content = files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(path)).toList();
    }
    for (Path file : content) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() throws IOException {
    empty();
    Files.deleteIfExists(path);
  }

  private void removeAtExit() {
    if (Files.exists(path)) {
      try {
        close();
      } catch (IOException | UncheckedIOException e) {
        System.err.println(path + " is left: " + e);
      }
    }
  }
}
