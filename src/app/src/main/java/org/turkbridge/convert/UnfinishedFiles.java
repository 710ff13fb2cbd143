package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unfinished files of killed runs. */
final class UnfinishedFiles {
  private UnfinishedFiles() {}

  /** Removes those in the folders of these outputs. What a running process writes is left alone. */
  static void remove(Collection<Path> outputs) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path output : outputs) {
      @Nullable Path folder = output.toAbsolutePath().getParent();
      if (folder != null && folders.add(folder) && Files.isDirectory(folder)) {
        removeIn(folder);
      }
    }
  }

  private static void removeIn(Path folder) throws IOException {
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(folder, UnfinishedFiles::isUnfinished)) {
      for (Path part : parts) {
        try {
          LockedFile.removeUnlessLocked(part);
        } catch (IOException e) {
          throw OutputException.of(part, e);
        }
      }
    }
  }

  private static boolean isUnfinished(Path file) {
    return HiddenNames.isPart(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
