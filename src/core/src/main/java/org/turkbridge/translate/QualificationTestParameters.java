package org.turkbridge.translate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

/**
 * The parameters of CreateQualificationType and UpdateQualificationType that go together, as one
 * request of either API has them; null where it has not. The rules are those that the references of
 * both APIs give for these parameters. That AutoGrantedValue counts only where AutoGranted is true
 * is one too, but nothing to refuse.
 *
 * @param test a QuestionForm document
 * @param answerKey an AnswerKey document
 * @param testDurationInSeconds how long a Worker has for the test
 * @param autoGranted whether a request is granted without asking anybody
 */
public record QualificationTestParameters(
    @Nullable String test,
    @Nullable String answerKey,
    @Nullable Long testDurationInSeconds,
    @Nullable Boolean autoGranted) {
  /** In seconds. */
  static final long SHORTEST_TEST = 1;

  /**
   * A rule that is broken.
   *
   * @param parameter the one that is wrong, as both APIs call it
   * @param isOutOfRange whether it is a number outside its range
   * @param message what is wrong and what to do
   */
  public record Violation(String parameter, boolean isOutOfRange, String message) {}

  /** Those of CreateQualificationType or UpdateQualificationType. */
  public static QualificationTestParameters of(MTurkRequest request) {
    return new QualificationTestParameters(
        request.getValueForField("Test", String.class).orElse(null),
        request.getValueForField("AnswerKey", String.class).orElse(null),
        request.getValueForField("TestDurationInSeconds", Long.class).orElse(null),
        request.getValueForField("AutoGranted", Boolean.class).orElse(null));
  }

  /** The first rule that the request breaks; empty if it keeps all. */
  public Optional<Violation> violation() {
    if (testDurationInSeconds != null && testDurationInSeconds < SHORTEST_TEST) {
      return Optional.of(
          new Violation(
              "TestDurationInSeconds",
              true,
              "TestDurationInSeconds is "
                  + testDurationInSeconds
                  + ": it must be "
                  + SHORTEST_TEST
                  + " or more."));
    }
    if (test == null && answerKey != null) {
      return invalid(
          "AnswerKey", "AnswerKey is given without a Test: give the Test that it scores.");
    }
    if (test == null && testDurationInSeconds != null) {
      return invalid(
          "TestDurationInSeconds",
          "TestDurationInSeconds is given without a Test: give the Test that it is for.");
    }
    if (test != null && testDurationInSeconds == null) {
      return invalid(
          "Test",
          "Test is given without TestDurationInSeconds: give the time that a Worker has for it.");
    }
    if (test != null && Boolean.TRUE.equals(autoGranted)) {
      return Optional.of(testAndAutoGranted("Test"));
    }
    return Optional.empty();
  }

  /**
   * That a type with a Test would be granted automatically.
   *
   * @param parameter the one that would make it so
   */
  public static Violation testAndAutoGranted(String parameter) {
    return new Violation(
        parameter,
        false,
        "AutoGranted is true for a QualificationType with a Test: leave out one of them.");
  }

  private static Optional<Violation> invalid(String parameter, String message) {
    return Optional.of(new Violation(parameter, false, message));
  }
}
