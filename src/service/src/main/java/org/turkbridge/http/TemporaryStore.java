package org.turkbridge.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for a database file that nobody asked to keep. */
final class TemporaryStore implements AutoCloseable {
  private final Path folder;

  private TemporaryStore(Path folder) {
    this.folder = folder;
  }

  static TemporaryStore create() throws IOException {
    return new TemporaryStore(Files.createTempDirectory("turkbridge-"));
  }

  Path file() {
    return folder.resolve("store.db");
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
