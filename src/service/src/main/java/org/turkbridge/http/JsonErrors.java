package org.turkbridge.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Errors for callers of the current API, in the form that AWS SDKs read. */
final class JsonErrors {
  private static final int SERVER_FAULT = 500;

  private JsonErrors() {}

  static void send(
      Response response, Callback callback, int status, String requestId, String message) {
    String type =
        switch (status) {
          case HttpStatus.SERVICE_UNAVAILABLE_503 -> "ServiceUnavailable";
          default -> status < SERVER_FAULT ? "InvalidRequestException" : "InternalFailure";
        };
    send(response, callback, status, type, requestId, message);
  }

  static void send(
      Response response,
      Callback callback,
      int status,
      String type,
      String requestId,
      String message) {
    String body =
        "{\"__type\":\""
            + type
            + "\",\"message\":\""
            + new String(JsonStringEncoder.getInstance().quoteAsString(message))
            + "\"}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put("x-amzn-RequestId", requestId);
    Answers.send(response, callback, status, "application/x-amz-json-1.1", bytes);
  }
}
