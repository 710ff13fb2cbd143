package org.turkbridge.http;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Where a caller finds this server: where it asked, unless the operator says otherwise. */
final class PublicAddress {
  private final Optional<URI> configured;

  PublicAddress(Optional<URI> configured) {
    this.configured = configured;
  }

  /** The address of the API, with a slash at its end. */
  String of(Request request) {
    return configured().orElseGet(() -> asked(request));
  }

  /** What the operator says, with a slash at its end. */
  Optional<String> configured() {
    return configured.map(URI::toString).map(text -> text.endsWith("/") ? text : text + "/");
  }

  private static String asked(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    String authority = host == null ? Request.getServerName(request) : host;
    return (request.isSecure() ? "https://" : "http://") + authority + "/";
  }
}
