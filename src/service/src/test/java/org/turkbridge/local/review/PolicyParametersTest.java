package org.turkbridge.local.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.turkbridge.local.review.Policies.entry;
import static org.turkbridge.local.review.Policies.key;
import static org.turkbridge.local.review.Policies.knownAnswers;
import static org.turkbridge.local.review.Policies.parameter;
import static org.turkbridge.local.review.Policies.plurality;
import static org.turkbridge.local.review.Policies.policy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.mturk.model.ParameterMapEntry;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

class PolicyParametersTest {
  private static final String[] NUMBERED =
      IntStream.rangeClosed(1, 16).mapToObj(i -> "q" + i).toArray(String[]::new);

  static Stream<Arguments> wrong() {
    return Stream.of(
        known(policy("ScoreMyKnownAnswers"), "'ScoreMyKnownAnswers' is no policy for assignments"),
        known(plurality(), "'SimplePlurality/2011-09-01' is no policy for assignments: there is"),
        known(policy(KnownAnswersPolicy.NAME), "needs the parameter AnswerKey, with MapEntries"),
        known(policy(KnownAnswersPolicy.NAME, key()), "needs the parameter AnswerKey"),
        known(
            policy(KnownAnswersPolicy.NAME, parameter("AnswerKey", "a")),
            "has Values in AnswerKey, which takes MapEntries"),
        known(
            policy(KnownAnswersPolicy.NAME, key(entry("q", "a"), entry(" q ", "b"))),
            "has two entries for 'q' in AnswerKey"),
        known(
            policy(KnownAnswersPolicy.NAME, key(ParameterMapEntry.builder().values("a").build())),
            "has an entry without Key in AnswerKey"),
        known(
            policy(KnownAnswersPolicy.NAME, key(entry("\u00e4".repeat(128), "a"))),
            "has a Key of 256 bytes in AnswerKey: it may have 255"),
        known(
            policy(
                KnownAnswersPolicy.NAME, key(entry("q", "\u00e4".repeat(32_767), "x"), entry("r"))),
            "has 65537 bytes in the Keys and Values of AnswerKey: it may have 65535"),
        known(
            knownAnswers(parameter("ApproveIfScoreIsAtLeast", "1")),
            "has no parameter 'ApproveIfScoreIsAtLeast'. It has AnswerKey, Approve"),
        known(
            knownAnswers(PolicyParameter.builder().values("1").build()), "has no parameter ''. It"),
        known(knownAnswers(parameter("QuestionIds", "q")), "has no parameter 'QuestionIds'"),
        known(
            knownAnswers(parameter("RejectReason", "a"), parameter("RejectReason ", "a")),
            "has the parameter RejectReason twice"),
        known(
            knownAnswers(parameter("RejectReason", "a", "b")),
            "has 2 values for RejectReason, which takes one"),
        known(
            knownAnswers(parameter("ApproveReason", "a".repeat(1025))),
            "cannot tell Workers the ApproveReason: it has 1025 characters"),
        known(
            knownAnswers(parameter("RejectReason", "a\u0007b")),
            "cannot tell Workers the RejectReason: it has the control character U+0007"),
        known(
            knownAnswers(parameter("ApproveIfKnownAnswerScoreIsAtLeast", "80.5")),
            "has '80.5' for ApproveIfKnownAnswerScoreIsAtLeast, which takes an integer"),
        known(
            knownAnswers(parameter("ApproveIfKnownAnswerScoreIsAtLeast")),
            "has no value for ApproveIfKnownAnswerScoreIsAtLeast"),
        known(
            knownAnswers(
                PolicyParameter.builder()
                    .key("ExtendMaximumAssignments")
                    .mapEntries(entry("a", "3"))
                    .build()),
            "has MapEntries in ExtendMaximumAssignments, which takes Values"),
        hit(knownAnswers(), "'ScoreMyKnownAnswers/2011-09-01' is no policy for HITs: there is"),
        hit(policy(PluralityPolicy.NAME), "needs the parameter QuestionIds"),
        hit(
            policy(
                PluralityPolicy.NAME,
                parameter("QuestionIds", " , "),
                parameter("QuestionAgreementThreshold", "1")),
            "needs the parameter QuestionIds"),
        hit(
            policy(
                PluralityPolicy.NAME,
                parameter("QuestionIds", NUMBERED),
                parameter("QuestionAgreementThreshold", "1")),
            "has 16 questions in QuestionIds: it may have 15"),
        hit(
            policy(PluralityPolicy.NAME, parameter("QuestionIds", "q")),
            "needs the parameter QuestionAgreementThreshold"),
        hit(
            plurality(parameter("DisregardAssignmentIfRejected", "yes")),
            "has 'yes' for DisregardAssignmentIfRejected, which takes T or F"),
        hit(
            plurality(parameter("ExtendIfHITAgreementScoreIsLessThan", "50")),
            "has ExtendIfHITAgreementScoreIsLessThan, which needs ExtendMaximumAssignments"),
        hit(plurality(parameter("AnswerKey", "q")), "has no parameter 'AnswerKey'"));
  }

