package org.turkbridge.archive.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Compares what was read with the size and checksum in a zip archive, when its end is reached. */
final class ChecksumStream extends FilterInputStream {
  private final CRC32 crc = new CRC32();
  private final long expectedSize;
  private final long expectedCrc;
  private long size;

  /** With -1 for what is not known. */
  ChecksumStream(InputStream in, long expectedSize, long expectedCrc) {
    super(in);
    this.expectedSize = expectedSize;
    this.expectedCrc = expectedCrc;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      crc.update(buffer, offset, read);
      size += read;
    } else if (read < 0
        && ((expectedSize >= 0 && size != expectedSize)
            || (expectedCrc >= 0 && crc.getValue() != expectedCrc))) {
      throw new InputException(
          "the packed data is damaged: its size or checksum is not what the archive says. Get an"
              + " undamaged archive");
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
