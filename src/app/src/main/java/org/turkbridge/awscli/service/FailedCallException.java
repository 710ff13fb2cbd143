package org.turkbridge.awscli.service;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that was answered with an error, or not at all. What may pass by itself is as in the AWS
 * CLI's standard retry mode (botocore/retries/standard.py).
 */
final class FailedCallException extends Exception {
  private static final long serialVersionUID = 1;

  private static final Set<Integer> TRANSIENT_STATUS = Set.of(500, 502, 503, 504);
  private static final Set<String> TRANSIENT =
      Set.of("RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete");
  private static final Set<String> THROTTLING =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "RequestThrottledException",
          "TooManyRequestsException",
          "ProvisionedThroughputExceededException",
          "TransactionInProgressException",
          "RequestLimitExceeded",
          "BandwidthLimitExceeded",
          "LimitExceededException",
          "RequestThrottled",
          "SlowDown",
          "PriorRequestNotComplete",
          "EC2ThrottledException");

  private final transient @Nullable HttpAnswer answer;
  private final int attempts;

  FailedCallException(HttpAnswer answer) {
    super("The service answered " + answer.status());
    this.answer = answer;
    this.attempts = 1;
  }

  /**
   * @param cause why there is no whole answer
   */
  FailedCallException(Exception cause) {
    super(cause);
    this.answer = null;
    this.attempts = 1;
  }

  private FailedCallException(FailedCallException last, int attempts) {
    super(last.getMessage(), last.getCause());
    this.answer = last.answer;
    this.attempts = attempts;
  }

  /** The same as the last of so many attempts. */
  FailedCallException after(int attempts) {
    return new FailedCallException(this, attempts);
  }

  /** How often the call was tried. */
  int attempts() {
    return attempts;
  }

  /** Empty if there was none, or not all of it. */
  Optional<HttpAnswer> answer() {
    return Optional.ofNullable(answer);
  }

  /** Whether the same call may succeed later. */
  boolean mayPass() {
    return answer()
        .map(
            error ->
                TRANSIENT_STATUS.contains(error.status())
                    || TRANSIENT.contains(error.error().code())
                    || isThrottling())
        .orElse(true);
  }

  /** Whether the service asks for fewer calls. */
  boolean isThrottling() {
    return answer().filter(error -> THROTTLING.contains(error.error().code())).isPresent();
  }
}
