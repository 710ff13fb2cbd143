package org.turkbridge.verify.report;

/** How much a finding weighs. */
public enum Severity {
  /** Both sides do not say the same. */
  DIFFERENCE,
  /** What was checked is wrong in itself. */
  ERROR,
  /** What was checked is odd, and may be right. */
  WARNING,
  /** What was checked is right, and worth knowing of. */
  NOTE;

  /** Whether it makes a run a failure by itself. */
  public boolean fails() {
    return fails(false);
  }

  /**
   * Whether it makes a run a failure.
   *
   * @param strict whether warnings do
   */
  public boolean fails(boolean strict) {
    return switch (this) {
      case DIFFERENCE, ERROR -> true;
      case WARNING -> strict;
      case NOTE -> false;
    };
  }
}
