package org.turkbridge.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.turkbridge.legacy.ApiVersion;
import org.turkbridge.legacy.Envelope;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.legacy.WsdlDocuments;
import org.turkbridge.shim.LegacyService;

/** The legacy port: the API, its WSDL, health and metrics. */
final class LegacyHandler extends Handler.Abstract {
  /** The longest URL that works, in bytes. */
  static final int LONGEST_URL = 512 << 10;

  private static final Set<String> API_PATHS = Set.of("", "/", "/onca/xml", "/onca/soap");
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final LegacyService service;
  private final WsdlDocuments wsdl;
  private final PublicAddress address;
  private final Metrics metrics;
  private final String upstream;

  /**
   * @param upstream the name of the service behind, for {@code /health}
   */
  LegacyHandler(
      LegacyService service,
      WsdlDocuments wsdl,
      PublicAddress address,
      Metrics metrics,
      String upstream) {
    this.service = service;
    this.wsdl = wsdl;
    this.address = address;
    this.metrics = metrics;
    this.upstream = upstream;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    boolean reads = READS.contains(request.getMethod());
    if (reads && path.equals("/health")) {
      String health = "{\"status\":\"ok\",\"upstream\":\"" + upstream + "\"}\n";
      send(response, callback, 200, "application/json", health.getBytes(StandardCharsets.UTF_8));
    } else if (reads && path.equals("/metrics")) {
      send(response, callback, 200, metrics.contentType(), metrics.text());
    } else if (request.getHttpURI().toString().length() > LONGEST_URL) {
      refuse(request, response, callback, 414, "The URL is longer than " + LONGEST_URL + " bytes");
    } else if (!reads && !request.getMethod().equals("POST")) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
      refuse(request, response, callback, 405, "Call this API by GET or POST");
    } else {
      Optional<WireResponse> document =
          reads ? wsdl.answer(path, query(request), address.of(request)) : Optional.empty();
      if (document.isPresent()) {
        send(response, callback, document.get());
      } else if (API_PATHS.contains(path)) {
        call(request, response, callback, path);
      } else {
        refuse(
            request,
            response,
            callback,
            404,
            "There is nothing at this path; the API is at / and /onca/xml (REST) and at / and"
                + " /onca/soap (SOAP), its WSDL at"
                + " /AWSMechanicalTurk/AWSMechanicalTurkRequester.wsdl (versions: "
                + String.join(", ", ApiVersion.ALL.stream().map(ApiVersion::date).toList())
                + ")");
      }
    }
    return true;
  }

  private void call(Request request, Response response, Callback callback, String path) {
    long start = System.nanoTime();
    WireRequest call;
    try {
      call = wire(request, path, RequestBody.read(request));
    } catch (RequestBody.Refused e) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      refuse(request, response, callback, e.status(), e.text());
      return;
    }
    LegacyService.Answer answer = service.answer(call);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    metrics.legacyCall(answer.report(), took);
    CallLog.legacy(request, answer.report(), took);
    send(response, callback, answer.response());
  }

  private void refuse(
      Request request, Response response, Callback callback, int status, String message) {
    CallLog.refused(BridgeServer.LEGACY, status, message);
    Envelope envelope =
        EnvelopeReader.guess(wire(request, Request.getPathInContext(request), new byte[0]));
    send(response, callback, service.httpError(status, envelope, message));
  }

  private static WireRequest wire(Request request, String path, byte[] body) {
    return new WireRequest(
        request.getMethod(),
        path,
        request.getHttpURI().getQuery(),
        request.getHeaders().get(HttpHeader.CONTENT_TYPE),
        body);
  }

  private static String query(Request request) {
    String query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  private static void send(Response response, Callback callback, WireResponse answer) {
    send(response, callback, answer.status(), answer.contentType(), answer.body());
  }

  private static void send(
      Response response, Callback callback, int status, String contentType, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
