package org.turkbridge.spark;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.files.FileContent;
import org.turkbridge.archive.files.InputFile;

/**
 * A file of a file system that Hadoop knows. A failure of the file system is no damage of the file:
 * it is remembered, for Spark to run the task again.
 */
final class HadoopFile implements FileContent {
  private static final int MOST_COPIED = 64 * 1024;

  private final Path path;
  private final long size;
  private final Configuration configuration;
  private volatile @Nullable IOException failure;

  HadoopFile(String path, long size, Configuration configuration) {
    this.path = new Path(path);
    this.size = size;
    this.configuration = configuration;
  }

  /** The file as an input of core. */
  InputFile input() {
    return InputFile.elsewhere(path.toString(), size, this);
  }

  /**
   * @throws IOException if the file system has failed meanwhile
   */
  void check() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public InputStream open() throws IOException {
    return new FailureNotingStream(file());
  }

  /** Its bytes from one of them to another, at most. */
  InputStream range(long from, long to) throws IOException {
    FSDataInputStream file = file();
    try {
      file.seek(from);
    } catch (IOException e) {
      file.close();
      throw failed(e);
    }
    return new RangeStream(new FailureNotingStream(file), to - from);
  }

  @Override
  public SeekableByteChannel channel() throws IOException {
    return new Channel(file());
  }

  private FSDataInputStream file() throws IOException {
    try {
      FileSystem system = path.getFileSystem(configuration);
      return system.open(path);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private IOException failed(IOException e) {
    failure = e;
    return e;
  }

  private final class FailureNotingStream extends FilterInputStream {
    FailureNotingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      try {
        return in.read(target, from, length);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public long skip(long count) throws IOException {
      try {
        return in.skip(count);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        in.close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private static final class RangeStream extends FilterInputStream {
    private long left;

    RangeStream(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (left == 0 && length > 0) {
        return -1;
      }
      int read = in.read(target, from, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = in.skip(Math.min(count, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  private final class Channel implements SeekableByteChannel {
    private final FSDataInputStream in;
    private boolean open = true;
    private long position;

    Channel(FSDataInputStream in) {
      this.in = in;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (position >= size) {
        return -1;
      }
      byte[] bytes = new byte[Math.min(target.remaining(), MOST_COPIED)];
      try {
        in.seek(position);
        int read = in.read(bytes, 0, bytes.length);
        if (read > 0) {
          target.put(bytes, 0, read);
          position += read;
        }
        return read;
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long place) {
      position = place;
      return this;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      open = false;
      in.close();
    }

    @Override
    public int write(ByteBuffer source) {
      throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long length) {
      throw new NonWritableChannelException();
    }
  }
}
