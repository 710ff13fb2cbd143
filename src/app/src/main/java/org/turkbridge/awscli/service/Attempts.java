package org.turkbridge.awscli.service;

import java.io.InterruptedIOException;
import java.time.Duration;
import org.turkbridge.awscli.configuration.Retries;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/** Makes calls again that may pass, as often and as late as the SDK's strategy says. */
final class Attempts {
  private static final String ALL_CALLS = "calls";

  private final RetryStrategy strategy;
  private final Sleeper sleeper;

  Attempts(Retries retries, Sleeper sleeper) {
    RetryStrategy.Builder<?, ?> builder =
        retries.mode() == RetryMode.STANDARD
            ? DefaultRetryStrategy.standardStrategyBuilder()
            : DefaultRetryStrategy.adaptiveStrategyBuilder();
    this.strategy =
        builder
            .maxAttempts(retries.attempts())
            .retryOnException(e -> e instanceof FailedCallException failed && failed.mayPass())
            .treatAsThrottling(
                e -> e instanceof FailedCallException failed && failed.isThrottling())
            .build();
    this.sleeper = sleeper;
  }

  /** One attempt. */
  interface Call {
    HttpAnswer send() throws FailedCallException;
  }

  /**
   * The first answer that is none of an error.
   *
   * @throws FailedCallException the last failure, if there is no other attempt
   */
  HttpAnswer of(Call call) throws FailedCallException {
    AcquireInitialTokenResponse begun =
        strategy.acquireInitialToken(AcquireInitialTokenRequest.create(ALL_CALLS));
    RetryToken token = begun.token();
    Duration delay = begun.delay();
    for (int attempts = 1; ; attempts++) {
      try {
        if (attempts > 1 || !delay.isZero()) {
          pause(delay);
        }
        HttpAnswer answer = call.send();
        strategy.recordSuccess(RecordSuccessRequest.create(token));
        return answer;
      } catch (FailedCallException e) {
        RefreshRetryTokenResponse next = next(token, e.after(attempts));
        token = next.token();
        delay = next.delay();
      }
    }
  }

  private RefreshRetryTokenResponse next(RetryToken token, FailedCallException failure)
      throws FailedCallException {
    try {
      return strategy.refreshRetryToken(
          RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
    } catch (TokenAcquisitionFailedException e) {
      throw failure;
    }
  }

  private void pause(Duration delay) throws FailedCallException {
    try {
      sleeper.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCallException(new InterruptedIOException("Interrupted"));
    }
  }
}
