package org.turkbridge.local.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/**
 * Where a HIT stands at a time: the only place that knows how its status and its counts follow from
 * what its row has, in Java and, for lists, in SQL.
 *
 * @param expiration when no Worker can accept it any more
 * @param ready when it is Reviewable or Reviewing, if nothing happens before, in milliseconds since
 *     1970
 * @param quiet from when on nothing happens to it by itself: it is Reviewable or Reviewing, and
 *     what its Workers submitted has been approved; or when something last happened to it, if that
 *     was later; in milliseconds since 1970
 * @param counts of its assignments at that time
 */
record HitState(
    int maxAssignments,
    Instant expiration,
    boolean isReviewing,
    boolean isDisposed,
    long ready,
    long quiet,
    Counts counts) {
  /** How long a HIT is kept that can be reviewed and that nothing happens to. */
  static final Duration KEPT = Duration.ofDays(120);

  /**
   * The assignments of a HIT.
   *
   * @param accepted by Workers, who work on them
   * @param submitted and not reviewed yet
   * @param completed approved or rejected
   */
  record Counts(int accepted, int submitted, int completed) {
    int used() {
      return accepted + submitted + completed;
    }
  }

  /** Its status at a time, of which the counts are. */
  HITStatus status(Instant now) {
    long time = now.toEpochMilli();
    if (isDisposed || isOver(quiet, now)) {
      return HITStatus.DISPOSED;
    }
    if (ready <= time) {
      return isReviewing ? HITStatus.REVIEWING : HITStatus.REVIEWABLE;
    }
    return now.isBefore(expiration) && available() > 0
        ? HITStatus.ASSIGNABLE
        : HITStatus.UNASSIGNABLE;
  }

  /** Whether a HIT is disposed of, because it has been quiet for so long. */
  static boolean isOver(long quiet, Instant now) {
    return quiet <= now.minus(KEPT).toEpochMilli();
  }

  /** How many more assignments it has room for, whether or not it expired. */
  int available() {
    return Math.max(0, maxAssignments - counts.used());
  }

  /**
   * When it is Reviewable or Reviewing, if nothing happens before: all assignments were handed in,
   * or it has expired and nobody works on it.
   *
   * @param lastDeadline of the Workers who work on it; null if nobody does
   * @param before what was known of it before something happened; null of a new HIT
   * @param now when that happened, in milliseconds since 1970
   */
  static long ready(
      int maxAssignments,
      Instant expiration,
      Counts counts,
      @Nullable Long lastDeadline,
      @Nullable Long before,
      long now) {
    if (counts.submitted() + counts.completed() >= maxAssignments) {
      return before == null ? now : Math.min(before, now);
    }
    long expired = expiration.toEpochMilli();
    return lastDeadline == null ? expired : Math.max(expired, lastDeadline);
  }

  /** Which rows are of HITs that are not disposed of. */
  static Condition live(Instant now) {
    return Condition.ALL
        .and("NOT disposed")
        .and("quiet > :old", "old", now.minus(KEPT).toEpochMilli());
  }

  /** Which rows are of HITs that Workers can accept, if none of their assignments is overdue. */
  static Condition assignable(Instant now) {
    return live(now)
        .and("ready > :now", "now", now.toEpochMilli())
        .and(
            "(expiration_second > :second OR (expiration_second = :second AND expiration_nano >"
                + " :nano))",
            Map.of("second", now.getEpochSecond(), "nano", now.getNano()))
        .and("max_assignments > accepted + submitted + completed");
  }

  /**
   * Which rows are of HITs in that status, if none of their assignments is overdue.
   *
   * @throws IllegalArgumentException if HITs have no such status
   */
  static Condition in(HITStatus status, Instant now) {
    return switch (status) {
      case ASSIGNABLE -> assignable(now);
      case UNASSIGNABLE -> {
        Condition assignable = assignable(now);
        yield live(now)
            .and("ready > :now", "now", now.toEpochMilli())
            .and("NOT (" + assignable.sql() + ")", assignable.parameters());
      }
      case REVIEWABLE -> in(ReviewableHITStatus.REVIEWABLE, now);
      case REVIEWING -> in(ReviewableHITStatus.REVIEWING, now);
      case DISPOSED -> {
        Condition live = live(now);
        yield new Condition("NOT (" + live.sql() + ")", live.parameters());
      }
      default -> throw new IllegalArgumentException("No HIT is " + status);
    };
  }

  /** Which rows are of HITs in that status. */
  static Condition in(ReviewableHITStatus status, Instant now) {
    return live(now)
        .and("ready <= :now", "now", now.toEpochMilli())
        .and(status == ReviewableHITStatus.REVIEWING ? "reviewing" : "NOT reviewing");
  }
}
