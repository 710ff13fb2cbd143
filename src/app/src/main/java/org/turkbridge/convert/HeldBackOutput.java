package org.turkbridge.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Content for a stream that cannot be taken back: it goes there only when it is whole. */
final class HeldBackOutput implements Output {
  private final OutputStream target;
  private final Path place;
  private final FileChannel content;

  /** Holds the content in a temporary file. */
  HeldBackOutput(OutputStream target) throws IOException {
    this.target = target;
    this.place = Files.createTempFile("turkbridge-", ".part");
    this.content =
        FileChannel.open(
            place,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  @Override
  public OutputStream stream() {
    return new ChannelOutput(place, content);
  }

  @Override
  public void seal() {}

  @Override
  public void publish() throws IOException {
    content.position(0);
    InputStream whole = Channels.newInputStream(content);
    whole.transferTo(target);
    target.flush();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
