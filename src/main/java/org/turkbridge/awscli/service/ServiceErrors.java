package org.turkbridge.awscli.service;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.PlainJson;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What went wrong with a call, in the words of the AWS CLI. */
final class ServiceErrors {
  private static final List<Integer> TRANSIENT = List.of(500, 502, 503, 504);
  private static final int SERVER_ERROR = 500;

  /** By itself no throttling for the AWS CLI, whatever it is for the SDK. */
  private static final int TOO_MANY_REQUESTS = 429;

  private static final String CLOSED =
      "\nAWS announced that Mechanical Turk closes on 2026-09-30; --endpoint-url names another"
          + " service.";

  private final ServiceSettings settings;
  private final String operation;

  ServiceErrors(ServiceSettings settings, String operation) {
    this.settings = settings;
    this.operation = operation;
  }

  /** An answer that broke off, or was none of HTTP. */
  CommandException of(UncheckedIOException e) {
    return CommandException.other(connection(e, settings.endpoint().url()));
  }

  CommandException of(SdkException e) {
    return e instanceof AwsServiceException answered ? ofAnswer(answered) : ofConnection(e);
  }

  private CommandException ofAnswer(AwsServiceException e) {
    Reported reported = reported(e);
    return CommandException.service(
        "An error occurred (%s) when calling the %s operation%s: %s"
            .formatted(reported.code(), operation, retries(e), reported.message()));
  }

  /**
   * What the body says, whatever it is: the SDK tells only what is an error of the API.
   *
   * @param code of the error, or else the HTTP status
   */
  private record Reported(String code, String message) {}

  private static Reported reported(AwsServiceException e) {
    byte[] body =
        e.awsErrorDetails() == null || e.awsErrorDetails().rawResponse() == null
            ? new byte[0]
            : e.awsErrorDetails().rawResponse().asByteArray();
    String status = String.valueOf(e.statusCode());
    String text = new String(body, StandardCharsets.UTF_8);
    if (e.statusCode() >= SERVER_ERROR && (text.isBlank() || text.strip().startsWith("<html>"))) {
      // Such as the page of a proxy.
      return new Reported(status, reason(e));
    }
    try {
      if (body.length > 0 && PlainJson.read(body) instanceof Map<?, ?> error) {
        return new Reported(
            text(error, "__type").map(ServiceErrors::withoutNamespace).orElse(status),
            text(error, "message").or(() -> text(error, "Message")).orElse(""));
      }
    } catch (PlainJson.NotJsonException notOfTheApi) {
      // The text itself is the best there is.
    }
    return new Reported(status, text);
  }

  private static String reason(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(SdkHttpResponse::statusText)
        .orElse("");
  }

  private static Optional<String> text(Map<?, ?> error, String member) {
    return Optional.ofNullable(error.get(member)).map(Object::toString);
  }

  private static String withoutNamespace(String code) {
    return code.substring(code.lastIndexOf('#') + 1);
  }

  private String retries(AwsServiceException e) {
    boolean isRetried =
        TRANSIENT.contains(e.statusCode())
            || (e.statusCode() != TOO_MANY_REQUESTS && RetryUtils.isThrottlingException(e));
    return isRetried
        ? " (reached max retries: %d)".formatted(settings.retries().attempts() - 1)
        : "";
  }

  private CommandException ofConnection(SdkException e) {
    String url = settings.endpoint().url();
    Optional<Throwable> cause =
        causes(e)
            .filter(ServiceErrors::isOfConnection)
            .findFirst()
            .or(() -> causes(e).filter(RetryableException.class::isInstance).findFirst());
    if (cause.isEmpty()) {
      return CommandException.other(String.valueOf(e.getMessage()));
    }
    String hint = settings.endpoint().isAws() ? CLOSED : "";
    return CommandException.other(connection(cause.get(), url) + hint);
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, each -> each != null, Throwable::getCause);
  }

  private static boolean isOfConnection(Throwable cause) {
    return cause instanceof SocketException
        || cause instanceof SSLException
        || cause instanceof UnknownHostException
        || cause instanceof SocketTimeoutException
        || isClosed(cause);
  }

  private static boolean isClosed(Throwable cause) {
    String message = cause.getMessage();
    return message != null && message.startsWith("Unexpected end of file from server");
  }

  private static String connection(Throwable cause, String url) {
    if (cause instanceof SSLException) {
      return "SSL validation failed for %s %s".formatted(url, cause.getMessage());
    }
    if (cause instanceof SocketTimeoutException) {
      boolean isConnecting =
          String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
      return "%s timeout on endpoint URL: \"%s\"".formatted(isConnecting ? "Connect" : "Read", url);
    }
    if (cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException) {
      return "Could not connect to the endpoint URL: \"%s\"".formatted(url);
    }
    return "Connection was closed before we received a valid response from endpoint URL: \"%s\"."
        .formatted(url);
  }
}
