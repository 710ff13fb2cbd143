package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A pipe or a device, which can only be written to as it is. */
final class DirectOutput implements Output {
  private final Path place;
  private final FileChannel channel;

  DirectOutput(Path place) throws IOException {
    this.place = place;
    try {
      channel = FileChannel.open(place, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }

  @Override
  public OutputStream stream() {
    return new ChannelOutput(place, channel);
  }

  @Override
  public void seal() throws IOException {
    close();
  }

  @Override
  public void publish() throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }
}
