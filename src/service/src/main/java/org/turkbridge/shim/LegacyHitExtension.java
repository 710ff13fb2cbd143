package org.turkbridge.shim;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.digest.Sha256;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.message.ExtendHITRequest;
import org.turkbridge.translate.AssignmentLimits;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateAdditionalAssignmentsForHitRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;

/**
 * ExtendHIT: more assignments, more time or both, which are two calls of the current API. What both
 * would refuse is refused before the first; neither can be undone.
 */
final class LegacyHitExtension {
  /** How long a token is remembered. */
  private static final Duration TOKEN_LIFE = Duration.ofHours(24);

  /** What the names of their notes begin with. */
  private static final String TOKENS = "ExtendHIT/";

  private static final String OPEN = "open";
  private static final String DONE = "done";
  private static final int LONGEST_TOKEN = 64;

  private LegacyHitExtension() {}

  /**
   * @throws LegacyException if there is nothing to extend by
   */
  static void check(ExtendHITRequest sent) {
    if (sent.getMaxAssignmentsIncrement() == null
        && sent.getExpirationIncrementInSeconds() == null) {
      throw LegacyException.ofResult(
          LegacyErrorCode.MISSING_PARAMETERS,
          "The request must contain MaxAssignmentsIncrement or ExpirationIncrementInSeconds, or"
              + " both");
    }
    String token = sent.getUniqueRequestToken();
    if (token != null && token.length() > LONGEST_TOKEN) {
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE,
          "UniqueRequestToken may have at most " + LONGEST_TOKEN + " characters");
    }
  }

  static void perform(
      ExtendHITRequest sent,
      CreateAdditionalAssignmentsForHitRequest assignments,
      Object result,
      CallContext call) {
    HIT hit = CurrentHit.read(sent.getHITId(), call);
    CurrentHit.require(
        hit,
        HITStatus.ASSIGNABLE,
        HITStatus.UNASSIGNABLE,
        HITStatus.REVIEWABLE,
        HITStatus.REVIEWING);
    @Nullable Integer more = sent.getMaxAssignmentsIncrement();
    @Nullable Long seconds = sent.getExpirationIncrementInSeconds();
    if (more != null && seconds != null) {
      requireStayingBelow(hit, more);
    }
    if (more != null) {
      call.change(MTurkClient::createAdditionalAssignmentsForHIT, assignments);
      tellLists(sent.getHITId(), !isExpired(hit, call.backend().clock().instant()), call);
    }
    if (seconds != null) {
      Instant expireAt = expiration(hit, call.backend().clock().instant(), seconds);
      String token = sent.getUniqueRequestToken();
      try {
        if (more == null && token != null) {
          expireOnce(sent.getHITId(), token, hit, expireAt, call);
        } else {
          expire(sent.getHITId(), expireAt, call);
        }
      } catch (LegacyException e) {
        throw more == null
            ? e
            : CurrentHit.halfDone(
                e,
                "The HIT got its "
                    + more
                    + " more assignments"
                    + (UpstreamErrors.mayHaveChanged(e)
                        ? "; look at its Expiration first, and if that is as before"
                        : ", but no more time;")
                    + " call ExtendHIT again with ExpirationIncrementInSeconds alone");
      }
      tellLists(sent.getHITId(), more != null || hasAssignmentsLeft(hit), call);
    }
  }

  /** A HIT that has expired, or has no assignment left, stays as reviewable as it was. */
  private static void tellLists(String hitId, boolean isAssignable, CallContext call) {
    if (isAssignable) {
      LegacyHitOperations.extended(hitId, call.lists());
    } else {
      LegacyHitOperations.changed(call.lists());
    }
  }

  private static boolean isExpired(HIT hit, Instant now) {
    @Nullable Instant expiration = hit.expiration();
    return expiration != null && !expiration.isAfter(now);
  }

  private static boolean hasAssignmentsLeft(HIT hit) {
    @Nullable Integer available = hit.numberOfAssignmentsAvailable();
    return available == null || available > 0;
  }

  private static void expire(String hitId, Instant expireAt, CallContext call) {
    call.change(
        MTurkClient::updateExpirationForHIT,
        UpdateExpirationForHitRequest.builder().hitId(hitId).expireAt(expireAt).build());
  }

  /** The time that is left counts, of a HIT that has expired none. */
  private static Instant expiration(HIT hit, Instant now, long seconds) {
    @Nullable Instant expiration = hit.expiration();
    return (expiration == null || expiration.isBefore(now) ? now : expiration)
        .plusSeconds(seconds)
        .truncatedTo(ChronoUnit.MILLIS);
  }

  private static void requireStayingBelow(HIT hit, int more) {
    @Nullable Integer max = hit.maxAssignments();
    if (max != null
        && max < AssignmentLimits.MANY
        && max + (long) more > AssignmentLimits.most(max)) {
      throw new LegacyException(
          "AWS.MechanicalTurk.InvalidMaximumAssignmentsIncrease",
          "A HIT with fewer than "
              + AssignmentLimits.MANY
              + " assignments cannot be extended to "
              + AssignmentLimits.MANY
              + " or more",
          LegacyException.Place.RESULT);
    }
  }

  /**
   * What is remembered of a token, which the current API has no place for beside more time.
   *
   * @param forgottenAt from when on the token counts as a new one
   * @param expireAt when the HIT is to expire
   * @param isDone whether that is known to have been reached; if not, it is tried again with the
   *     same time, for a token to give it once
   */
  private record UsedToken(Instant forgottenAt, Instant expireAt, boolean isDone, String hitId) {
    static UsedToken of(String note) {
      String[] parts = note.split("/", 4);
      return new UsedToken(
          Instant.parse(parts[0]), Instant.parse(parts[1]), parts[2].equals(DONE), parts[3]);
    }

    String note() {
      return String.join(
          "/", forgottenAt.toString(), expireAt.toString(), isDone ? DONE : OPEN, hitId);
    }

    boolean isOver(Instant now) {
      return !now.isBefore(forgottenAt);
    }

    UsedToken done() {
      return new UsedToken(forgottenAt, expireAt, true, hitId);
    }
  }

  /**
   * Lets a HIT expire later, once for a token.
   *
   * @throws LegacyException if that was done for the token before; or if it cannot be done
   */
  private static void expireOnce(
      String hitId, String token, HIT hit, Instant expireAt, CallContext call) {
    DurableNotes notes = call.backend().notes();
    String name =
        TOKENS
            + Sha256.hex(
                call.backend().upstream().key() + "/" + call.caller().name() + "/" + token);
    Instant now = call.backend().clock().instant();
    UsedToken fresh = new UsedToken(now.plus(TOKEN_LIFE), expireAt, false, hitId);
    Optional<UsedToken> known = notes.keep(name, fresh.note()).map(UsedToken::of);
    if (known.isPresent() && known.get().isOver(now)) {
      notes.discard(name);
      known = notes.keep(name, fresh.note()).map(UsedToken::of);
    }
    if (known.isPresent() && (known.get().isDone() || !known.get().hitId().equals(hitId))) {
      // As the current API says of a token of assignments.
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE,
          "The UniqueRequestToken was used before, to extend the HIT " + known.get().hitId());
    }
    UsedToken used = known.orElse(fresh);
    if (known.isEmpty() || !hasUntil(hit, used.expireAt())) {
      try {
        expire(hitId, used.expireAt(), call);
      } catch (LegacyException e) {
        if (known.isEmpty() && !UpstreamErrors.mayHaveChanged(e)) {
          notes.discard(name);
        }
        throw e;
      }
    }
    notes.replace(name, used.done().note());
  }

  /** Some services keep whole seconds. */
  private static boolean hasUntil(HIT hit, Instant time) {
    @Nullable Instant expiration = hit.expiration();
    return expiration != null && !expiration.isBefore(time.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Forgets the tokens whose time is over. */
  static void forgetTokens(DurableNotes notes, Instant now) {
    notes
        .beginningWith(TOKENS)
        .forEach(
            (name, note) -> {
              if (UsedToken.of(note).isOver(now)) {
                notes.discard(name);
              }
            });
  }
}
