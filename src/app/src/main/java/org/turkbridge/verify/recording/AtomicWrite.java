package org.turkbridge.verify.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.turkbridge.archive.files.OwnerOnly;

/** Writes files that are there whole or not at all: to a hidden one beside, which is renamed. */
final class AtomicWrite {
  private AtomicWrite() {}

  /**
   * Makes a file that nobody but its owner can read.
   *
   * @throws FileAlreadyExistsException if it is there
   */
  static void create(Path file, byte[] content) throws IOException {
    Path part = written(file, content, Optional.empty());
    try {
      link(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Its permissions stay. */
  static void replace(Path file, byte[] content) throws IOException {
    Path target = file.toRealPath();
    Path part = written(target, content, permissions(target));
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** A link, unlike a renaming, never replaces anything; not every file system has them. */
  private static void link(Path part, Path file) throws IOException {
    try {
      Files.createLink(file, part);
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (e instanceof FileAlreadyExistsException exists) {
        throw exists;
      }
      moveToNew(part, file);
    }
  }

  /** The name is taken first, as another process may want it too. */
  private static void moveToNew(Path part, Path file) throws IOException {
    Files.createFile(file, OwnerOnly.attributes(file));
    try {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Empty where the file system has none. */
  private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null ? Optional.empty() : Optional.of(view.readAttributes().permissions());
  }

  private static Path written(
      Path file, byte[] content, Optional<Set<PosixFilePermission>> permissions)
      throws IOException {
    // Of one length, whatever the name of the file, and never that of another process.
    Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.attributes(part))) {
      if (permissions.isPresent()) {
        Files.setPosixFilePermissions(part, permissions.get());
      }
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return part;
  }
}
