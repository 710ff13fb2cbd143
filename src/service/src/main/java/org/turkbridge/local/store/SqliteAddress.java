package org.turkbridge.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** That of a store in an SQLite file. */
record SqliteAddress(Path path) implements StoreAddress {
  @Override
  public Optional<Path> file() {
    return Optional.of(path);
  }

  @Override
  public List<Path> files() {
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException e) {
      real = path;
    }
    return List.of(path, SqliteFile.beside(real, "-wal"), SqliteFile.beside(real, "-shm"));
  }

  @Override
  public boolean showsPassword() {
    return false;
  }

  @Override
  public Store open() {
    return SqliteStore.open(path);
  }

  @Override
  public ReadableStore openToRead() {
    Path folder = path.toAbsolutePath().getParent();
    boolean isWritable = Files.isWritable(path) && (folder == null || Files.isWritable(folder));
    return isWritable ? open() : SqliteReadOnlyStore.open(path);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
