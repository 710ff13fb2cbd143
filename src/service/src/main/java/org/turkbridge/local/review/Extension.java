package org.turkbridge.local.review;

/**
 * How a policy extends a HIT.
 *
 * @param assignments that it adds; 1 or more
 * @param mostAssignments that the HIT may have then
 * @param seconds that are added to the HIT's time, counted from now if it is over; 0 or more
 */
public record Extension(int assignments, int mostAssignments, long seconds) {
  /** From so many assignments on a HIT costs more. */
  private static final int MANY = 10;

  /**
   * How many assignments are added.
   *
   * @param present that the HIT has
   * @param atCreation that it had: one with fewer than 10 never gets 10
   * @return 0 if it is to stay as it is, its time included
   */
  public int additional(int present, int atCreation) {
    int most = atCreation < MANY ? Math.min(mostAssignments, MANY - 1) : mostAssignments;
    return Math.max(0, Math.min(assignments, most - present));
  }
}
