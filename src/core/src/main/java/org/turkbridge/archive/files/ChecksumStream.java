package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * What comes out of a zip archive; compared, when its end is reached, with what the archive says.
 */
final class ChecksumStream extends BlockStream {
  private final CRC32 crc = new CRC32();
  private final Expectation expectation;
  private long size;

  /** What the archive says. */
  interface Expectation {
    /**
     * Compares it with what came out.
     *
     * @throws IOException if that is something else
     */
    void check(long size, long crc) throws IOException;
  }

  ChecksumStream(InputStream in, Expectation expectation) {
    super(in);
    this.expectation = expectation;
  }

  /** With -1 for what is not known. */
  ChecksumStream(InputStream in, long expectedSize, long expectedCrc) {
    this(in, (size, crc) -> check(expectedSize, expectedCrc, size, crc));
  }

  /** With -1 for what is not known. */
  static void check(long expectedSize, long expectedCrc, long size, long crc) throws IOException {
    if ((expectedSize >= 0 && size != expectedSize) || (expectedCrc >= 0 && crc != expectedCrc)) {
      throw new ChecksumException("its size or checksum is not what the archive says");
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      crc.update(buffer, offset, read);
      size += read;
    } else if (read < 0) {
      expectation.check(size, crc.getValue());
    }
    return read;
  }
}
