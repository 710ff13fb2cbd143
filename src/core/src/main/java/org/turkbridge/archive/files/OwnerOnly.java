package org.turkbridge.archive.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Permissions of files that hold what their user may not know to be in them: raw records, calls.
 * Who made one may read and write it, nobody else. Where a file system has no permissions, its own
 * rules hold.
 */
public final class OwnerOnly {
  private OwnerOnly() {}

  private static Set<PosixFilePermission> permissions() {
    return EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  /** To make that file with. */
  public static FileAttribute<?>[] attributes(Path file) {
    return attributes(file, permissions());
  }

  /** To make that folder with. */
  public static FileAttribute<?>[] folder(Path folder) {
    Set<PosixFilePermission> permissions = permissions();
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    return attributes(folder, permissions);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  /** Takes a file that is there from all others. */
  public static void set(Path file) throws IOException {
    if (isPosix(file)) {
      Files.setPosixFilePermissions(file, permissions());
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
