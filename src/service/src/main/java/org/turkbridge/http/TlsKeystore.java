package org.turkbridge.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Collections;

/**
 * A PKCS #12 file with the server's certificate and private key.
 *
 * @param password of the file and of the key in it
 */
public record TlsKeystore(Path file, String password) {
  /**
   * Makes sure that there is a key to serve with.
   *
   * @throws IOException if the file cannot be read, its password is another, or it has no key; the
   *     message says which
   */
  public void check() throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("The keystore " + file + " cannot be read");
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keystore = KeyStore.getInstance("PKCS12");
      keystore.load(in, password.toCharArray());
      for (String alias : Collections.list(keystore.aliases())) {
        Key key = keystore.getKey(alias, password.toCharArray());
        if (key != null) {
          return;
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IOException(
          "The keystore " + file + " is not PKCS #12, or has another password than the one given",
          e);
    }
    throw new IOException("The keystore " + file + " has no private key");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "TlsKeystore[" + file + "]";
  }
}
