package org.turkbridge.http;

import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Requests that never became a call: each has an id, and those who look on are told. */
final class Refusals {
  /** Said with HTTP 503. */
  static final String NO_MEMORY =
      "The server has no memory left for this request just now; send it again";

  private final CallListener listener;
  private final Supplier<UUID> requestIds;
  private final Intercepted intercepted;

  Refusals(CallListener listener, Supplier<UUID> requestIds, Intercepted intercepted) {
    this.listener = listener;
    this.requestIds = requestIds;
    this.intercepted = intercepted;
  }

  /**
   * Writes one down.
   *
   * @param port {@link BridgeServer#LEGACY} or {@link BridgeServer#CURRENT}
   * @param status of HTTP
   * @return the id to answer with
   */
  String note(String port, Request request, int status, String reason) {
    String requestId = requestIds.get().toString();
    note(port, request, requestId, status, reason);
    return requestId;
  }

  /** Writes down one whose answer has an id. */
  void note(String port, Request request, String requestId, int status, String reason) {
    Api api = port.equals(BridgeServer.CURRENT) ? Api.CURRENT : Api.LEGACY;
    intercepted.refused(api, status);
    listener.refused(
        new RefusedRequest(
            api,
            orNone(request.getMethod()),
            orNone(request.getHttpURI() == null ? null : request.getHttpURI().getPath()),
            orNone(request.getHeaders().get(HttpHeader.USER_AGENT)),
            requestId,
            status,
            reason));
  }

  private static String orNone(@Nullable String text) {
    return text == null ? "-" : text;
  }
}
