package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Writes to an output's file; its errors name the output. Does not close the file. */
final class ChannelOutput extends OutputStream {
  /** The channel copies what it is given into native memory, once a thread, and keeps that. */
  private static final int LARGEST_WRITE = 1 << 18;

  private final Path output;
  private final FileChannel channel;

  ChannelOutput(Path output, FileChannel channel) {
    this.output = output;
    this.channel = channel;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
    int end = rest.limit();
    try {
      while (rest.position() < end) {
        rest.limit(Math.min(end, rest.position() + LARGEST_WRITE));
        channel.write(rest);
      }
    } catch (IOException e) {
      throw OutputException.of(output, e);
    }
  }
}
