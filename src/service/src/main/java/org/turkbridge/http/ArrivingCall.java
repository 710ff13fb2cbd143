package org.turkbridge.http;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.jetty.server.Request;

/** A call of either API as it was sent, secrets included, whole and not answered yet. */
public final class ArrivingCall {
  private final Api api;
  private final Request request;
  private final byte[] body;

  ArrivingCall(Api api, Request request, byte[] body) {
    this.api = api;
    this.request = request;
    this.body = body;
  }

  public Api api() {
    return api;
  }

  /** The method of HTTP. */
  public String method() {
    return request.getMethod();
  }

  /** Path and query as sent; empty if the request names none. */
  public String target() {
    String target = request.getHttpURI().getPathQuery();
    return target == null ? "" : target;
  }

  /** The value of a header, whatever the case of its name; empty if it was not sent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /** What {@code header} makes of the name and the value of each header, in the order sent. */
  public <T> List<T> headers(BiFunction<String, String, T> header) {
    return request.getHeaders().stream()
        .map(
            field ->
                header.apply(field.getName(), field.getValue() == null ? "" : field.getValue()))
        .toList();
  }

  /** Not copied: not to be changed. */
  public byte[] body() {
    return body;
  }
}
