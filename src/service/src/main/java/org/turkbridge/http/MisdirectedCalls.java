package org.turkbridge.http;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.legacy.WsdlDocuments;
import org.turkbridge.shim.LegacyService;

/**
 * Calls of one API at the port of the other. Each is told where to go, in the protocol of its
 * caller: what cannot be read there as an error may be taken for a success.
 */
final class MisdirectedCalls {
  /** Of AWS for what is no operation of the service that was asked. */
  private static final String UNKNOWN_OPERATION = "UnknownOperationException";

  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final LegacyService service;
  private final WsdlDocuments wsdl;
  private final Refusals refusals;
  private final PortAddresses addresses;
  private final UpstreamEndpoint upstream;

  MisdirectedCalls(
      LegacyService service,
      WsdlDocuments wsdl,
      Refusals refusals,
      PortAddresses addresses,
      UpstreamEndpoint upstream) {
    this.service = service;
    this.wsdl = wsdl;
    this.refusals = refusals;
    this.addresses = addresses;
    this.upstream = upstream;
  }

  /**
   * Answers a call of the current API at the legacy port.
   *
   * @param body empty if it was not taken
   * @return false if it is none, and not answered
   */
  boolean refusedAtLegacyPort(
      Request request, Optional<byte[]> body, Response response, Callback callback) {
    if (ApiDetection.of(request, body).filter(Api.CURRENT::equals).isEmpty()) {
      return false;
    }
    String message =
        "This port answers the Mechanical Turk API of 2014-08-15 and before; this is no call of it."
            + " The API of 2017-01-17 is answered at "
            + addresses.current(request)
            + ": give that to the SDK or the AWS CLI as its endpoint URL."
            + (upstream.endpoint().isEmpty()
                ? ""
                : " That is the embedded service; the service behind this port is "
                    + upstream.label()
                    + ".");
    int status = HttpStatus.BAD_REQUEST_400;
    String requestId = refusals.note(BridgeServer.LEGACY, request, status, message);
    JsonErrors.send(response, callback, status, UNKNOWN_OPERATION, requestId, message);
    return true;
  }

  /**
   * Answers a call of the legacy API at the current port, with the HTTP status that old clients
   * read an error from.
   *
   * @param body empty if it was not taken
   * @return false if it is none, and not answered
   */
  boolean refusedAtCurrentPort(
      Request request, Optional<byte[]> body, Response response, Callback callback) {
    if (ApiDetection.of(request, body).filter(Api.LEGACY::equals).isEmpty()) {
      return false;
    }
    String address = addresses.legacy(request);
    String message =
        "This port answers the Mechanical Turk API of 2017-01-17; this is no call of it. The API of"
            + " 2014-08-15 and before, and its WSDL, are at "
            + address;
    WireRequest wire = WireRequests.of(request, body.orElse(new byte[0]));
    boolean isDocument =
        READS.contains(wire.method())
            && (wire.path().startsWith(ApiDetection.LEGACY_DOCUMENTS)
                || wsdl.answer(wire.path(), WireRequests.query(request), address).isPresent());
    WireResponse answer =
        isDocument ? noDocument(request, wire, message) : error(request, wire, message);
    Answers.send(request, response, callback, answer);
    return true;
  }

  /** A toolkit that reads a WSDL goes by the status alone. */
  private WireResponse noDocument(Request request, WireRequest wire, String message) {
    int status = HttpStatus.NOT_FOUND_404;
    String requestId = refusals.note(BridgeServer.CURRENT, request, status, message);
    return service.httpError(status, EnvelopeReader.guess(wire), requestId, message);
  }

  private WireResponse error(Request request, WireRequest wire, String message) {
    LegacyService.Answer answer =
        service.fail(wire, LegacyException.ofCall(LegacyErrorCode.INVALID_REQUEST, message));
    int status = answer.response().status();
    refusals.note(BridgeServer.CURRENT, request, answer.report().requestId(), status, message);
    return answer.response();
  }
}
