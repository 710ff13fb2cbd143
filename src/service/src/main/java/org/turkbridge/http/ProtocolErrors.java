package org.turkbridge.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.shim.LegacyService;

/** What the HTTP server refuses by itself, said as XML or JSON and never as its HTML page. */
final class ProtocolErrors extends ErrorHandler {
  private final LegacyService service;
  private final Refusals refusals;
  private final Unavailability unavailability;

  ProtocolErrors(LegacyService service, Refusals refusals, Unavailability unavailability) {
    this.service = service;
    this.refusals = refusals;
    this.unavailability = unavailability;
  }

  @Override
  public boolean handle(Request request, Response response, Callback end) {
    Callback callback = CountedConnection.of(request).afterAnswer(end);
    int status = response.getStatus();
    String message = message(status, (String) request.getAttribute(ERROR_MESSAGE));
    boolean current =
        BridgeServer.CURRENT.equals(request.getConnectionMetaData().getConnector().getName());
    String port = current ? BridgeServer.CURRENT : BridgeServer.LEGACY;
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      unavailability.send(port, request, message, response, callback);
      return true;
    }
    String requestId = refusals.note(port, request, status, message);
    if (current) {
      JsonErrors.send(response, callback, status, requestId, message);
      return true;
    }
    WireResponse answer =
        service.httpError(
            status,
            EnvelopeReader.guess(WireRequests.of(request, new byte[0])),
            requestId,
            message);
    Answers.send(request, response, callback, answer);
    return true;
  }

  private static String message(int status, @Nullable String reason) {
    String text = reason == null || reason.isEmpty() ? HttpStatus.getMessage(status) : reason;
    return switch (status) {
      case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          text.equals(CountedConnection.TOO_MANY_HEADERS)
              ? text
              : text
                  + ": a URL may have "
                  + LegacyHandler.LONGEST_URL
                  + " bytes; send more by POST";
      case HttpStatus.SERVICE_UNAVAILABLE_503, HttpStatus.REQUEST_TIMEOUT_408 -> text;
      default -> "The server refused the HTTP request: " + text;
    };
  }
}
