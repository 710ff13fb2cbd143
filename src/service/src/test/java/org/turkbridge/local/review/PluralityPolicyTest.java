package org.turkbridge.local.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.review.Policies.answers;
import static org.turkbridge.local.review.Policies.parameter;
import static org.turkbridge.local.review.Policies.plurality;
import static org.turkbridge.local.review.Policies.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;

class PluralityPolicyTest {
  /** The example of the documentation. */
  private static final List<AnsweredAssignment> CLOTHES =
      List.of(
          submitted("A1", "A=coat", "B=blue", "C=large", "D=Furry"),
          submitted("A2", "A=sweater", "B=blue", "C=large", "D=fur"),
          submitted("A3", "A=coat", "B=green", "C=large", "D=furr"));

  @Test
  void theExampleOfTheDocumentation() {
    Review review = review(CLOTHES);
    assertThat(review.results())
        .containsExactly(
            ofQuestion("A", "AgreedAnswerFound", "true"),
            ofQuestion("A", "AgreedAnswer", "coat"),
            ofQuestion("A", "AnswerAgreementScore", "66"),
            ofQuestion("B", "AgreedAnswerFound", "true"),
            ofQuestion("B", "AgreedAnswer", "blue"),
            ofQuestion("B", "AnswerAgreementScore", "66"),
            ofQuestion("C", "AgreedAnswerFound", "true"),
            ofQuestion("C", "AgreedAnswer", "large"),
            ofQuestion("C", "AnswerAgreementScore", "100"),
            ofQuestion("D", "AgreedAnswerFound", "false"),
            ofAssignment("A1", "WorkerAgreementScore", "100"),
            ofAssignment("A1", "PluralityAnswersCorrect", "3"),
            ofAssignment("A1", "PluralityAnswersIncorrect", "0"),
            ofAssignment("A2", "WorkerAgreementScore", "66"),
            ofAssignment("A2", "PluralityAnswersCorrect", "2"),
            ofAssignment("A2", "PluralityAnswersIncorrect", "1"),
            ofAssignment("A3", "WorkerAgreementScore", "66"),
            ofAssignment("A3", "PluralityAnswersCorrect", "2"),
            ofAssignment("A3", "PluralityAnswersIncorrect", "1"),
            new Review.Result(null, null, "HitAgreementScore", "75"));
    assertThat(review.actions()).isEmpty();
  }

  @Test
  void actionsFollowFromTheScores() {
    Review review =
        review(
            CLOTHES,
            parameter("ApproveIfWorkerAgreementScoreIsAtLeast", "67"),
            parameter("RejectIfWorkerAgreementScoreIsLessThan", "67"),
            parameter("RejectReason", "Others say otherwise."),
            parameter("ExtendIfHITAgreementScoreIsLessThan", "76"),
            parameter("ExtendMaximumAssignments", "6"),
            parameter("ExtendMinimumTimeInSeconds", "3600"));
    assertThat(review.actions())
        .containsExactly(
            new Review.Approve("A1", ""),
            new Review.Reject("A2", "Others say otherwise."),
            new Review.Reject("A3", "Others say otherwise."),
            new Review.Extend(new Extension(1, 6, 3600)));
    assertThat(
            review(
                    CLOTHES,
                    parameter("RejectIfWorkerAgreementScoreIsLessThan", "66"),
                    parameter("ExtendIfHITAgreementScoreIsLessThan", "75"),
                    parameter("ExtendMaximumAssignments", "6"))
                .actions())
        .isEmpty();
  }

  @Test
  void whoAnswersWithoutAgreementIsNotScored() {
    Review review =
        review(
            List.of(submitted("A1", "A=a"), submitted("A2", "A=b")),
            parameter("ApproveIfWorkerAgreementScoreIsAtLeast", "0"),
            parameter("RejectIfWorkerAgreementScoreIsLessThan", "101"));
    assertThat(review.actions()).isEmpty();
    assertThat(review.results())
        .extracting(Review.Result::key)
        .doesNotContain("WorkerAgreementScore");
    assertThat(score(review)).isZero();
  }

