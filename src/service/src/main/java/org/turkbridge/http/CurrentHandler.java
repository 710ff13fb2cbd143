package org.turkbridge.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.turkbridge.http.Interceptor.Reception;
import org.turkbridge.local.CurrentResponse;
import org.turkbridge.local.CurrentService;
import org.turkbridge.requester.SecretNames;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;

/** The current port: the embedded 2017-01-17 service. */
final class CurrentHandler extends WholeRequestHandler {
  private final CurrentService service;
  private final MisdirectedCalls misdirected;
  private final Refusals refusals;
  private final CallListener listener;
  private final Intercepted intercepted;
  private final Unanswered unanswered;
  private final Supplier<UUID> requestIds;

  /**
   * @param memory what requests in flight may take
   * @param longestBody how long a body may take to arrive
   */
  CurrentHandler(
      CurrentService service,
      MisdirectedCalls misdirected,
      Refusals refusals,
      CallListener listener,
      Intercepted intercepted,
      Unanswered unanswered,
      Supplier<UUID> requestIds,
      RequestMemory memory,
      Unavailability unavailability,
      Duration longestBody) {
    super(BridgeServer.CURRENT, memory, unavailability, longestBody);
    this.service = service;
    this.misdirected = misdirected;
    this.refusals = refusals;
    this.listener = listener;
    this.intercepted = intercepted;
    this.unanswered = unanswered;
    this.requestIds = requestIds;
  }

  @Override
  boolean isBrief(Request request) {
    return false;
  }

  @Override
  void answer(Received received) {
    Request request = received.request();
    byte[] body = received.body();
    Response response = received.response();
    Callback callback = received.callback();
    if (misdirected.refusedAtCurrentPort(request, Optional.of(body), response, callback)) {
      return;
    }
    Reception reception =
        intercepted.receive(
            () -> ReceivedCalls.current(request.getHeaders().get("X-Amz-Target"), body));
    Optional<Fault> fault = reception.fault();
    if (fault.isPresent()) {
      fail(fault.get(), reception, request, response, callback);
      return;
    }
    ArrivingCall call = new ArrivingCall(Api.CURRENT, request, body);
    CallListener.Arrived arrived = listener.arrived(call);
    long start = System.nanoTime();
    CurrentResponse answer =
        service.answer(sdkRequest(request, body), received.memory(), received.authenticated());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    SdkHttpFullResponse http = answer.http();
    InputStream content = content(http);
    byte[] whole = new byte[0];
    if (listener.readsAnswers()) {
      whole = bytes(content);
      content = new ByteArrayInputStream(whole);
    }
    byte[] kept = whole;
    arrived.answered(
        new AnsweredCall(
            call,
            answer.operation(),
            answer.accessKeyId(),
            http.firstMatchingHeader("x-amzn-RequestId").orElse("-"),
            answer.outcome(),
            Optional.empty(),
            took,
            http.statusCode(),
            contentType(http),
            () -> kept));
    reception.answered(http.statusCode());
    send(http, content, request, response, callback);
  }

  private void fail(
      Fault fault, Reception reception, Request request, Response response, Callback callback) {
    switch (fault) {
      case THROTTLED -> {
        reception.answered(HttpStatus.BAD_REQUEST_400);
        JsonErrors.send(
            response,
            callback,
            HttpStatus.BAD_REQUEST_400,
            "ThrottlingException",
            requestIds.get().toString(),
            "Throttled, as the bridge was told to");
      }
      case SERVER_ERROR -> {
        reception.answered(HttpStatus.INTERNAL_SERVER_ERROR_500);
        JsonErrors.send(
            response,
            callback,
            HttpStatus.INTERNAL_SERVER_ERROR_500,
            "ServiceFault",
            requestIds.get().toString(),
            "Failed, as the bridge was told to");
      }
      case TIMED_OUT -> unanswered.hold(request, callback);
      case DROPPED -> Unanswered.drop(request, callback);
    }
  }

  @Override
  void refuse(Request request, int status, String reason, Response response, Callback callback) {
    if (misdirected.refusedAtCurrentPort(request, Optional.empty(), response, callback)) {
      return;
    }
    String requestId = refusals.note(BridgeServer.CURRENT, request, status, reason);
    JsonErrors.send(response, callback, status, requestId, reason);
  }

  private static SdkHttpFullRequest sdkRequest(Request request, byte[] body) {
    SdkHttpFullRequest.Builder sdk =
        SdkHttpFullRequest.builder()
            .method(method(request))
            .protocol(request.isSecure() ? "https" : "http")
            .host(Request.getServerName(request))
            .port(Request.getServerPort(request))
            .encodedPath(request.getHttpURI().getPath())
            .contentStreamProvider(() -> new ByteArrayInputStream(body));
    addQuery(WireRequests.query(request), sdk);
    for (HttpField field : request.getHeaders()) {
      sdk.appendHeader(field.getName(), field.getValue() == null ? "" : field.getValue());
    }
    return sdk.build();
  }

  /** The operations take none; but a signature is over it. */
  private static void addQuery(String query, SdkHttpFullRequest.Builder sdk) {
    if (query.isEmpty()) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      sdk.appendRawQueryParameter(
          SecretNames.percentDecoded(parts[0]),
          parts.length == 1 ? "" : SecretNames.percentDecoded(parts[1]));
    }
  }

  /** The SDK knows few methods; of those that are not POST the service refuses each alike. */
  private static SdkHttpMethod method(Request request) {
    return request.getMethod().equals("POST") ? SdkHttpMethod.POST : SdkHttpMethod.GET;
  }

  private static void send(
      SdkHttpFullResponse answer,
      InputStream content,
      Request request,
      Response response,
      Callback callback) {
    answer
        .headers()
        .forEach((name, values) -> values.forEach(value -> response.getHeaders().add(name, value)));
    long length = answer.firstMatchingHeader("Content-Length").map(Long::valueOf).orElse(0L);
    Answers.send(
        request, response, callback, answer.statusCode(), contentType(answer), length, content);
  }

  private static String contentType(SdkHttpFullResponse answer) {
    return answer.firstMatchingHeader("Content-Type").orElse("");
  }

  private static InputStream content(SdkHttpFullResponse answer) {
    return answer.content().isPresent() ? answer.content().get() : InputStream.nullInputStream();
  }

  private static byte[] bytes(InputStream content) {
    try (content) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
