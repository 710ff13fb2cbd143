package org.turkbridge.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.turkbridge.digest.Sha256;

/**
 * By what a file is known again.
 *
 * @param size in bytes
 * @param sha256 of the content, 64 hexadecimal digits in lower case
 */
record Fingerprint(long size, String sha256) {
  /** Of what cannot be read; it is like nothing, not even itself. */
  static final Fingerprint UNKNOWN = new Fingerprint(-1, "");

  private static final int BUFFER = 1 << 16;

  static Fingerprint of(byte[] content) {
    MessageDigest digest = Sha256.digest();
    digest.update(content);
    return of(content.length, digest);
  }

  /** Reads the whole file. */
  static Fingerprint of(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        size += read;
      }
    }
    return of(size, digest);
  }

  static Fingerprint of(long size, MessageDigest digest) {
    return new Fingerprint(size, HexFormat.of().formatHex(digest.digest()));
  }
}
