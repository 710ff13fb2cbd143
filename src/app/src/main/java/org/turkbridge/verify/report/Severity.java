package org.turkbridge.verify.report;

/** How much a finding weighs. */
public enum Severity {
  /** Both sides do not say the same. */
  DIFFERENCE,
  /** What was checked is wrong in itself. */
  ERROR,
  /** What was checked is odd, and may be right. */
  WARNING;

  /** Whether it makes a run a failure by itself. */
  public boolean fails() {
    return this != WARNING;
  }
}
