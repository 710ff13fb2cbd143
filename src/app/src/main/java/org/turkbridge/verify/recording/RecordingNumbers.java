package org.turkbridge.verify.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.turkbridge.archive.files.OwnerOnly;

/**
 * The last number that was given in a folder, in a hidden file there: several servers number their
 * calls in the order in which they come. Where that file is not to be had, each numbers its own.
 */
final class RecordingNumbers {
  private static final int MOST_DIGITS = 9;

  /** Nanoseconds; each pause is twice the one before, all together less than a second. */
  private static final long FIRST_PAUSE = 10_000;

  private static final long LONGEST_PAUSE = FIRST_PAUSE << 15;

  private final Path file;
  private final Consumer<String> notes;
  private boolean isAlone;

  /**
   * @param notes is told, once, that the file is not to be had
   */
  RecordingNumbers(Path folder, Consumer<String> notes) {
    this.file = folder.resolve(".last-number");
    this.notes = notes;
  }

  /**
   * The next number.
   *
   * @param above it is greater than that
   */
  int next(int above) {
    if (!isAlone) {
      try {
        return shared(above);
      } catch (IOException e) {
        isAlone = true;
        notes.accept(
            "%s cannot be used (%s): recorded calls are numbered without it, in their order among those of this server alone. If other servers record here, remove it and start them anew"
                .formatted(file, reason(e)));
      }
    }
    return above + 1;
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private int shared(int above) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                // Where others can write, a link may lead to anything.
                LinkOption.NOFOLLOW_LINKS),
            OwnerOnly.attributes(file))) {
      FileLock lock = lock(channel);
      try {
        int next = Math.max(last(channel), above) + 1;
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Integer.toString(next).getBytes(StandardCharsets.UTF_8)), 0);
        return next;
      } finally {
        lock.release();
      }
    }
  }

  /** Another server has it only for a moment, another server of this process too. */
  private static FileLock lock(FileChannel channel) throws IOException {
    for (long pause = FIRST_PAUSE; pause <= LONGEST_PAUSE; pause *= 2) {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        // As if another process had it.
      }
      LockSupport.parkNanos(pause);
    }
    throw new IOException("another process keeps it locked");
  }

  private static int last(FileChannel channel) throws IOException {
    ByteBuffer digits = ByteBuffer.allocate(MOST_DIGITS + 1);
    channel.read(digits, 0);
    String text = new String(digits.array(), 0, digits.position(), StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      throw new IOException("it holds something else than a number");
    }
    return Integer.parseInt(text);
  }
}
