package org.turkbridge.spark;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a file or folder is, or would be, by a name that nothing else has.
 *
 * @param path with its file system; on this machine's own without it, and without links
 */
record StoredPath(Path path) {
  static StoredPath of(Path path, Configuration configuration) throws IOException {
    Path qualified = path.getFileSystem(configuration).makeQualified(path);
    return new StoredPath(
        qualified.toUri().getScheme().equals("file") ? withoutLinks(qualified) : qualified);
  }

  /** What does not exist yet is in something that does. */
  private static Path withoutLinks(Path path) throws IOException {
    java.nio.file.Path local = java.nio.file.Path.of(path.toUri().getPath());
    if (Files.exists(local)) {
      return new Path(local.toRealPath().toString());
    }
    @Nullable Path parent = path.getParent();
    return parent == null ? path : new Path(withoutLinks(parent), path.getName());
  }

  /** Whether one is the other, or in it. */
  boolean overlaps(StoredPath other) {
    return isIn(other) || other.isIn(this);
  }

  private boolean isIn(StoredPath folder) {
    for (@Nullable Path above = path; above != null; above = above.getParent()) {
      if (above.equals(folder.path)) {
        return true;
      }
    }
    return false;
  }
}
