package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream whose kind is known.
 *
 * @param kind by its first bytes
 * @param content with those bytes
 */
record PeekedStream(ContentKind kind, InputStream content) {
  /**
   * Looks at the beginning of a stream.
   *
   * @throws IOException if there is not even a beginning; a cut or damage soon after it is left for
   *     the one who reads on
   */
  static PeekedStream of(InputStream in) throws IOException {
    byte[] head = new byte[ContentKind.HEAD];
    int length = fill(in, head, 0);
    ContentKind kind = ContentKind.of(head, length);
    if (kind.mayBeRead() && length == head.length) {
      head = Arrays.copyOf(head, ContentKind.LONG_HEAD);
      length = fill(in, head, length);
      kind = ContentKind.of(head, length);
    }
    return new PeekedStream(kind, new HeadedStream(Arrays.copyOf(head, length), in));
  }

  /** Reads on behind what is there; how many bytes there are then. */
  private static int fill(InputStream in, byte[] head, int length) throws IOException {
    int filled = length;
    try {
      int read = in.read(head, filled, head.length - filled);
      while (read > 0) {
        filled += read;
        read = in.read(head, filled, head.length - filled);
      }
    } catch (IOException e) {
      if (filled == 0) {
        throw e;
      }
    }
    return filled;
  }

  /**
   * A stream behind bytes that were read from it already. The JDK's PushbackInputStream loses them
   * when the read behind them fails, and its SequenceInputStream closes what it has read to the
   * end.
   */
  private static final class HeadedStream extends BlockStream {
    private final byte[] head;
    private int position;

    HeadedStream(byte[] head, InputStream in) {
      super(in);
      this.head = head;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int left = head.length - position;
      if (left == 0) {
        return in.read(buffer, offset, length);
      }
      int read = Math.min(left, length);
      System.arraycopy(head, position, buffer, offset, read);
      position += read;
      return read;
    }

    @Override
    public int available() throws IOException {
      int left = head.length - position;
      return left == 0 ? in.available() : left;
    }
  }
}
