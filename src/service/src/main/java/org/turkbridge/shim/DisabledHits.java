package org.turkbridge.shim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ApproveAssignmentRequest;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.DeleteHitRequest;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ListAssignmentsForHitRequest;
import software.amazon.awssdk.services.mturk.model.ListAssignmentsForHitResponse;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;

/**
 * The HITs that DisableHIT was called for and that the current API, which has no such operation,
 * has not deleted yet. Their Requesters see them no more. They are noted durably before anything is
 * done, and their end is tried again and again: they expire, what is submitted is approved, and
 * when nobody works on them any more they are deleted. Safe for any thread.
 */
final class DisabledHits {
  private static final Logger LOG = LoggerFactory.getLogger(DisabledHits.class);
  private static final String PREFIX = "DisableHIT/";

  /** Says that there is nothing left to do. */
  private static final String GONE = "AWS.MechanicalTurk.HITDoesNotExist";

  private static final Set<String> GONE_OR_DISPOSED = Set.of(GONE, CurrentHit.INVALID_STATE);

  /** Begins what the note of a HIT says that is deleted; the time since when follows. */
  private static final String ENDED = "ended/";

  /** How long it says so: who has just read the HIT, at whatever server, looks for its note yet. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  private static final String INSUFFICIENT_FUNDS = "AWS.MechanicalTurk.InsufficientFunds";

  private final DurableNotes notes;
  private final Upstream upstream;
  private final Requesters requesters;
  private final InstantSource clock;

  /**
   * @param requesters who may have disabled HITs before this process began
   */
  DisabledHits(DurableNotes notes, Upstream upstream, Requesters requesters, InstantSource clock) {
    this.notes = notes;
    this.upstream = upstream;
    this.requesters = requesters;
    this.clock = clock;
  }

  /** Of the service behind: one store may have notes of several, by turns or at once. */
  private String prefix() {
    return PREFIX + upstream.key() + "/";
  }

  private String prefix(Requester owner) {
    return prefix() + owner.name() + "/";
  }

  private String name(Requester owner, String hitId) {
    return prefix(owner) + hitId;
  }

  /** Whether it is one of them. */
  boolean has(Requester owner, String hitId) {
    return notes.content(name(owner, hitId)).isPresent();
  }

