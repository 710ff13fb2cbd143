package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacked gzip, of all its parts if several were joined. All that can be unpacked before damage or
 * a cut is delivered before the exception that tells of it.
 *
 * <p>Not the JDK's GZIPInputStream: that one takes data behind the first part for the end, without
 * an error, when it is damaged or the stream has nothing available just then.
 */
final class Gunzip extends InputStream {
  private final BudgetStream packed;
  private final GzipCompressorInputStream in;
  private @Nullable InputException failure;

  Gunzip(InputStream packed) throws IOException {
    this.packed = new BudgetStream(packed);
    this.packed.allow(InputLimits.MAX_HEADER_BYTES);
    try {
      in =
          GzipCompressorInputStream.builder()
              .setInputStream(this.packed)
              .setDecompressConcatenated(true)
              .get();
    } catch (IOException e) {
      throw InputException.of(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    packed.allow(length + InputLimits.MAX_HEADER_BYTES);
    long before = in.getBytesRead();
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      failure = InputException.of(e);
      int unpacked = (int) (in.getBytesRead() - before);
      if (unpacked == 0) {
        throw failure;
      }
      return unpacked;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
