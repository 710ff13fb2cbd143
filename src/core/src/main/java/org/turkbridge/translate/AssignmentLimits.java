package org.turkbridge.translate;

/** How many assignments a HIT may have, as the references of both APIs say it. */
public final class AssignmentLimits {
  /** Of any HIT. */
  public static final int MOST = 1_000_000_000;

  /** From so many on an assignment of a HIT costs more. */
  public static final int MANY = 10;

  private AssignmentLimits() {}

  /**
   * The most that a HIT may come to have: one of few never comes to have many.
   *
   * @param atCreation how many it had when it was created
   */
  public static int most(int atCreation) {
    return atCreation < MANY ? MANY - 1 : MOST;
  }
}
