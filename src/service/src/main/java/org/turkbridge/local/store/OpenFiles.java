package org.turkbridge.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a store has open, told from others under the same names. What is written to a file
 * that was removed, renamed or replaced is found by nobody.
 */
final class OpenFiles {
  private final Map<Path, Optional<Object>> identities = new LinkedHashMap<>();

  /**
   * The files of a database that is open in write-ahead mode, and stays so: while it is, they keep
   * their identities, and nothing else can have them.
   *
   * @throws StoreException if one is not there
   */
  OpenFiles(Path file) {
    try {
      identities.put(file, identity(file));
      Path real = file.toRealPath();
      for (String suffix : new String[] {"-wal", "-shm"}) {
        Path beside = SqliteFile.beside(real, suffix);
        identities.put(beside, identity(beside));
      }
    } catch (IOException e) {
      throw new StoreException("The store " + file + " was removed while it was opened.", e);
    }
  }

  /** Whether all of them are where they were. */
  boolean areInPlace() {
    return identities.entrySet().stream()
        .allMatch(
            opened -> {
              try {
                return identity(opened.getKey()).equals(opened.getValue());
              } catch (IOException e) {
                return false;
              }
            });
  }

  /** Empty where the system has none; there, open files cannot be removed. */
  private static Optional<Object> identity(Path file) throws IOException {
    return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
  }
}
