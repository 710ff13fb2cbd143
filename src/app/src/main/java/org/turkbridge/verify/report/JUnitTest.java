package org.turkbridge.verify.report;

/**
 * A test in JUnit XML.
 *
 * @param type of the failure
 * @param message in short; empty if it passed
 * @param text the whole of it; empty if it passed
 */
record JUnitTest(String name, Outcome outcome, String type, String message, String text) {
  enum Outcome {
    PASSED,
    FAILED,
    ERROR,
    SKIPPED
  }

  static JUnitTest passed(String name) {
    return new JUnitTest(name, Outcome.PASSED, "", "", "");
  }

  /** How servers are to take something of that weight. */
  static Outcome outcome(Severity weight, boolean strict) {
    return switch (weight) {
      case DIFFERENCE -> Outcome.FAILED;
      case ERROR -> Outcome.ERROR;
      case WARNING -> strict ? Outcome.FAILED : Outcome.SKIPPED;
    };
  }
}
