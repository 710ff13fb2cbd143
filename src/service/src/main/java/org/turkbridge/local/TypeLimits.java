package org.turkbridge.local;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.QualificationTestParameters;
import org.turkbridge.translate.QualificationTestParameters.Violation;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** The documented limits of what describes a QualificationType; what is absent keeps them. */
final class TypeLimits {
  private static final int MOST_DESCRIPTION = 2000;
  private static final int MOST_KEYWORDS = 1000;
  private static final int LONGEST_AMOUNT = 13;

  private TypeLimits() {}

  /**
   * @throws Failure if it is blank
   */
  static void name(String name) {
    if (name.isBlank()) {
      throw Failure.invalidValue("Name", "Name is blank: give the QualificationType a name.");
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
   * @throws Failure if it is negative
   */
  static void retryDelay(@Nullable Long seconds) {
    if (seconds != null && seconds < 0) {
      throw Failure.outOfRange(
          "RetryDelayInSeconds", "RetryDelayInSeconds is " + seconds + ": it must be 0 or more.");
    }
  }

  /**
   * @throws Failure if the parameters of a test do not go together, or its documents cannot be used
   */
  static void test(MTurkRequest request, TestScoring scoring) {
    QualificationTestParameters parameters = QualificationTestParameters.of(request);
    parameters.violation().ifPresent(TypeLimits::refuse);
    if (parameters.test() != null) {
      scoring.requireUsable(parameters.test(), parameters.answerKey());
    }
  }

  /**
   * @param parameter what would make the type so
   * @throws Failure if a type with a test were granted automatically
   */
  static void testForbidsAutoGrant(QualificationType type, String parameter) {
    if (type.test() != null && type.autoGranted()) {
      refuse(QualificationTestParameters.testAndAutoGranted(parameter));
    }
  }

  private static void refuse(Violation violation) {
    throw violation.isOutOfRange()
        ? Failure.outOfRange(violation.parameter(), violation.message())
        : Failure.invalidValue(violation.parameter(), violation.message());
  }

  /**
   * @throws Failure if it is blank
   */
  static void required(String name, String text) {
    if (text.isBlank()) {
      throw Failure.invalidValue(name, name + " is blank.");
    }
  }

  /**
   * @param text null if absent
   * @throws Failure if it is longer than that many characters
   */
  static void length(String name, @Nullable String text, int most) {
    int length = text == null ? 0 : text.codePointCount(0, text.length());
    if (length > most) {
      throw Failure.invalidValue(
          name,
          String.format(
              "%s has %d characters: it must have at most %d. Shorten it.", name, length, most));
    }
  }

  /**
   * US dollars.
   *
   * @param text digits, with a point or without
   * @throws Failure if there are too many: to read them takes long
   */
  static BigDecimal amount(String name, String text) {
    length(name, text, LONGEST_AMOUNT);
    return new BigDecimal(text);
  }
}
