package org.turkbridge.http;

import java.nio.file.Path;

/**
 * A PKCS #12 file with the server's certificate and private key.
 *
 * @param password of the file and of the key in it
 */
public record TlsKeystore(Path file, String password) {
  /** Without the password. */
  @Override
  public String toString() {
    return "TlsKeystore[" + file + "]";
  }
}
