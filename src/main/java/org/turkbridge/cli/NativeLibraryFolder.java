package org.turkbridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where SQLite's native library is unpacked. Its driver leaves removal to an orderly end of the
 * JVM, and the one by a signal is cut short to have an exit code of ours.
 */
final class NativeLibraryFolder implements AutoCloseable {
  /** The driver's own property; must be set before the driver is first used. */
  private static final String PROPERTY = "org.sqlite.tmpdir";

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibraryFolder.class);

  private final Path folder;

  private NativeLibraryFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws IOException naming the temporary folder, if nothing can be written to it
   */
  static NativeLibraryFolder create() throws IOException {
    Path folder;
    try {
      folder = Files.createTempDirectory("turkbridge-native-");
    } catch (IOException e) {
      throw new IOException(
          "The temporary folder "
              + System.getProperty("java.io.tmpdir")
              + " cannot be written; name another one with -Djava.io.tmpdir=FOLDER",
          e);
    }
    System.setProperty(PROPERTY, folder.toString());
    return new NativeLibraryFolder(folder);
  }

  /** Removes it, as far as the system lets go of a library that is in use. */
  @Override
  public void close() {
    try {
      List<Path> files;
      try (Stream<Path> listed = Files.list(folder)) {
        files = listed.toList();
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.debug("{} stays", folder, e);
    }
  }
}
