package org.turkbridge.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.shim.LegacyService;

/**
 * Keeps web pages from acting through the browser of somebody on this machine, where no secret
 * does: refuses what asks by a name that is not this server's, and what a page of another site
 * sends. Both ports, and health, metrics and WSDL with them.
 */
final class ForeignPages extends Handler.Wrapper {
  /** What of {@code Sec-Fetch-Site} is no page of another site: its own, and the address bar. */
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private static final String REMEDY =
      " Programs send no such header. With access keys of your own (--credentials FILE) this is not"
          + " looked at.";

  private final HostNames names;
  private final LegacyService service;
  private final Refusals refusals;
  private final Handler legacy;
  private final Handler current;

  /**
   * @param ports what answers all others
   * @param memory what requests in flight may take
   * @param longestBody how long a body may take to arrive
   */
  ForeignPages(
      Handler ports,
      HostNames names,
      LegacyService service,
      Refusals refusals,
      RequestMemory memory,
      Unavailability unavailability,
      Duration longestBody) {
    super(ports);
    this.names = names;
    this.service = service;
    this.refusals = refusals;
    this.legacy = new Refusing(BridgeServer.LEGACY, memory, unavailability, longestBody);
    this.current = new Refusing(BridgeServer.CURRENT, memory, unavailability, longestBody);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (reason(request).isEmpty()) {
      return super.handle(request, response, callback);
    }
    Handler refusing = isCurrent(request) ? current : legacy;
    return refusing.handle(request, response, callback);
  }

  private static boolean isCurrent(Request request) {
    return BridgeServer.CURRENT.equals(port(request));
  }

  private static String port(Request request) {
    return request.getConnectionMetaData().getConnector().getName();
  }

  /** Why it is refused; empty if it is not. */
  private Optional<String> reason(Request request) {
    return hosts(request)
        .filter(host -> !names.include(host))
        .findFirst()
        .map(ForeignPages::unknownName)
        .or(() -> foreignPage(request).map(reason -> reason + REMEDY));
  }

  /** That a web page of another site sent it, and what says so; empty if nothing does. */
  static Optional<String> foreignPage(Request request) {
    return foreignSite(request)
        .or(() -> foreignOrigin(request))
        .map(header -> "A web page of another site made this call (" + header + ").");
  }

  /** None in what HTTP/1.0 sends; a browser always names one. */
  private static Stream<String> hosts(Request request) {
    return Stream.of(
            Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)),
            Optional.ofNullable(request.getHttpURI().getAuthority()))
        .flatMap(Optional::stream)
        .filter(host -> !host.isBlank());
  }

  private static String unknownName(String host) {
    return "This server was asked as \""
        + host
        + "\", which is none of its names: with the demo key, and without signature checks, a web"
        + " page could act here by such a name. Ask localhost or 127.0.0.1, or start it with"
        + " --allow-host NAME, or with access keys of your own (--credentials FILE).";
  }

  private static Optional<String> foreignSite(Request request) {
    return request.getHeaders().getValuesList("Sec-Fetch-Site").stream()
        .filter(site -> !OWN_SITES.contains(site))
        .findFirst()
        .map(site -> "Sec-Fetch-Site: " + site);
  }

  private static Optional<String> foreignOrigin(Request request) {
    String host = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.HOST), "");
    return request.getHeaders().getValuesList(HttpHeader.ORIGIN).stream()
        .filter(origin -> !origin.replaceFirst("(?i)^https?://", "").equalsIgnoreCase(host))
        .findFirst()
        .map(origin -> "Origin: " + origin);
  }

  /** Says so, in the envelope of the API that the call is of. */
  private final class Refusing extends WholeRequestHandler {
    Refusing(
        String port, RequestMemory memory, Unavailability unavailability, Duration longestBody) {
      super(port, memory, unavailability, longestBody);
    }

    @Override
    boolean isBrief(Request request) {
      return true;
    }

    @Override
    void answer(Received received) {
      refuse(
          received.request(),
          Optional.of(received.body()),
          received.response(),
          received.callback());
    }

    @Override
    void refuse(Request request, int status, String reason, Response response, Callback callback) {
      refuse(request, Optional.empty(), response, callback);
    }

    private void refuse(
        Request request, Optional<byte[]> body, Response response, Callback callback) {
      int status = HttpStatus.FORBIDDEN_403;
      String message = reason(request).orElseThrow();
      String requestId = refusals.note(port(request), request, status, message);
      Api ofPort = isCurrent(request) ? Api.CURRENT : Api.LEGACY;
      if (ApiDetection.of(request, body).orElse(ofPort) == Api.CURRENT) {
        JsonErrors.send(response, callback, status, "AccessDeniedException", requestId, message);
        return;
      }
      WireRequest wire = WireRequests.of(request, body.orElse(new byte[0]));
      WireResponse answer =
          service.httpError(status, EnvelopeReader.guess(wire), requestId, message);
      Answers.send(request, response, callback, answer);
    }
  }
}
