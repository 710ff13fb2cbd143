package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a stream for one byte at a time: slow, but where it fails, no byte is lost that it gave
 * before.
 */
final class SingleBytes extends BlockStream {
  private static final int MOST = 1024;

  private @Nullable IOException failure;

  SingleBytes(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int read = 0;
    try {
      int b = 0;
      while (read < Math.min(length, MOST) && b >= 0) {
        b = in.read();
        if (b >= 0) {
          target[from + read] = (byte) b;
          read++;
        }
      }
    } catch (IOException | RuntimeException e) {
      failure = InputException.of(e);
      if (read == 0) {
        throw failure;
      }
    }
    return read == 0 && length > 0 ? -1 : read;
  }
}
