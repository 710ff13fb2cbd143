package org.turkbridge.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.turkbridge.http.Interceptor.Reception;
import org.turkbridge.legacy.ApiVersion;
import org.turkbridge.legacy.Envelope;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.legacy.WsdlDocuments;
import org.turkbridge.shim.CallReport;
import org.turkbridge.shim.LegacyService;

/** The legacy port: the API, its WSDL, health and metrics. */
final class LegacyHandler extends WholeRequestHandler {
  /** The longest URL that works, in bytes. */
  static final int LONGEST_URL = 512 << 10;

  private static final String NO_TUNNEL =
      "This server is no proxy for https. As http_proxy it answers calls to http:// addresses; for"
          + " https:// ones give it a certificate (--tls-keystore) and the name of their host";

  private static final String HEALTH = "/health";
  private static final String LIVENESS = "live";
  private static final String METRICS = "/metrics";

  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final LegacyService service;
  private final WsdlDocuments wsdl;
  private final PublicAddress address;
  private final Metrics metrics;
  private final MisdirectedCalls misdirected;
  private final Refusals refusals;
  private final Health health;
  private final CallListener listener;
  private final Intercepted intercepted;
  private final Unanswered unanswered;
  private final Supplier<UUID> requestIds;

  /**
   * @param memory what requests in flight may take
   * @param longestBody how long a body may take to arrive
   */
  LegacyHandler(
      LegacyService service,
      WsdlDocuments wsdl,
      PublicAddress address,
      Metrics metrics,
      MisdirectedCalls misdirected,
      Refusals refusals,
      Health health,
      CallListener listener,
      Intercepted intercepted,
      Unanswered unanswered,
      Supplier<UUID> requestIds,
      RequestMemory memory,
      Unavailability unavailability,
      Duration longestBody) {
    super(BridgeServer.LEGACY, memory, unavailability, longestBody);
    this.service = service;
    this.wsdl = wsdl;
    this.address = address;
    this.metrics = metrics;
    this.misdirected = misdirected;
    this.refusals = refusals;
    this.health = health;
    this.listener = listener;
    this.intercepted = intercepted;
    this.unanswered = unanswered;
    this.requestIds = requestIds;
  }

  @Override
  boolean isBrief(Request request) {
    return READS.contains(request.getMethod())
        && Set.of(HEALTH, METRICS).contains(WireRequests.path(request));
  }

  @Override
  void answer(Received received) {
    Request request = received.request();
    byte[] body = received.body();
    Response response = received.response();
    Callback callback = received.callback();
    if (misdirected.refusedAtLegacyPort(request, Optional.of(body), response, callback)) {
      return;
    }
    String path = WireRequests.path(request);
    boolean reads = READS.contains(request.getMethod());
    if (reads && path.equals(HEALTH)) {
      boolean isLiveness = LIVENESS.equals(request.getHttpURI().getQuery());
      Answers.send(request, response, callback, isLiveness ? health.liveness() : health.answer());
    } else if (reads && path.equals(METRICS)) {
      Answers.send(response, callback, 200, metrics.contentType(), metrics.text());
    } else {
      api(
          new Exchange(
              request,
              WireRequests.of(request, body),
              response,
              callback,
              received.authenticated()),
          reads);
    }
  }

  /**
   * A request to the API, with what is needed to answer it.
   *
   * @param authenticated to be run once it is known who calls
   */
  private record Exchange(
      Request request,
      WireRequest wire,
      Response response,
      Callback callback,
      Runnable authenticated) {}

