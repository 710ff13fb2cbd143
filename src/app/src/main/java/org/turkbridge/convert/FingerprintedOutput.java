package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Passes bytes on and takes their fingerprint. Does not close what it passes them to. */
final class FingerprintedOutput extends OutputStream {
  private final OutputStream out;
  private final MessageDigest digest = Fingerprint.digest();
  private long size;

  FingerprintedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    size += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Of all that was written. To be asked once, at the end. */
  Fingerprint fingerprint() {
    return Fingerprint.of(size, digest);
  }
}
