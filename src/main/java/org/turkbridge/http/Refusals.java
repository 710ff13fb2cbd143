package org.turkbridge.http;

import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.turkbridge.verify.recording.Api;

/** Requests that never became a call: each has an id, a line of the log and a count. */
final class Refusals {
  /** Said with HTTP 503. */
  static final String NO_MEMORY =
      "The server has no memory left for this request just now; send it again";

  private final Metrics metrics;
  private final Supplier<UUID> requestIds;
  private final Intercepted intercepted;

  Refusals(Metrics metrics, Supplier<UUID> requestIds, Intercepted intercepted) {
    this.metrics = metrics;
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
    metrics.refusedRequest(port, status);
    intercepted.refused(port.equals(BridgeServer.CURRENT) ? Api.CURRENT : Api.LEGACY, status);
    CallLog.refused(port, request, requestId, status, reason);
  }
}
