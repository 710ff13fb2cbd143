package org.turkbridge.awscli.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is written until it is whole: in memory, or in a temporary file once it is large. The
 * file has no name once it is open, where the system allows that, so that nothing is left behind.
 */
final class OutputSpool extends OutputStream {
  private static final int MOST_IN_MEMORY = 1 << 20;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable FileChannel file;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    memory.write(bytes, offset, length);
    if (memory.size() >= MOST_IN_MEMORY) {
      drain();
    }
  }

  private void drain() throws IOException {
    FileChannel channel = file == null ? create() : file;
    file = channel;
    ByteBuffer bytes = ByteBuffer.wrap(memory.toByteArray());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    memory.reset();
  }

  private static FileChannel create() throws IOException {
    Path path = Files.createTempFile("turkbridge-", ".json");
    // Where the system can, this takes the name away at once.
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Writes all of it to another stream. */
  void copyTo(OutputStream out) throws IOException {
    if (file != null) {
      file.position(0);
      InputStream written = Channels.newInputStream(file);
      byte[] part = new byte[MOST_IN_MEMORY];
      for (int length = written.read(part); length > 0; length = written.read(part)) {
        out.write(part, 0, length);
      }
    }
    memory.writeTo(out);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
