package org.turkbridge.shim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Items that are added, finished, then read by their number: in memory while they are small
 * together, else in a temporary file. The file has no name once it is open, where the system allows
 * that, so that nothing is left behind whatever happens.
 */
final class Spool implements AutoCloseable {
  /** A poll of a short list should not cost a file. */
  private static final int MOST_IN_MEMORY = 1 << 20;

  private static final int BUFFER = 1 << 16;

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER);
  private long[] starts = new long[128];
  private int count;
  private @Nullable FileChannel file;
  private long flushed;
  private byte[] memory = {};

  /** Adds an item; its number is how many were added before. */
  void add(byte[] item) throws IOException {
    if (count + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    buffer.writeBytes(item);
    count++;
    starts[count] = flushed + buffer.size();
    if (buffer.size() >= (file == null ? MOST_IN_MEMORY : BUFFER)) {
      flush();
    }
  }

  /** Ends the adding and begins the reading. */
  void finish() throws IOException {
    if (file == null) {
      memory = buffer.toByteArray();
    } else {
      flush();
    }
  }

  private void flush() throws IOException {
    if (file == null) {
      file = createFile();
    }
    ByteBuffer bytes = ByteBuffer.wrap(buffer.toByteArray());
    while (bytes.hasRemaining()) {
      flushed += file.write(bytes, flushed);
    }
    buffer.reset();
  }

  private static FileChannel createFile() throws IOException {
    Path path = Files.createTempFile("turkbridge-", ".snapshot");
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      Files.deleteIfExists(path);
    } catch (IOException inUse) {
      // Windows: closing deletes it.
    }
    return file;
  }

  /** Bytes of the items that are kept on the heap. */
  int heapBytes() {
    return memory.length;
  }

  /** The item of that number. */
  byte[] read(int number) throws IOException {
    long start = starts[number];
    int length = (int) (starts[number + 1] - start);
    if (file == null) {
      return Arrays.copyOfRange(memory, (int) start, (int) start + length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, start + bytes.position()) < 0) {
        throw new IOException("the temporary file was cut off");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
