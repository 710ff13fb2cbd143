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

/** Writes files that are there whole or not at all: to a hidden one beside, which is renamed. */
final class WholeFile {
  private WholeFile() {}

  /**
   * Makes a file.
   *
   * @throws FileAlreadyExistsException if it is there
   */
  static void create(Path file, byte[] content) throws IOException {
    Path part = written(file, content);
    try {
      link(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  static void replace(Path file, byte[] content) throws IOException {
    Path target = file.toRealPath();
    Path part = written(target, content);
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
      Files.move(part, file);
    }
  }

  private static Path written(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
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
