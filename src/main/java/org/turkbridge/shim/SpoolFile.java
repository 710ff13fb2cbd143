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

/**
 * Items in a temporary file, read back by their number. The file has no name once it is open, where
 * the system allows that, so that nothing is left behind whatever happens.
 */
final class SpoolFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final FileChannel file;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * BUFFER);
  private long[] starts = new long[128];
  private int count;
  private long flushed;

  private SpoolFile(FileChannel file) {
    this.file = file;
  }

  static SpoolFile create() throws IOException {
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
    return new SpoolFile(file);
  }

  /** Adds an item; its number is how many were added before. */
  void add(byte[] item) throws IOException {
    if (count + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    buffer.writeBytes(item);
    count++;
    starts[count] = flushed + buffer.size();
    if (buffer.size() >= BUFFER) {
      flush();
    }
  }

  /** Must be called after the last item was added and before one is read. */
  void flush() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer.toByteArray());
    while (bytes.hasRemaining()) {
      flushed += file.write(bytes, flushed);
    }
    buffer.reset();
  }

  /** The item of that number. */
  byte[] read(int number) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (starts[number + 1] - starts[number]));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, starts[number] + bytes.position()) < 0) {
        throw new IOException("the temporary file was cut off");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
