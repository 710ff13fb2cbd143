package org.turkbridge.convert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hidden files that one process at a time may write; the operating system lets go when it ends. */
final class LockedFile {
  private LockedFile() {}

  /**
   * Opens the file for reading and writing, makes it if it is not there, and locks it until it is
   * closed. The content stays. A link in its place is not followed.
   *
   * @param output to be named if another process has the lock
   * @param attributes that it is made with
   * @throws OutputException if another process has it
   */
  static FileChannel open(Path file, Path output, FileAttribute<?>... attributes)
      throws IOException {
    while (true) {
      make(file, attributes);
      @Nullable FileChannel channel = lock(file, output);
      if (channel != null) {
        return channel;
      }
    }
  }

  /** Removes the file, unless another process is writing it. */
  static void removeUnlessLocked(Path file) throws IOException {
    try (FileChannel channel = opened(file)) {
      if (isLocked(channel)) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException gone) {
      // Its owner ended it.
    }
  }

  /** Null if the file was renamed or removed before it was locked. */
  private static @Nullable FileChannel lock(Path file, Path output) throws IOException {
    FileChannel channel;
    @Nullable Object before = identity(file);
    try {
      channel = opened(file);
    } catch (NoSuchFileException gone) {
      return null;
    }
    try {
      if (!isLocked(channel)) {
        throw OutputException.beingWritten(output);
      }
      // A file that its owner has renamed in the meantime is a finished output by now.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Objects.equals(before, identity(file))) {
        return channel;
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  private static void make(Path file, FileAttribute<?>... attributes) throws IOException {
    try {
      Files.createFile(file, attributes);
    } catch (FileAlreadyExistsException left) {
      // By a killed run, or by one that is running: the lock will tell.
    }
  }

  private static FileChannel opened(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static @Nullable Object identity(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    } catch (NoSuchFileException gone) {
      return null;
    }
  }
}
