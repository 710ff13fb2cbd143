package org.turkbridge.local.review;

/** Shares of a whole, as the API has them: whole percents, rounded down. */
final class Percentage {
  private static final int WHOLE = 100;

  private Percentage() {}

  /**
   * A share.
   *
   * @return from 0 to 100; 0 if there is no whole
   */
  static int of(long part, long whole) {
    return whole == 0 ? 0 : Math.toIntExact(part * WHOLE / whole);
  }
}