  private static Arguments known(ReviewPolicy policy, String message) {
    return arguments(policy, (Reading) KnownAnswersPolicy::of, message);
  }

  private static Arguments hit(ReviewPolicy policy, String message) {
    return arguments(policy, (Reading) PluralityPolicy::of, message);
  }

  /** How a policy is read. */
  interface Reading {
    Object of(ReviewPolicy policy);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsWrongIsNamed(ReviewPolicy policy, Reading reading, String message) {
    PolicyException refusal = catchThrowableOfType(PolicyException.class, () -> reading.of(policy));
    assertThat(refusal).hasMessageContaining(message);
    assertThat(refusal.isOutOfRange()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ApproveIfKnownAnswerScoreIsAtLeast, 0, 101",
    "RejectIfKnownAnswerScoreIsLessThan, 0, 101",
    "ExtendIfKnownAnswerScoreIsLessThan, 0, 101",
    "ExtendMaximumAssignments, 2, 25",
    "ExtendMinimumTimeInSeconds, 3600, 31536000",
  })
  void numbersOfKnownAnswersHaveRanges(String name, long least, long most) {
    requireRange(
        value -> KnownAnswersPolicy.of(knownAnswers(parameter(name, value))), name, least, most);
  }

  @ParameterizedTest
  @CsvSource({
    "ExtendIfHITAgreementScoreIsLessThan, 1, 100",
    "ExtendMinimumTimeInSeconds, 3600, 31536000",
  })
  void numbersOfPluralityHaveRanges(String name, long least, long most) {
    requireRange(
        value ->
            PluralityPolicy.of(
                plurality(parameter(name, value), parameter("ExtendMaximumAssignments", "1"))),
        name,
        least,
        most);
  }

  private interface NumberReading {
    Object of(String value);
  }

  private static void requireRange(NumberReading reading, String name, long least, long most) {
    reading.of(" " + least + " ");
    reading.of(Long.toString(most));
    for (String outside :
        new String[] {
          Long.toString(least - 1), Long.toString(most + 1), "99999999999999999999", "-1"
        }) {
      PolicyException refusal =
          catchThrowableOfType(PolicyException.class, () -> reading.of(outside));
      assertThat(refusal)
          .hasMessageEndingWith(
              " has %s for %s: it must be from %d to %d.".formatted(outside, name, least, most));
      assertThat(refusal.isOutOfRange()).isTrue();
    }
  }

  /** As the samples of the Ruby and Java SDKs, the documentation and rturk have them. */
  @Test
  void policiesOfPublishedProgramsAreTaken() {
    KnownAnswersPolicy.of(
        policy(
            KnownAnswersPolicy.NAME,
            parameter("ApproveIfKnownAnswerScoreIsAtLeast", "100"),
            parameter("ApproveReason", "You can count"),
            parameter("RejectIfKnownAnswerScoreIsLessThan", "50"),
            parameter("RejectReason", "You flunked math"),
            parameter("ExtendIfKnownAnswerScoreIsLessThan", "50"),
            key(entry("q1", "2"), entry("q2", "4"), entry("q3"))));
    PluralityPolicy.of(
        policy(
            PluralityPolicy.NAME,
            parameter("QuestionIds", "q3"),
            parameter("QuestionAgreementThreshold", "49"),
            parameter("ExtendIfHITAgreementScoreIsLessThan", "100"),
            parameter("ExtendAssignments", "1"),
            parameter("ExtendMaximumAssignments ", "10"),
            parameter("ApproveIfWorkerAgreementScoreIsAtLeast", "100"),
            parameter("RejectIfWorkerAgreementScoreIsLessThan", "100")));
    PluralityPolicy.of(
        policy(
            PluralityPolicy.NAME,
            parameter("QuestionIDs", "a", "b"),
            parameter("QuestionAgreementThreshold", "100")));
    PluralityPolicy.of(
        plurality(
            parameter("DisregardAssignmentIfRejected", "FALSE"),
            parameter("ApproveIfWorkerAgreementScoreIsNotLessThan", "99"),
            parameter("RejectReason", "")));
  }
}