  private void api(Exchange exchange, boolean reads) {
    Request request = exchange.request();
    String path = exchange.wire().path();
    String pathQuery = request.getHttpURI().getPathQuery();
    if (pathQuery != null && pathQuery.length() > LONGEST_URL) {
      refuse(exchange, 414, "The URL is longer than " + LONGEST_URL + " bytes; send more by POST");
    } else if (!reads && !request.getMethod().equals("POST")) {
      exchange.response().getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
      boolean connects = HttpMethod.CONNECT.is(request.getMethod());
      refuse(exchange, 405, connects ? NO_TUNNEL : "Call this API by GET or POST");
    } else {
      Optional<WireResponse> document =
          reads
              ? wsdl.answer(path, WireRequests.query(request), address.of(request))
              : Optional.empty();
      if (document.isPresent()) {
        send(exchange, document.get());
      } else if (WsdlDocuments.API_PATHS.contains(path)) {
        callAsItIs(exchange);
      } else {
        refuse(
            exchange,
            404,
            "There is nothing at this path; the API is at / and /onca/xml (REST) and at / and"
                + " /onca/soap (SOAP), its WSDL at"
                + " /AWSMechanicalTurk/AWSMechanicalTurkRequester.wsdl (versions: "
                + String.join(", ", ApiVersion.ALL.stream().map(ApiVersion::date).toList())
                + ")");
      }
    }
  }

  private void callAsItIs(Exchange exchange) {
    String encoding = exchange.request().getHeaders().get(HttpHeader.CONTENT_ENCODING);
    boolean plain =
        encoding == null || encoding.isBlank() || encoding.trim().equalsIgnoreCase("identity");
    if (plain || exchange.wire().body().length == 0) {
      call(exchange);
    } else {
      refuse(
          exchange,
          415,
          "The body is compressed, or encoded in another way; send it without Content-Encoding");
    }
  }

  private void call(Exchange exchange) {
    Reception reception = intercepted.receive(() -> ReceivedCalls.legacy(exchange.wire()));
    Optional<Fault> fault = reception.fault();
    if (fault.isPresent()) {
      fail(exchange, reception, fault.get());
    } else {
      answer(exchange, reception, wire -> service.answer(wire, exchange.authenticated()));
    }
  }

  private void answer(
      Exchange exchange,
      Reception reception,
      Function<WireRequest, LegacyService.Answer> answering) {
    ArrivingCall call = new ArrivingCall(Api.LEGACY, exchange.request(), exchange.wire().body());
    CallListener.Arrived arrived = listener.arrived(call);
    long start = System.nanoTime();
    LegacyService.Answer answer = answering.apply(exchange.wire());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Request.addCompletionListener(exchange.request(), failure -> answer.close());
    WireResponse response = answer.response();
    CallReport report = answer.report();
    arrived.answered(
        new AnsweredCall(
            call,
            report.operation(),
            report.accessKeyId(),
            report.requestId(),
            report.outcome(),
            Optional.of(report),
            took,
            response.status(),
            response.contentType(),
            response::body));
    reception.answered(response.status());
    send(exchange, response);
  }

  private void fail(Exchange exchange, Reception reception, Fault fault) {
    switch (fault) {
      case THROTTLED ->
          answer(
              exchange,
              reception,
              wire ->
                  service.fail(
                      wire,
                      new LegacyException(
                          LegacyErrorCode.THROTTLED.code(),
                          "Throttled, as the bridge was told to",
                          LegacyException.Place.OUTAGE)));
      case SERVER_ERROR -> {
        reception.answered(HttpStatus.INTERNAL_SERVER_ERROR_500);
        send(
            exchange,
            service.httpError(
                HttpStatus.INTERNAL_SERVER_ERROR_500,
                EnvelopeReader.guess(exchange.wire()),
                requestIds.get().toString(),
                "Failed, as the bridge was told to"));
      }
      case TIMED_OUT -> unanswered.hold(exchange.request(), exchange.callback());
      case DROPPED -> Unanswered.drop(exchange.request(), exchange.callback());
    }
  }

  @Override
  void refuse(Request request, int status, String reason, Response response, Callback callback) {
    if (misdirected.refusedAtLegacyPort(request, Optional.empty(), response, callback)) {
      return;
    }
    WireRequest unread = WireRequests.of(request, new byte[0]);
    refuse(new Exchange(request, unread, response, callback, () -> {}), status, reason);
  }

  private void refuse(Exchange exchange, int status, String message) {
    String requestId = refusals.note(BridgeServer.LEGACY, exchange.request(), status, message);
    Envelope envelope = EnvelopeReader.guess(exchange.wire());
    send(exchange, service.httpError(status, envelope, requestId, message));
  }

  private static void send(Exchange exchange, WireResponse answer) {
    Answers.send(exchange.request(), exchange.response(), exchange.callback(), answer);
  }
}
