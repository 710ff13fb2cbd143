package org.turkbridge.local.review;

import org.turkbridge.translate.AssignmentLimits;

/**
 * How a policy extends a HIT.
 *
 * @param assignments that it adds; 1 or more
 * @param mostAssignments that the HIT may have then
 * @param seconds that are added to the HIT's time, counted from now if it is over; 0 or more
 */
public record Extension(int assignments, int mostAssignments, long seconds) {
  /**
   * How many assignments are added.
   *
   * @param present that the HIT has
   * @param atCreation that it had, by which it may have no more than {@link AssignmentLimits#most}
   * @return 0 if it is to stay as it is, its time included
   */
  public int additional(int present, int atCreation) {
    int most = Math.min(mostAssignments, AssignmentLimits.most(atCreation));
    return Math.max(0, Math.min(assignments, most - present));
  }
}
