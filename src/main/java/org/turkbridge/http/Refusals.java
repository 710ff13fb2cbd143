package org.turkbridge.http;

import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;

/** Requests that never became a call: each has an id, a line of the log and a count. */
final class Refusals {
  private final Metrics metrics;
  private final Supplier<UUID> requestIds;

  Refusals(Metrics metrics, Supplier<UUID> requestIds) {
    this.metrics = metrics;
    this.requestIds = requestIds;
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
    metrics.refusedRequest(port, status);
    CallLog.refused(port, request, requestId, status, reason);
    return requestId;
  }
}
