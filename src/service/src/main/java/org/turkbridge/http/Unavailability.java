package org.turkbridge.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.shim.LegacyService;

/** Says that there is no room for a request now, in the protocol of whoever sends it. */
final class Unavailability {
  private static final int STATUS = HttpStatus.SERVICE_UNAVAILABLE_503;

  private final LegacyService service;
  private final Refusals refusals;

  Unavailability(LegacyService service, Refusals refusals) {
    this.service = service;
    this.refusals = refusals;
  }

  /**
   * Answers a request that was not read.
   *
   * @param port that it came to; decides where nothing else tells which API it is of
   */
  void send(String port, Request request, String reason, Response response, Callback callback) {
    String requestId = refusals.note(port, request, STATUS, reason);
    Api api =
        ApiDetection.of(request, Optional.empty())
            .orElse(port.equals(BridgeServer.CURRENT) ? Api.CURRENT : Api.LEGACY);
    if (api == Api.CURRENT) {
      JsonErrors.send(response, callback, STATUS, requestId, reason);
    } else {
      Answers.send(
          request,
          response,
          callback,
          service.httpError(
              STATUS,
              EnvelopeReader.guess(WireRequests.of(request, new byte[0])),
              requestId,
              reason));
    }
  }
}
