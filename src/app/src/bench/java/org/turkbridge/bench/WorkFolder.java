package org.turkbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the benchmark's own; what an interrupted run left in it goes first. */
record WorkFolder(Path path) implements AutoCloseable {
  static WorkFolder in(Path parent) throws IOException {
    WorkFolder folder =
        new WorkFolder(Files.createDirectories(parent.resolve("turkbridge-benchmark")));
    folder.empty();
    return folder;
  }

  /** One where the system keeps such. */
  static WorkFolder temporary() throws IOException {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  void empty() throws IOException {
    List<Path> content;
    try (Stream<Path> files = Files.walk(path)) {
      content = files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(path)).toList();
    }
    for (Path file : content) {
      Files.delete(file);
    }
  }

  @Override
  public void close() throws IOException {
    empty();
    Files.delete(path);
  }
}
