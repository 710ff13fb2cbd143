package org.turkbridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.archive.files.OwnerOnly;

/**
 * Where SQLite's native library is unpacked. Its driver leaves removal to an orderly end of the
 * JVM, and the one by a signal is cut short to have an exit code of ours.
 */
final class NativeLibraryFolder implements AutoCloseable {
  /** The driver's own property; must be set before the driver is first used. */
  private static final String PROPERTY = "org.sqlite.tmpdir";

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibraryFolder.class);

  private final Path folder =
      Path.of(System.getProperty("java.io.tmpdir"), "turkbridge-native-" + UUID.randomUUID());
  private final Thread hook = new Thread(this::remove, "turkbridge-native-library");

  /** One that is not made yet. */
  NativeLibraryFolder() {}

  /**
   * Makes one.
   *
   * @throws IOException naming the temporary folder, if nothing can be written to it
   */
  static NativeLibraryFolder create() throws IOException {
    NativeLibraryFolder made = new NativeLibraryFolder();
    made.make();
    return made;
  }

  /**
   * Makes it.
   *
   * @throws IOException naming the temporary folder, if nothing can be written to it
   */
  void make() throws IOException {
    try {
      // Before anybody else waits for a signal.
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      LOG.debug("The signal came first", ending);
    }
    try {
      Files.createDirectory(folder, OwnerOnly.folder(folder));
    } catch (IOException e) {
      throw new IOException(
          "The temporary folder "
              + folder.getParent()
              + " cannot be written; name another one with -Djava.io.tmpdir=FOLDER",
          e);
    }
    System.setProperty(PROPERTY, folder.toString());
  }

  /** Removes it, as far as the system lets go of a library that is in use. */
  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It runs already.
    }
  }

  private void remove() {
    if (!Files.exists(folder)) {
      return;
    }
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
