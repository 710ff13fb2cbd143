package org.turkbridge.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Which 2017-01-17 service answers behind the legacy API.
 *
 * @param name for messages: {@code embedded}, {@code production}, {@code sandbox} or the URL
 * @param endpoint empty for the embedded service
 */
public record UpstreamEndpoint(String name, Optional<URI> endpoint) {
  /** The embedded service. */
  public static final UpstreamEndpoint EMBEDDED =
      new UpstreamEndpoint("embedded", Optional.empty());

  /**
   * The endpoint of that name or URL.
   *
   * @throws IllegalArgumentException if it is neither a name nor an http or https URL
   */
  public static UpstreamEndpoint of(String nameOrUrl) {
    return switch (nameOrUrl.toLowerCase(Locale.ROOT)) {
      case "embedded" -> EMBEDDED;
      case "production" ->
          new UpstreamEndpoint(
              "production",
              Optional.of(URI.create("https://mturk-requester.us-east-1.amazonaws.com")));
      case "sandbox" ->
          new UpstreamEndpoint(
              "sandbox",
              Optional.of(URI.create("https://mturk-requester-sandbox.us-east-1.amazonaws.com")));
      default -> new UpstreamEndpoint(nameOrUrl, Optional.of(url(nameOrUrl)));
    };
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is none of embedded, production, sandbox, nor an http or https URL");
  }

  private static URI url(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw unknown(text);
    }
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw unknown(text);
    }
    if (uri.getPort() > 65535) {
      throw new IllegalArgumentException("a port is at most 65535, not " + uri.getPort());
    }
    if (uri.getRawUserInfo() != null) {
      // Whatever shows the URL would show the password.
      throw new IllegalArgumentException(
          "the URL must have no user name and password; calls are signed with the caller's key");
    }
    return uri;
  }

  /** Whether it is Mechanical Turk itself. */
  boolean isAws() {
    return endpoint.map(URI::getHost).filter(host -> host.endsWith(".amazonaws.com")).isPresent();
  }

  /** The name, with the address if it has another. */
  public String label() {
    return endpoint
        .filter(uri -> !uri.toString().equals(name))
        .map(uri -> name + " (" + uri + ")")
        .orElse(name);
  }
}
