package org.turkbridge.spark;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The files of this machine, of which no byte from {@link #AT} on can be read. */
public final class FailingFileSystem extends RawLocalFileSystem {
  static final String SCHEME = "failing";
  static final String AT = "failing.at";

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    FSDataInputStream in = super.open(path, bufferSize);
    return new FSDataInputStream(new FailingStream(in, getConf().getLong(AT, 0)));
  }

  private static final class FailingStream extends FSInputStream {
    private final FSDataInputStream in;
    private final long at;

    FailingStream(FSDataInputStream in, long at) {
      this.in = in;
      this.at = at;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      long left = at - in.getPos();
      if (left <= 0) {
        throw new IOException("the disk is gone");
      }
      return in.read(target, from, (int) Math.min(length, left));
    }

    @Override
    public void seek(long place) throws IOException {
      in.seek(place);
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public boolean seekToNewSource(long place) {
      return false;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
