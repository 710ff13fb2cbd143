package org.turkbridge.convert;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.turkbridge.archive.files.OwnerOnly;

/**
 * Bytes that are written, and read when all are there, in a file for its owner alone. It goes when
 * it is closed, and with the process, whatever ends that.
 */
final class ScratchFile implements Closeable {
  private final Path output;
  private final FileChannel channel;

  private ScratchFile(Path output, FileChannel channel) {
    this.output = output;
    this.channel = channel;
  }

  /** One in the folder for temporary files. */
  static ScratchFile temporary() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir", ""));
    return open(folder.resolve(HiddenNames.scratch()), folder);
  }

  /**
   * One beside another.
   *
   * @param output to be named in errors
   */
  static ScratchFile beside(Path other, Path output) throws IOException {
    return open(other.resolveSibling(HiddenNames.scratch()), output);
  }

  private static ScratchFile open(Path file, Path output) throws IOException {
    try {
      return new ScratchFile(
          output,
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE),
              OwnerOnly.attributes(file)));
    } catch (IOException e) {
      throw OutputException.of(output, e);
    }
  }

  /** Where the bytes go. Not buffered; its errors are {@link OutputException}s. */
  OutputStream stream() {
    return new ChannelOutput(output, channel);
  }

  /** All of them from the beginning. Ends what was being read; nothing is written any more. */
  InputStream read() throws IOException {
    channel.position(0);
    return Channels.newInputStream(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
