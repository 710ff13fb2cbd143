package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Knows whether the bytes of a tar archive that were read so far end with its end mark. */
final class TarEnd extends BlockStream {
  private long zeros;

  TarEnd(InputStream in) {
    super(in);
  }

  /** Whether there is an empty record; what a member is padded with is less than that. */
  boolean isThere() {
    return zeros >= TarConstants.DEFAULT_RCDSIZE;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    int last = offset + read - 1;
    while (last >= offset && buffer[last] == 0) {
      last--;
    }
    int tail = offset + read - 1 - last;
    zeros = tail == Math.max(read, 0) ? zeros + tail : tail;
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = in.skip(n);
    zeros = skipped > 0 ? 0 : zeros;
    return skipped;
  }
}
