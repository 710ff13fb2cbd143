package org.turkbridge.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.WireRequest;

/** Requests of the HTTP server as the legacy API reads them, however much of one could be read. */
final class WireRequests {
  private WireRequests() {}

  static WireRequest of(Request request, byte[] body) {
    return new WireRequest(
        orEmpty(request.getMethod()),
        path(request),
        request.getHttpURI() == null ? null : request.getHttpURI().getQuery(),
        request.getHeaders().get(HttpHeader.CONTENT_TYPE),
        body);
  }

  /** Decoded; empty where the request names none, as CONNECT does. */
  static String path(Request request) {
    return request.getHttpURI() == null ? "" : orEmpty(Request.getPathInContext(request));
  }

  /** Raw, without the question mark; empty where there is none. */
  static String query(Request request) {
    return request.getHttpURI() == null ? "" : orEmpty(request.getHttpURI().getQuery());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
