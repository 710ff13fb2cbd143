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
    int length = 0;
    try {
      int read = in.read(head);
      while (read > 0) {
        length += read;
        read = in.read(head, length, head.length - length);
      }
    } catch (IOException e) {
      if (length == 0) {
        throw e;
      }
    }
    return new PeekedStream(
        ContentKind.of(head, length), new HeadedStream(Arrays.copyOf(head, length), in));
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
