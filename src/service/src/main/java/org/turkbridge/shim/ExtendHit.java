package org.turkbridge.shim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.message.ExtendHITRequest;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateAdditionalAssignmentsForHitRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;

/**
 * ExtendHIT: more assignments, more time or both, which are two calls of the current API. What both
 * would refuse is refused before the first; neither can be undone.
 */
final class ExtendHit {
  /** How long a token is remembered. */
  private static final Duration TOKEN_LIFE = Duration.ofHours(24);

  private static final int LONGEST_TOKEN = 64;

  /** A HIT that was made for fewer stays below. */
  private static final int OF_MANY_ASSIGNMENTS = 10;

  private ExtendHit() {}

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
      LegacyHitOperations.extended(sent.getHITId(), call.lists());
    }
    if (seconds != null) {
      Optional<String> token = more == null ? keepToken(sent, call) : Optional.empty();
      try {
        call.change(
            MTurkClient::updateExpirationForHIT,
            UpdateExpirationForHitRequest.builder()
                .hitId(sent.getHITId())
                .expireAt(expiration(hit, call.backend().clock().instant(), seconds))
                .build());
      } catch (LegacyException e) {
        if (e.place() == LegacyException.Place.RESULT) {
          token.ifPresent(call.backend().notes()::discard);
        }
        throw more == null
            ? e
            : CurrentHit.halfDone(
                e,
                "The HIT got its "
                    + more
                    + " more assignments, but no more time; call ExtendHIT again with"
                    + " ExpirationIncrementInSeconds alone");
      }
      LegacyHitOperations.extended(sent.getHITId(), call.lists());
    }
  }

  /** The time that is left counts, of a HIT that has expired none. */
  private static Instant expiration(HIT hit, Instant now, long seconds) {
    @Nullable Instant expiration = hit.expiration();
    return (expiration == null || expiration.isBefore(now) ? now : expiration).plusSeconds(seconds);
  }

  private static void requireStayingBelow(HIT hit, int more) {
    @Nullable Integer max = hit.maxAssignments();
    if (max != null && max < OF_MANY_ASSIGNMENTS && max + (long) more >= OF_MANY_ASSIGNMENTS) {
      throw new LegacyException(
          "AWS.MechanicalTurk.InvalidMaximumAssignmentsIncrement",
          "A HIT with fewer than "
              + OF_MANY_ASSIGNMENTS
              + " assignments cannot be extended to "
              + OF_MANY_ASSIGNMENTS
              + " or more",
          LegacyException.Place.RESULT);
    }
  }

  /**
   * Remembers a token that the current API has no place for.
   *
   * @return the name of the note of it; empty if there is no token
   * @throws LegacyException if it is known
   */
  private static Optional<String> keepToken(ExtendHITRequest sent, CallContext call) {
    String token = sent.getUniqueRequestToken();
    if (token == null) {
      return Optional.empty();
    }
    DurableNotes notes = call.backend().notes();
    String name = "ExtendHIT/" + sha256(call.caller().name() + "/" + token);
    Instant now = call.backend().clock().instant();
    String content = sent.getHITId() + "/" + now.plus(TOKEN_LIFE);
    Optional<String> known = notes.keep(name, content);
    if (known.isPresent() && isOver(known.get(), now)) {
      notes.discard(name);
      known = notes.keep(name, content);
    }
    if (known.isPresent()) {
      throw new LegacyException(
          "AWS.MechanicalTurk.HitAlreadyExists",
          "The UniqueRequestToken was used before, to extend the HIT "
              + known.get().substring(0, known.get().indexOf('/')),
          LegacyException.Place.RESULT);
    }
    return Optional.of(name);
  }

  private static boolean isOver(String note, Instant now) {
    return !now.isBefore(Instant.parse(note.substring(note.indexOf('/') + 1)));
  }

  /** Forgets the tokens whose time is over. */
  static void forgetTokens(DurableNotes notes, Instant now) {
    notes
        .beginningWith("ExtendHIT/")
        .forEach(
            (name, content) -> {
              if (isOver(content, now)) {
                notes.discard(name);
              }
            });
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
