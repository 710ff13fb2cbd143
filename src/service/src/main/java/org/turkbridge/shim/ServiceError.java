package org.turkbridge.shim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What the answer to a failed call says.
 *
 * @param status of HTTP
 * @param type the error's name, without a namespace; empty where the answer is not one of the API
 * @param turkErrorCode the legacy code, wherever the answer has it
 * @param message the service's own words; of a page, its text
 */
record ServiceError(
    int status, Optional<String> type, Optional<String> turkErrorCode, String message) {
  private static final JsonFactory JSON = new JsonFactory();

  private static final int SERVER_FAULT = 500;

  /** More of a page is not shown. */
  private static final int SHOWN = 200;

  /** What the SDK was answered. */
  static ServiceError of(AwsServiceException e) {
    @Nullable AwsErrorDetails details = e.awsErrorDetails();
    @Nullable SdkBytes raw = details == null ? null : details.rawResponse();
    byte[] body = raw == null ? new byte[0] : raw.asByteArrayUnsafe();
    Map<String, String> members = members(body);
    Optional<String> type =
        Optional.ofNullable(details)
            .map(AwsErrorDetails::errorCode)
            .or(() -> first(members, "__type", "code"))
            .map(ServiceError::withoutNamespace)
            .filter(name -> !name.isEmpty());
    String message =
        Optional.ofNullable(details)
            .map(AwsErrorDetails::errorMessage)
            .or(() -> first(members, "message", "errorMessage", "error"))
            .filter(text -> !text.isBlank())
            .orElseGet(() -> members.isEmpty() ? page(body) : "no message");
    return new ServiceError(e.statusCode(), type, first(members, "TurkErrorCode"), message);
  }

  /** Whether the status is that of a success, although the answer is none. */
  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether the status says that the service would not do the call. */
  boolean isRefused() {
    return status >= 400 && status < SERVER_FAULT;
  }

  /** Whether the service broke before it did anything, in the words of the embedded one. */
  boolean saysNothingChanged() {
    return message.contains("Nothing was changed.");
  }

  /** Whether the status says that the service broke. */
  boolean isServerFault() {
    return status >= SERVER_FAULT;
  }

  private static Optional<String> first(Map<String, String> members, String... names) {
    for (String name : names) {
      String value = members.get(name);
      if (value != null && !value.isBlank()) {
        return Optional.of(value.strip());
      }
    }
    return Optional.empty();
  }

  /** {@code com.amazonaws.mturk#RequestError:http://...} is a RequestError. */
  private static String withoutNamespace(String type) {
    String name = type.substring(type.indexOf('#') + 1);
    int end = name.indexOf(':');
    return (end < 0 ? name : name.substring(0, end)).strip();
  }

  /**
   * The texts of a JSON document by their names, in any case and at any depth, the outermost and
   * first of each; none if it is not a JSON object.
   */
  private static Map<String, String> members(byte[] body) {
    Map<String, String> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, Integer> depths = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return members;
      }
      int depth = 1;
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return members;
        }
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token == JsonToken.VALUE_STRING && parser.currentName() != null) {
          String name = parser.currentName();
          if (depth < depths.getOrDefault(name, Integer.MAX_VALUE)) {
            depths.put(name, depth);
            members.put(name, parser.getText());
          }
        }
      }
      return members;
    } catch (IOException notJson) {
      return members;
    }
  }

  private static String page(byte[] body) {
    String text =
        new String(body, StandardCharsets.UTF_8)
            .replaceAll("(?s)<(script|style)\\b.*?</\\1>|<[^>]*>", " ")
            .replaceAll("[\\s\\p{Cntrl}]+", " ")
            .strip();
    if (text.isEmpty()) {
      return "no message";
    }
    int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
    return end == text.length() ? text : text.substring(0, end) + "...";
  }
}
