package org.turkbridge.shim;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  private static final String INVALID_INCREASE =
      "AWS.MechanicalTurk.InvalidMaximumAssignmentsIncrease";

  /** Why a HIT gets no more assignments, whatever the token. */
  private static final Set<String> OTHER_REFUSALS =
      Set.of(
          INVALID_INCREASE,
          CurrentHit.INVALID_STATE,
          "AWS.MechanicalTurk.HITTooOldForExtension",
          "AWS.MechanicalTurk.InsufficientFunds");

  /** How long a token is remembered. */
  private static final Duration TOKEN_LIFE = Duration.ofHours(24);

  /** What the names of their notes begin with. */
  private static final String TOKENS = "ExtendHIT/";

  /** Where a HIT is to get assignments alone. */
  private static final Instant NO_MORE_TIME = Instant.EPOCH;

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
    if (token != null && token.codePointCount(0, token.length()) > LONGEST_TOKEN) {
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE,
          "UniqueRequestToken may have at most " + LONGEST_TOKEN + " characters");
    }
  }

  /** More time alone cannot be given once for a token. */
  static CurrentPlan plan(
      ExtendHITRequest sent, CreateAdditionalAssignmentsForHitRequest assignments) {
    List<CurrentStep> steps = new ArrayList<>();
    if (sent.getMaxAssignmentsIncrement() != null) {
      steps.add(new CurrentStep.Call(assignments));
    }
    if (sent.getExpirationIncrementInSeconds() != null) {
      steps.add(
          new CurrentStep.MoreTime(
              sent.getHITId(), Duration.ofSeconds(sent.getExpirationIncrementInSeconds())));
    }
    return new CurrentPlan(
        steps,
        sent.getUniqueRequestToken() == null || sent.getExpirationIncrementInSeconds() == null
            ? List.of()
            : List.of("A UniqueRequestToken counts for assignments alone, not for more time."));
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
    new Extension(sent, assignments, hit, call).perform();
  }

  /** One call of it. */
  private static final class Extension {
    private final String hitId;
    private final @Nullable Integer more;
    private final @Nullable Long seconds;
    private final @Nullable String token;
    private final CreateAdditionalAssignmentsForHitRequest assignments;
    private final HIT hit;
    private final CallContext call;
    private final Instant now;

    Extension(
        ExtendHITRequest sent,
        CreateAdditionalAssignmentsForHitRequest assignments,
        HIT hit,
        CallContext call) {
      this.hitId = sent.getHITId();
      this.more = sent.getMaxAssignmentsIncrement();
      this.seconds = sent.getExpirationIncrementInSeconds();
      this.token = sent.getUniqueRequestToken();
      this.assignments = assignments;
      this.hit = hit;
      this.call = call;
      this.now = call.backend().clock().instant();
    }

    /**
     * @throws LegacyException if it was done for the token before; or if it cannot be done
     */
    void perform() {
      if (token == null) {
        requireStayingBelow();
        extend(fresh(), false, () -> {});
      } else {
        extendOnce(token);
      }
    }

    private void extendOnce(String used) {
      DurableNotes notes = call.backend().notes();
      String name =
          TOKENS
              + Sha256.hex(
                  call.backend().upstream().key() + "/" + call.caller().name() + "/" + used);
      Optional<UsedToken> known = notes.content(name).map(UsedToken::of);
      if (known.isPresent() && known.get().isOver(now)) {
        notes.discard(name);
        known = Optional.empty();
      }
      UsedToken fresh = fresh();
      if (known.isEmpty()) {
        requireStayingBelow();
        known = notes.keep(name, fresh.note()).map(UsedToken::of);
      }
      if (known.isPresent() && (known.get().isDone() || !known.get().isOfSame(fresh))) {
        // As the current API says of a token of assignments.
        throw LegacyException.ofResult(
            LegacyErrorCode.INVALID_PARAMETER_VALUE,
            "The UniqueRequestToken was used before, to extend the HIT " + known.get().hitId());
      }
      UsedToken wanted = known.orElse(fresh);
      extend(wanted, known.isPresent(), known.isPresent() ? () -> {} : () -> notes.discard(name));
      notes.replace(name, wanted.done().note());
    }

    private UsedToken fresh() {
      return new UsedToken(
          now.plus(TOKEN_LIFE),
          seconds == null ? NO_MORE_TIME : expiration(hit, now, seconds),
          more == null ? 0 : Objects.requireNonNullElse(hit.maxAssignments(), 0) + more,
          false,
          hitId);
    }

    /**
     * @param isAgain whether the token may have done some of it before
     * @param forget is run if nothing was done
     */
    private void extend(UsedToken wanted, boolean isAgain, Runnable forget) {
      if (more != null) {
        forgetting(forget, () -> addAssignments(isAgain, wanted.maxAssignments()));
      }
      if (seconds != null && !(isAgain && hasUntil(hit, wanted.expireAt()))) {
        try {
          forgetting(more == null ? forget : () -> {}, () -> expire(wanted.expireAt()));
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
      }
      if (seconds != null) {
        tellLists(hitId, more != null || hasAssignmentsLeft(hit), call);
      }
    }

    private static void forgetting(Runnable forget, Runnable step) {
      try {
        step.run();
      } catch (LegacyException e) {
        if (!UpstreamErrors.mayHaveChanged(e)) {
          forget.run();
        }
        throw e;
      }
    }

    /** A token that has given them before is refused, and has done its part. */
    private void addAssignments(boolean isAgain, int wanted) {
      try {
        call.change(MTurkClient::createAdditionalAssignmentsForHIT, assignments);
      } catch (LegacyException e) {
        @Nullable Integer has = hit.maxAssignments();
        if (!isAgain || !maySayUsed(e) || has == null || has < wanted) {
          throw e;
        }
      }
      tellLists(hitId, !isExpired(hit, now), call);
    }

    /** No code is documented for a token that was used. */
    private static boolean maySayUsed(LegacyException e) {
      return e.place() == LegacyException.Place.RESULT && !OTHER_REFUSALS.contains(e.code());
    }

    private void expire(Instant expireAt) {
      call.change(
          MTurkClient::updateExpirationForHIT,
          UpdateExpirationForHitRequest.builder().hitId(hitId).expireAt(expireAt).build());
    }

    private void requireStayingBelow() {
      @Nullable Integer max = hit.maxAssignments();
      if (more != null
          && seconds != null
          && max != null
          && max < AssignmentLimits.MANY
          && max + (long) more > AssignmentLimits.most(max)) {
        throw new LegacyException(
            INVALID_INCREASE,
            "A HIT with fewer than "
                + AssignmentLimits.MANY
                + " assignments cannot be extended to "
                + AssignmentLimits.MANY
                + " or more",
            LegacyException.Place.RESULT);
      }
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

  /** The time that is left counts, of a HIT that has expired none. */
  private static Instant expiration(HIT hit, Instant now, long seconds) {
    @Nullable Instant expiration = hit.expiration();
    return (expiration == null || expiration.isBefore(now) ? now : expiration)
        .plusSeconds(seconds)
        .truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * What is remembered of a token, which the current API has no place for beside more time, and
   * would take for more time after it was used for assignments.
   *
   * @param forgottenAt from when on the token counts as a new one
   * @param expireAt when the HIT is to expire; {@link #NO_MORE_TIME} if it is to get none
   * @param maxAssignments how many assignments it is to have at least; 0 if it is to get none
   * @param isDone whether all that is known to have been reached; if not, what is missing is tried
   *     again, with the same time, for a token to give it once
   */
  private record UsedToken(
      Instant forgottenAt, Instant expireAt, int maxAssignments, boolean isDone, String hitId) {
    static UsedToken of(String note) {
      String[] parts = note.split("/", 5);
      return new UsedToken(
          Instant.parse(parts[0]),
          Instant.parse(parts[1]),
          Integer.parseInt(parts[2]),
          parts[3].equals(DONE),
          parts[4]);
    }

    String note() {
      return String.join(
          "/",
          forgottenAt.toString(),
          expireAt.toString(),
          String.valueOf(maxAssignments),
          isDone ? DONE : OPEN,
          hitId);
    }

    /** Whether both are to do the same kind of thing to one HIT. */
    boolean isOfSame(UsedToken other) {
      return hitId.equals(other.hitId)
          && expireAt.equals(NO_MORE_TIME) == other.expireAt.equals(NO_MORE_TIME)
          && (maxAssignments == 0) == (other.maxAssignments == 0);
    }

    boolean isOver(Instant now) {
      return !now.isBefore(forgottenAt);
    }

    UsedToken done() {
      return new UsedToken(forgottenAt, expireAt, maxAssignments, true, hitId);
    }
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
