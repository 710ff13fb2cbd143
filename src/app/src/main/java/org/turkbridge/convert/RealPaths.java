package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Paths that are equal if they mean the same file, whatever links lead to it. Of many files in a
 * folder, the way to that is gone once.
 */
final class RealPaths {
  private final Map<Path, Path> folders = new HashMap<>();

  /** The file need not be there, nor the folders above it, and the user need not be let in. */
  static Path of(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (FileSystemException notReached) {
      Path absolute = path.toAbsolutePath();
      @Nullable Path folder = absolute.getParent();
      @Nullable Path name = absolute.getFileName();
      return folder == null || name == null ? absolute : of(folder).resolve(name);
    }
  }

  /** As {@link #of}, for a file whose folder stays what it is. */
  Path ofNext(Path file) throws IOException {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    @Nullable Path name = file.getFileName();
    if (folder == null || name == null || !isRegularFile(file)) {
      return of(file);
    }
    @Nullable Path real = folders.get(folder);
    if (real == null) {
      real = of(folder);
      folders.put(folder, real);
    }
    return real.resolve(name);
  }

  private static boolean isRegularFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