  /** Those of a Requester. */
  Set<String> ids(Requester owner) {
    String prefix = prefix(owner);
    return notes.beginningWith(prefix).keySet().stream()
        .map(name -> name.substring(prefix.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Makes a HIT one of them, and does of it what can be done at once.
   *
   * @throws LegacyException if it is one of them already; if it is not after all, since the service
   *     behind refused it, or money is missing; or if it is not known whether it has expired, which
   *     is tried again
   */
  void add(String hitId, CallContext call) {
    new DisabledHit(call.caller(), hitId, call.tally()).begin();
  }

  /** Goes on with all of them; what fails is told in the log, and tried the next time. */
  void resume() {
    Map<String, String> all = notes.beginningWith(prefix());
    all.forEach(
        (name, content) -> {
          if (content.startsWith(ENDED)) {
            forget(name, Instant.parse(content.substring(ENDED.length())));
            return;
          }
          String hitId = name.substring(name.lastIndexOf('/') + 1);
          Optional<Requester> owner =
              requesters
                  .byAccessKeyId(content)
                  .filter(each -> name.equals(name(each, hitId)))
                  .or(
                      () ->
                          requesters.all().stream()
                              .filter(each -> name.equals(name(each, hitId)))
                              .findFirst());
          if (owner.isEmpty()) {
            LOG.warn("DisableHIT of {} cannot go on: its Requester is no longer configured", hitId);
            return;
          }
          try {
            new DisabledHit(owner.get(), hitId, new CallTally()).resume();
          } catch (LegacyException e) {
            LOG.warn("DisableHIT of {} will be tried again: {}", hitId, e.text());
          }
        });
  }

  private void forget(String name, Instant ended) {
    if (!clock.instant().isBefore(ended.plus(KEPT))) {
      notes.discard(name);
    }
  }

  /** The same by a caller of the current API. */
  static CurrentPlan plan(String hitId, UpdateExpirationForHitRequest expiration) {
    return CurrentPlan.of(
            new CurrentStep.Call(expiration),
            new CurrentStep.Each(
                submitted(hitId),
                "AssignmentId",
                ApproveAssignmentRequest.builder().overrideRejection(false).build()),
            new CurrentStep.Call(deletion(hitId)))
        .remarking(
            List.of(
                "While a Worker works on the HIT it cannot be deleted: approve and delete again"
                    + " later."));
  }

  private static ListAssignmentsForHitRequest submitted(String hitId) {
    return ListAssignmentsForHitRequest.builder()
        .hitId(hitId)
        .assignmentStatuses(AssignmentStatus.SUBMITTED)
        .build();
  }

  private static DeleteHitRequest deletion(String hitId) {
    return DeleteHitRequest.builder().hitId(hitId).build();
  }

  /** One of them, with the calls that its end takes. */
  private final class DisabledHit {
    private final Requester owner;
    private final String hitId;
    private final CallTally tally;

    DisabledHit(Requester owner, String hitId, CallTally tally) {
      this.owner = owner;
      this.hitId = hitId;
      this.tally = tally;
    }

    private String note() {
      return name(owner, hitId);
    }

    private <Q extends MTurkRequest, P> P read(BiFunction<MTurkClient, Q, P> operation, Q request) {
      tally.addUpstreamCall();
      return upstream.read(owner, operation, request);
    }

    private <Q extends MTurkRequest, P> void change(
        BiFunction<MTurkClient, Q, P> operation, Q request) {
      tally.addUpstreamCall();
      upstream.change(owner, operation, request);
    }

    void begin() {
      if (notes.keep(note(), owner.accessKeyId()).isPresent()) {
        throw CurrentHit.disabled();
      }
      try {
        expire();
      } catch (LegacyException e) {
        if (GONE_OR_DISPOSED.contains(e.code()) && hasEnded()) {
          // Another thread has gone on with the note, to the end.
          return;
        }
        if (e.place() == LegacyException.Place.RESULT) {
          notes.discard(note());
        }
        throw e;
      }
      int approved = 0;
      try {
        for (String assignmentId : submitted()) {
          approve(assignmentId);
          approved++;
        }
        delete();
      } catch (LegacyException e) {
        if (e.code().equals(INSUFFICIENT_FUNDS)) {
          notes.discard(note());
          throw CurrentHit.halfDone(
              e,
              "The HIT has expired, and "
                  + approved
                  + " of its assignments were approved; approve the others and call DisposeHIT");
        }
        LOG.warn("DisableHIT of {} will be tried again: {}", hitId, e.text());
      }
    }

    void resume() {
      @Nullable HIT hit;
      try {
        hit = read(MTurkClient::getHIT, GetHitRequest.builder().hitId(hitId).build()).hit();
      } catch (LegacyException e) {
        if (!e.code().equals(GONE)) {
          throw e;
        }
        LOG.warn("DisableHIT of {} is given up: {}", hitId, e.text());
        hit = null;
      }
      if (hit == null || hit.hitStatus() == HITStatus.DISPOSED) {
        end();
        return;
      }
      boolean isOpen = mayBeAccepted(hit);
      if (isOpen) {
        expire();
      }
      try {
        submitted().forEach(this::approve);
      } catch (LegacyException e) {
        if (!e.code().equals(INSUFFICIENT_FUNDS)) {
          throw e;
        }
        LOG.warn("DisableHIT of {} is given up; it is its Requester's again: {}", hitId, e.text());
        notes.discard(note());
        return;
      }
      if (!delete() && isOpen && hasMoreThan(hit)) {
        // A review policy extended it when it expired, as it does some times.
        resume();
      }
    }

    private boolean hasMoreThan(HIT before) {
      @Nullable HIT hit =
          read(MTurkClient::getHIT, GetHitRequest.builder().hitId(hitId).build()).hit();
      return hit != null && assignments(hit) > assignments(before);
    }

    private static int assignments(HIT hit) {
      return Objects.requireNonNullElse(hit.maxAssignments(), 0);
    }

    /** Now, or when a Worker has returned an assignment. */
    private boolean mayBeAccepted(HIT hit) {
      @Nullable Instant expiration = hit.expiration();
      return hit.hitStatus() == HITStatus.ASSIGNABLE
          || (hit.hitStatus() == HITStatus.UNASSIGNABLE
              && (expiration == null || expiration.isAfter(clock.instant())));
    }

    private void expire() {
      change(
          MTurkClient::updateExpirationForHIT,
          UpdateExpirationForHitRequest.builder().hitId(hitId).expireAt(Instant.EPOCH).build());
    }

    /** A token that comes twice ends the list, or it would never end. */
    private List<String> submitted() {
      List<String> ids = new ArrayList<>();
      Set<String> tokens = new HashSet<>();
      @Nullable String token = null;
      do {
        ListAssignmentsForHitResponse page =
            read(
                MTurkClient::listAssignmentsForHIT,
                DisabledHits.submitted(hitId).toBuilder()
                    .maxResults(Listing.MAX_RESULTS)
                    .nextToken(token)
                    .build());
        page.assignments().stream().map(Assignment::assignmentId).forEach(ids::add);
        token = page.nextToken();
      } while (token != null && tokens.add(token));
      return ids;
    }

    private void approve(String assignmentId) {
      try {
        change(
            MTurkClient::approveAssignment,
            ApproveAssignmentRequest.builder()
                .assignmentId(assignmentId)
                .overrideRejection(false)
                .build());
      } catch (LegacyException e) {
        // Somebody else was faster, such as another server, or the HIT's own delay.
        if (!e.code().equals("AWS.MechanicalTurk.InvalidAssignmentState")) {
          throw e;
        }
      }
    }

    /**
     * A service may not do so for minutes after the last approval, or while somebody works.
     *
     * @return whether it did
     */
    private boolean delete() {
      try {
        change(MTurkClient::deleteHIT, deletion(hitId));
      } catch (LegacyException e) {
        if (!e.code().equals(CurrentHit.INVALID_STATE)) {
          throw e;
        }
        return false;
      }
      end();
      return true;
    }

    private void end() {
      notes.replace(note(), ENDED + clock.instant());
    }

    private boolean hasEnded() {
      return notes.content(note()).map(content -> content.startsWith(ENDED)).orElse(true);
    }
  }
}
