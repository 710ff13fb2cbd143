package org.turkbridge.awscli.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.turkbridge.awscli.CommandException;

/** The authorities of {@code --ca-bundle}. */
final class TrustedCertificates {
  private TrustedCertificates() {}

  /**
   * Trusts what they signed, and nothing else.
   *
   * @param file certificates in PEM
   * @throws CommandException if there are none
   */
  static TrustManager[] in(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (certificates.isEmpty()) {
        throw CommandException.other("The CA bundle " + file + " holds no certificate");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry(String.valueOf(number++), certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (IOException e) {
      throw CommandException.other(
          "Could not find a suitable TLS CA certificate bundle, invalid path: " + file);
    } catch (GeneralSecurityException e) {
      throw CommandException.other(
          "The CA bundle " + file + " cannot be used: it has to hold certificates in PEM");
    }
  }
}
