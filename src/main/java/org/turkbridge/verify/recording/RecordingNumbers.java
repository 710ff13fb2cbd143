package org.turkbridge.verify.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The last number that was given in a folder, in a hidden file there: several servers number their
 * calls in the order in which they come.
 */
final class RecordingNumbers {
  private static final int MOST_DIGITS = 9;

  private final Path file;

  RecordingNumbers(Path folder) {
    this.file = folder.resolve(".last-number");
  }

  /**
   * The next number.
   *
   * @param above it is greater than that
   */
  int next(int above) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
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

  /** The lock keeps other processes out; this one is told so, and only for a moment. */
  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        Thread.onSpinWait();
      }
    }
  }

  private static int last(FileChannel channel) throws IOException {
    ByteBuffer digits = ByteBuffer.allocate(MOST_DIGITS);
    channel.read(digits, 0);
    String text = new String(digits.array(), 0, digits.position(), StandardCharsets.UTF_8).strip();
    return text.matches("[0-9]+") ? Integer.parseInt(text) : 0;
  }
}
