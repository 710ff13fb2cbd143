package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Paths that are equal if they mean the same file, whatever links lead to it. */
final class RealPaths {
  private RealPaths() {}

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
}
