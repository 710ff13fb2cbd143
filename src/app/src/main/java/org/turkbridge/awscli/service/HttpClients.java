package org.turkbridge.awscli.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
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
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** The SDK's client on the JDK's own HTTP. */
final class HttpClients {
  private HttpClients() {}

  static SdkHttpClient of(ServiceSettings settings) {
    boolean isTls = "https".equalsIgnoreCase(settings.endpoint().uri().getScheme());
    return isTls || settings.mayNeedProxy() ? full(settings, isTls) : plain(settings);
  }

  /** The other one reads all authorities that the JVM trusts, which takes its time. */
  private static SdkHttpClient plain(ServiceSettings settings) {
    return UrlConnectionHttpClient.create(uri -> connection(uri, settings));
  }

  private static HttpURLConnection connection(URI uri, ServiceSettings settings) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout((int) settings.connectTimeout().toMillis());
      connection.setReadTimeout((int) settings.readTimeout().toMillis());
      connection.setUseCaches(false);
      connection.setInstanceFollowRedirects(false);
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SdkHttpClient full(ServiceSettings settings, boolean isTls) {
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(settings.connectTimeout())
            .socketTimeout(settings.readTimeout());
    Path certificates = settings.certificates();
    if (settings.verifyCertificates() && certificates != null && isTls) {
      TrustManager[] trusted = TrustedCertificates.in(certificates);
      builder.tlsTrustManagersProvider(() -> trusted);
    }
    return builder.buildWithDefaults(
        AttributeMap.builder()
            .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, !settings.verifyCertificates())
            .build());
  }

  /** The authorities of {@code --ca-bundle}. */
  private static final class TrustedCertificates {
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
}
