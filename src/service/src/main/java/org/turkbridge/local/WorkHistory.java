package org.turkbridge.local;

import java.util.Optional;
import org.turkbridge.local.store.SystemQualificationType;

/**
 * What became of the assignments that a Worker accepted, whoever's HITs they are of.
 *
 * @param accepted all of them, with those the Worker still works at
 * @param submitted those the Worker submitted, whatever came of them
 * @param approved of those submitted
 * @param rejected of those submitted
 * @param returned given back
 * @param abandoned whose time ran out
 */
record WorkHistory(
    long accepted, long submitted, long approved, long rejected, long returned, long abandoned) {
  /** Who submitted less has an approval rate of 100, so that beginners are not shut out. */
  static final int SUBMISSIONS_THAT_COUNT = 100;

  private static final int ALL = 100;

  /**
   * The value of a QualificationType that Mechanical Turk itself keeps of a Worker's work: a
   * percentage, rounded down, or a number.
   *
   * @return empty for other types
   */
  Optional<Integer> value(SystemQualificationType type) {
    return switch (type) {
      case PERCENT_ASSIGNMENTS_SUBMITTED -> Optional.of(percent(submitted, accepted, ALL));
      case PERCENT_ASSIGNMENTS_ABANDONED -> Optional.of(percent(abandoned, accepted, 0));
      case PERCENT_ASSIGNMENTS_RETURNED -> Optional.of(percent(returned, accepted, 0));
      case PERCENT_ASSIGNMENTS_APPROVED ->
          Optional.of(
              submitted < SUBMISSIONS_THAT_COUNT
                  ? ALL
                  : percent(approved, approved + rejected, ALL));
      case PERCENT_ASSIGNMENTS_REJECTED -> Optional.of(percent(rejected, approved + rejected, 0));
      case NUMBER_HITS_APPROVED -> Optional.of((int) Math.min(approved, Integer.MAX_VALUE));
      default -> Optional.empty();
    };
  }

  private static int percent(long part, long whole, int ofNone) {
    return whole == 0 ? ofNone : (int) (part * ALL / whole);
  }
}
