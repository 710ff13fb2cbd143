package org.turkbridge.awscli.service;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.turkbridge.awscli.CommandException;

/** What went wrong with a call, in the words of the AWS CLI. */
final class ServiceErrors {
  private static final String CLOSED =
      "\nAWS announced that Mechanical Turk closes on 2026-09-30; --endpoint-url names another"
          + " service.";

  private final ServiceSettings settings;
  private final String operation;

  ServiceErrors(ServiceSettings settings, String operation) {
    this.settings = settings;
    this.operation = operation;
  }

  CommandException of(FailedCallException e) {
    return e.answer().map(answer -> ofAnswer(answer, e.attempts())).orElseGet(() -> ofNone(e));
  }

  /** The last attempt is told, even if the error is none to try again for. */
  private CommandException ofAnswer(HttpAnswer answer, int attempts) {
    String retries =
        attempts < settings.retries().attempts()
            ? ""
            : " (reached max retries: %d)".formatted(attempts - 1);
    HttpAnswer.ServiceError error = answer.error();
    return CommandException.service(
        "An error occurred (%s) when calling the %s operation%s: %s"
            .formatted(error.code(), operation, retries, error.message()));
  }

  private CommandException ofNone(FailedCallException e) {
    String url = settings.endpoint().url();
    String hint = settings.endpoint().isAws() ? CLOSED : "";
    String reason =
        causes(e)
            .flatMap(cause -> reason(cause, url).stream())
            .findFirst()
            .orElse(
                "Connection was closed before we received a valid response from endpoint URL:"
                    + " \"%s\".".formatted(url));
    return CommandException.other(reason + hint);
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, each -> each != null, Throwable::getCause);
  }

  private static Optional<String> reason(Throwable cause, String url) {
    if (cause instanceof SSLException) {
      return Optional.of("SSL validation failed for %s %s".formatted(url, cause.getMessage()));
    }
    if (cause instanceof SocketTimeoutException) {
      boolean isConnecting =
          String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
      return Optional.of(
          "%s timeout on endpoint URL: \"%s\"".formatted(isConnecting ? "Connect" : "Read", url));
    }
    if (cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException) {
      return Optional.of("Could not connect to the endpoint URL: \"%s\"".formatted(url));
    }
    return Optional.empty();
  }
}
