package org.turkbridge.convert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Folders that outlive a power cut. */
final class Folders {
  private Folders() {}

  /** Makes the folders above a file that are not there. */
  static void create(Path file) throws IOException {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      create(folder);
      Files.createDirectories(folder);
      sync(folder);
    }
  }

  /** Writes to the disk that the file is in its folder under this name. */
  static void sync(Path file) throws IOException {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    // Elsewhere a folder cannot be opened.
    if (folder != null && isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
