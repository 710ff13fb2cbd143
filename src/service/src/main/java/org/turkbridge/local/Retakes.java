package org.turkbridge.local;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.RequestState;
import org.turkbridge.local.store.StoredRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** How often a worker may request the same type. */
final class Retakes {
  private Retakes() {}

  /**
   * Requires that a worker may request a type again.
   *
   * @param last the worker's last request for it
   * @throws Failure if that is pending, if the type allows one request only, or if its delay has
   *     not passed
   */
  static void require(QualificationType type, StoredRequest last, Instant now) {
    String request = "request " + last.request().qualificationRequestId();
    @Nullable Long delay = type.retryDelayInSeconds();
    if (delay == null) {
      throw Failure.requestError(
          "QualificationTypeDoesNotAllowRetake",
          String.format(
              "Worker %s has made %s already, and the type allows one only: give the type a"
                  + " RetryDelayInSeconds to allow more.",
              last.request().workerId(), request));
    }
    if (last.state() == RequestState.SUBMITTED) {
      throw Failure.requestError(
          "InvalidQualificationRequestState",
          String.format(
              "The %s of Worker %s is pending: grant or reject it first.",
              request, last.request().workerId()));
    }
    Instant submitted = last.request().submitTime();
    if (Duration.between(submitted, now).compareTo(Duration.ofSeconds(delay)) < 0) {
      throw Failure.requestError(
          "QualificationTypeRetryDelayNotElapsed",
          String.format(
              "Worker %s made %s at %s, and %d seconds must pass before the next: try again then.",
              last.request().workerId(), request, submitted, delay));
    }
  }
}
