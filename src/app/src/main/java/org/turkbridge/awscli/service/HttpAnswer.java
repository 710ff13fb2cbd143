package org.turkbridge.awscli.service;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.turkbridge.awscli.model.PlainJson;

/** What came back over HTTP. */
final class HttpAnswer {
  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_OTHER = 300;
  private static final int FIRST_SERVER_ERROR = 500;

  /**
   * An error as the body tells it.
   *
   * @param code of the error, or else the HTTP status
   */
  record ServiceError(String code, String message) {}

  private final int status;
  private final String reason;
  private final byte[] body;

  /**
   * @param reason the words behind the status; empty if there are none
   * @param body is kept, not copied
   */
  HttpAnswer(int status, String reason, byte[] body) {
    this.status = status;
    this.reason = reason;
    this.body = body;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  boolean isSuccess() {
    return status >= FIRST_SUCCESS && status < FIRST_OTHER;
  }

  /** What a body says that is no success, whatever it is. */
  ServiceError error() {
    String number = String.valueOf(status);
    String text = new String(body, StandardCharsets.UTF_8);
    if (status >= FIRST_SERVER_ERROR && (text.isBlank() || text.strip().startsWith("<html>"))) {
      // Such as the page of a proxy.
      return new ServiceError(number, reason);
    }
    try {
      if (body.length > 0 && PlainJson.read(body) instanceof Map<?, ?> error) {
        return new ServiceError(
            text(error, "__type").map(HttpAnswer::withoutNamespace).orElse(number),
            text(error, "message").or(() -> text(error, "Message")).orElse(""));
      }
    } catch (PlainJson.NotJsonException notOfTheApi) {
      // The text itself is the best there is.
    }
    return new ServiceError(number, text);
  }

  /** For the log. */
  @Override
  public String toString() {
    return status + " " + reason + " " + new String(body, StandardCharsets.UTF_8);
  }

  private static Optional<String> text(Map<?, ?> error, String member) {
    return Optional.ofNullable(error.get(member)).map(Object::toString);
  }

  private static String withoutNamespace(String code) {
    return code.substring(code.lastIndexOf('#') + 1);
  }
}
