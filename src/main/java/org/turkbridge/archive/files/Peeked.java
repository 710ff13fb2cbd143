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
record Peeked(ContentKind kind, InputStream content) {
  /**
   * Looks at the beginning of a stream.
   *
   * @throws IOException if there is not even a beginning; a cut or damage soon after it is left for
   *     the one who reads on
   */
  static Peeked of(InputStream in) throws IOException {
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
    return new Peeked(
        ContentKind.of(head, length), new HeadedStream(Arrays.copyOf(head, length), in));
  }
}
