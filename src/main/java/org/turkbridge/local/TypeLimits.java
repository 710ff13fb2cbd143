package org.turkbridge.local;

import org.jspecify.annotations.Nullable;

/** The documented limits of what describes a QualificationType; what is absent keeps them. */
final class TypeLimits {
  private static final int MOST_DESCRIPTION = 2000;
  private static final int MOST_KEYWORDS = 1000;

  private TypeLimits() {}

  /**
   * @throws Failure if it is blank
   */
  static void name(String name) {
    if (name.isBlank()) {
      throw Failure.invalidValue("Name is blank: give the QualificationType a name.");
    }
  }

  /**
   * @throws Failure if it is longer than 2000 characters
   */
  static void description(@Nullable String description) {
    length("Description", description, MOST_DESCRIPTION);
  }

  /**
   * @throws Failure if they are longer than 1000 characters
   */
  static void keywords(@Nullable String keywords) {
    length("Keywords", keywords, MOST_KEYWORDS);
  }

  /**
   * @throws Failure if it is not positive
   */
  static void testDuration(@Nullable Long seconds) {
    if (seconds != null && seconds <= 0) {
      throw Failure.outOfRange("TestDurationInSeconds is " + seconds + ": it must be 1 or more.");
    }
  }

  /**
   * @throws Failure if it is negative
   */
  static void retryDelay(@Nullable Long seconds) {
    if (seconds != null && seconds < 0) {
      throw Failure.outOfRange("RetryDelayInSeconds is " + seconds + ": it must be 0 or more.");
    }
  }

  /**
   * @throws Failure if there is a key without a test
   */
  static void keyNeedsTest(@Nullable String answerKey, @Nullable String test) {
    if (answerKey != null && test == null) {
      throw Failure.invalidValue(
          "AnswerKey is given without a Test: give the Test that it scores.");
    }
  }

  /**
   * @throws Failure if there is a test without a duration
   */
  static void testNeedsDuration(@Nullable String test, @Nullable Long testDuration) {
    if (test != null && testDuration == null) {
      throw Failure.invalidValue(
          "Test is given without TestDurationInSeconds: give the time that a Worker has for it.");
    }
  }

  /**
   * @throws Failure if a type with a test were granted automatically
   */
  static void testForbidsAutoGrant(@Nullable String test, boolean autoGranted) {
    if (test != null && autoGranted) {
      throw Failure.invalidValue(
          "AutoGranted is true for a QualificationType with a Test: leave out one of them.");
    }
  }

  private static void length(String name, @Nullable String text, int most) {
    int length = text == null ? 0 : text.codePointCount(0, text.length());
    if (length > most) {
      throw Failure.invalidValue(
          String.format(
              "%s has %d characters: it must have at most %d. Shorten it.", name, length, most));
    }
  }
}
