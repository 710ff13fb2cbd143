package org.turkbridge.local;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.StoredHit;
import org.turkbridge.translate.AssignmentLimits;
import software.amazon.awssdk.services.mturk.model.CreateAdditionalAssignmentsForHitRequest;
import software.amazon.awssdk.services.mturk.model.CreateAdditionalAssignmentsForHitResponse;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitResponse;

/** Gives HITs more time, or less, and more assignments. */
final class HitExtension {
  /** HITs of before cannot be extended (documented). */
  private static final Instant FIRST_EXTENSIBLE = Instant.parse("2015-07-22T00:00:00Z");

  /** By the name that the service tells it (recorded). */
  private static final NumberRange EXPIRATION_INCREMENT =
      new NumberRange("ExpirationIncrementInSeconds", 60, 31_536_000);

  private static final NumberRange ADDITIONAL_ASSIGNMENTS =
      new NumberRange("NumberOfAdditionalAssignments", 1, HitCreation.MAX_ASSIGNMENTS.most());

  static final HITStatus[] ALL_BUT_DISPOSED = {
    HITStatus.ASSIGNABLE, HITStatus.UNASSIGNABLE, HITStatus.REVIEWABLE, HITStatus.REVIEWING
  };

  private HitExtension() {}

  /**
   * Lets a HIT expire at once, if the time is past and it has not, or later than it would, by 60
   * seconds to a year. One that has expired, and has assignments left, can be accepted again.
   */
  static UpdateExpirationForHitResponse expire(UpdateExpirationForHitRequest request, Tx tx) {
    StoredHit hit = Rules.ownHit(tx, request.hitId(), ALL_BUT_DISPOSED);
    Instant expiration = hit.hit().expiration();
    Instant wanted = request.expireAt().truncatedTo(ChronoUnit.MILLIS);
    if (hit.isImported()) {
      expireImported(hit, wanted, tx);
      return UpdateExpirationForHitResponse.builder().build();
    }
    if (wanted.isAfter(tx.now())) {
      Instant from = expiration.isAfter(tx.now()) ? expiration : tx.now();
      EXPIRATION_INCREMENT.require("ExpireAt", Duration.between(from, wanted).toSeconds());
      tx.hits().extend(hit.id(), null, wanted, tx.now());
    } else if (expiration.isAfter(tx.now())) {
      tx.hits().expire(hit.id(), tx.now());
    }
    return UpdateExpirationForHitResponse.builder().build();
  }

  private static void expireImported(StoredHit hit, Instant wanted, Tx tx) {
    if (wanted.isAfter(tx.now())) {
      throw takesNoWork(hit);
    }
    if (hit.status() == HITStatus.ASSIGNABLE || hit.status() == HITStatus.UNASSIGNABLE) {
      tx.hits().expire(hit.id(), tx.now());
    }
  }

  /** A HIT cannot be worked at, for it is the record of another service. */
  static Failure takesNoWork(StoredHit hit) {
    return Failure.requestError(
        "InvalidHITState",
        String.format(
            "HIT %s was imported from an archive: no Worker can work at it. Create another HIT.",
            hit.id()));
  }

  /**
   * Adds assignments to a HIT. One that was created with fewer than 10 cannot come to have more,
   * for these cost less.
   */
  static CreateAdditionalAssignmentsForHitResponse addAssignments(
      CreateAdditionalAssignmentsForHitRequest request, Tx tx) {
    int more = request.numberOfAdditionalAssignments();
    ADDITIONAL_ASSIGNMENTS.require(more);
    requireUnused(request.uniqueRequestToken(), tx);
    StoredHit hit = Rules.ownHit(tx, request.hitId(), ALL_BUT_DISPOSED);
    if (hit.isImported()) {
      throw takesNoWork(hit);
    }
    long wanted = (long) hit.hit().maxAssignments() + more;
    requireExtensible(hit, wanted);
    Accounts.requireFunds(tx.tables(), hit.maker(), Accounts.cost(hit.hit()).times(more), tx.now());
    tx.hits().extend(hit.id(), (int) wanted, null, tx.now());
    return CreateAdditionalAssignmentsForHitResponse.builder().build();
  }

  private static void requireExtensible(StoredHit hit, long maxAssignments) {
    if (hit.hit().creationTime().isBefore(FIRST_EXTENSIBLE)) {
      throw Failure.requestError(
          "HITTooOldForExtension",
          "HITs that were created before July 22, 2015 cannot be extended. Hit "
              + hit.id()
              + " was created at "
              + hit.hit().creationTime()
              + ".");
    }
    if (hit.firstMaxAssignments() < AssignmentLimits.MANY
        && maxAssignments > AssignmentLimits.most(hit.firstMaxAssignments())) {
      throw Failure.requestError(
          "InvalidMaximumAssignmentsIncrease",
          String.format(
              "HITs created with fewer than %d assignments cannot be extended to have %1$d or more"
                  + " assignments. Hit %s was created with %d, and would have %d.",
              AssignmentLimits.MANY, hit.id(), hit.firstMaxAssignments(), maxAssignments));
    }
    HitCreation.MAX_ASSIGNMENTS.require("NumberOfAdditionalAssignments", maxAssignments);
  }

  private static void requireUnused(@Nullable String token, Tx tx) {
    Optional<String> first =
        new RequestToken("CreateAdditionalAssignmentsForHIT", token)
            .take(tx.caller().requestId(), tx);
    if (first.isPresent()) {
      throw RequestToken.used(token, first.get());
    }
  }
}