  @Test
  void aHitWithoutWorkIsExtended() {
    Review review =
        review(
            List.of(),
            parameter("ExtendIfHITAgreementScoreIsLessThan", "1"),
            parameter("ExtendAssignments", "2"),
            parameter("ExtendMaximumAssignments", "3"));
    assertThat(review.actions()).containsExactly(new Review.Extend(new Extension(2, 3, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "a, ' a ', true",
    "a, A, false",
    "a, a., false",
    "a|b, b|a, true",
    "a|b, a, false",
    "'', ' ', true",
  })
  void answersAreComparedAsAWhole(String one, String other, boolean agree) {
    Review review = review(List.of(submitted("A1", "A=" + one), submitted("A2", "A=" + other)));
    assertThat(review.results())
        .contains(ofQuestion("A", "AgreedAnswerFound", Boolean.toString(agree)));
  }

  @Test
  void anAnswerOfMoreThan256CharactersIsLeftOut() {
    String shorter = "\ud83d\ude00".repeat(256);
    String longer = shorter + "a";
    Review agreed =
        review(
            List.of(
                submitted("A1", "A=" + longer, "B=b"),
                submitted("A2", "A=" + shorter, "B=b"),
                submitted("A3", "A=" + longer + "|a", "B=c")));
    assertThat(agreed.results())
        .contains(
            ofQuestion("A", "AgreedAnswer", shorter),
            ofQuestion("A", "AnswerAgreementScore", "100"),
            ofAssignment("A1", "PluralityAnswersCorrect", "1"),
            ofAssignment("A1", "PluralityAnswersIncorrect", "0"));
    assertThat(review(List.of(submitted("A1", "A=" + longer))).results())
        .contains(ofQuestion("A", "AgreedAnswerFound", "false"));
  }

  @Test
  void whoLeavesAQuestionOutAgreesWithNobody() {
    Review review =
        review(List.of(submitted("A1", "A=a"), submitted("A2", "A=a"), submitted("A3", "B=b")));
    assertThat(review.results())
        .contains(
            ofQuestion("A", "AnswerAgreementScore", "66"),
            ofAssignment("A3", "PluralityAnswersIncorrect", "1"),
            // Nobody but A3 says anything to B.
            ofQuestion("B", "AgreedAnswerFound", "false"),
            ofQuestion("C", "AgreedAnswerFound", "false"));
  }

  @Test
  void assignmentsAreDisregarded() {
    List<AnsweredAssignment> assignments =
        List.of(
            submitted("A1", "A=a"),
            new AnsweredAssignment("A2", answers("A=b"), true, null),
            new AnsweredAssignment("A3", answers("A=b"), false, 49),
            new AnsweredAssignment("A4", answers("A=a"), false, 50));
    assertThat(of(review(assignments))).isEmpty();
    PolicyParameter known = parameter("DisregardAssignmentIfKnownAnswerScoreIsLessThan", "50");
    PolicyParameter rejected = parameter("DisregardAssignmentIfRejected", "T");
    assertThat(of(review(assignments, known))).contains("66");
    assertThat(of(review(assignments, rejected))).contains("66");
    Review both = review(assignments, known, rejected);
    assertThat(of(both)).contains("100");
    assertThat(both.results()).extracting(Review.Result::assignmentId).doesNotContain("A2", "A3");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "32, true", "33, false", "34, false", "100, false"})
  void aScoreIsAboveTheThreshold(int threshold, boolean isFound) {
    assertThat(
            found(
                "A",
                byThreshold(
                    threshold,
                    submitted("A1", "A=a"),
                    submitted("A2", "B=b"),
                    submitted("A3", "C=c"))))
        .isEqualTo(isFound);
    assertThat(found("A", byThreshold(threshold, submitted("A1", "A=a"), submitted("A2", "A=b"))))
        .as("a tie")
        .isFalse();
  }

  private static Review byThreshold(int threshold, AnsweredAssignment... assignments) {
    return PluralityPolicy.of(
            policy(
                PluralityPolicy.NAME,
                parameter("QuestionIds", "A"),
                parameter("QuestionAgreementThreshold", "" + threshold)))
        .review(List.of(assignments));
  }

  /** By the definitions, one by one. */
  @Property
  void scoresAreAsTheyAreDefined(
      @ForAll("work") List<Map<String, String>> work,
      @ForAll @IntRange(max = 100) int threshold,
      @ForAll Random random) {
    List<AnsweredAssignment> assignments = new ArrayList<>();
    for (int i = 0; i < work.size(); i++) {
      Map<String, Set<String>> given = new HashMap<>();
      work.get(i).forEach((question, value) -> given.put(question, Set.of(value)));
      assignments.add(new AnsweredAssignment("A" + i, AnswerValues.of(given), false, null));
    }
    PluralityPolicy policy =
        PluralityPolicy.of(
            policy(
                PluralityPolicy.NAME,
                parameter("QuestionIds", "A,B,C"),
                parameter("QuestionAgreementThreshold", "" + threshold)));
    Review review = policy.review(assignments);

    Map<String, String> agreed = new HashMap<>();
    for (String question : List.of("A", "B", "C")) {
      Map<String, Long> counts = new HashMap<>();
      work.stream()
          .filter(each -> each.containsKey(question))
          .forEach(each -> counts.merge(each.get(question), 1L, Long::sum));
      counts.forEach(
          (answer, count) -> {
            boolean alone =
                counts.entrySet().stream()
                    .allMatch(each -> each.getKey().equals(answer) || each.getValue() < count);
            if (alone && count * 100 / work.size() > threshold) {
              agreed.put(question, answer);
            }
          });
      assertThat(found(question, review)).isEqualTo(agreed.containsKey(question));
    }
    assertThat(score(review)).isEqualTo(agreed.size() * 100 / 3);
    IntStream.range(0, work.size())
        .forEach(
            i -> {
              long correct =
                  agreed.entrySet().stream()
                      .filter(each -> each.getValue().equals(work.get(i).get(each.getKey())))
                      .count();
              assertThat(review.results())
                  .contains(
                      ofAssignment("A" + i, "PluralityAnswersCorrect", "" + correct),
                      ofAssignment(
                          "A" + i, "PluralityAnswersIncorrect", "" + (agreed.size() - correct)));
            });

    List<AnsweredAssignment> shuffled = new ArrayList<>(assignments);
    Collections.shuffle(shuffled, random);
    assertThat(policy.review(shuffled).results())
        .containsExactlyInAnyOrderElementsOf(review.results());
  }

  @Provide
  Arbitrary<List<Map<String, String>>> work() {
    return Arbitraries.maps(Arbitraries.of("A", "B", "C"), Arbitraries.of("x", "y", "z"))
        .list()
        .ofMaxSize(7);
  }

  private static Review review(List<AnsweredAssignment> assignments, PolicyParameter... more) {
    return PluralityPolicy.of(plurality(more)).review(assignments);
  }

  private static AnsweredAssignment submitted(String id, String... answers) {
    return new AnsweredAssignment(id, answers(answers), false, null);
  }

  private static Review.Result ofQuestion(String question, String key, String value) {
    return new Review.Result(null, question, key, value);
  }

  private static Review.Result ofAssignment(String id, String key, String value) {
    return new Review.Result(id, null, key, value);
  }

  private static boolean found(String question, Review review) {
    return review.results().contains(ofQuestion(question, "AgreedAnswerFound", "true"));
  }

  /** The score of question A, if there is one. */
  private static Optional<String> of(Review review) {
    return review.results().stream()
        .filter(result -> "A".equals(result.questionId()))
        .filter(result -> result.key().equals("AnswerAgreementScore"))
        .map(Review.Result::value)
        .findFirst();
  }

  private static int score(Review review) {
    return review.results().stream()
        .filter(result -> result.key().equals("HitAgreementScore"))
        .mapToInt(result -> Integer.parseInt(result.value()))
        .sum();
  }
}
