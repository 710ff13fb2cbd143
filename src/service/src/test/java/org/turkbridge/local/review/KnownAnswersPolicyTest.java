package org.turkbridge.local.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.review.Policies.answers;
import static org.turkbridge.local.review.Policies.entry;
import static org.turkbridge.local.review.Policies.key;
import static org.turkbridge.local.review.Policies.parameter;
import static org.turkbridge.local.review.Policies.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.mturk.model.ParameterMapEntry;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;

class KnownAnswersPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "A, A, 100",
    "A, ' \tA\n', 100",
    "' A ', A, 100",
    "A, a, 0",
    "A, A., 0",
    "A, 'A  ', 100",
    "'a b', 'a  b', 0",
    "A|B, A, 0",
    "A, A|B, 0",
    "A|B, B|A, 100",
    "A|A, A, 100",
    "'', A, 0",
    "A, '', 0",
    "'', ' ', 100",
  })
  void anAnswerIsThatOfTheKeyAsAWhole(String known, String given, int score) {
    KnownAnswersPolicy policy =
        KnownAnswersPolicy.of(policy(KnownAnswersPolicy.NAME, key(entry("q", known.split("\\|")))));
    assertThat(policy.score(answers("q=" + given))).isEqualTo(score);
  }

  @Test
  void aQuestionThatIsLeftOutIsNotAnswered() {
    KnownAnswersPolicy policy =
        KnownAnswersPolicy.of(
            policy(KnownAnswersPolicy.NAME, key(entry("q"), entry(" r ", "a"), entry("s", "b"))));
    assertThat(policy.score(answers())).isZero();
    assertThat(policy.score(answers("q=", " r=a", "other=b"))).isEqualTo(66);
  }

  @Test
  void resultsAreTheAnswersInTheOrderOfTheKeyAndTheScore() {
    Review review =
        review(List.of(parameter("RejectReason", "No.")), answers("q3=c", "q1=x", "q2=b"));
    assertThat(review.results())
        .containsExactly(
            new Review.Result("A1", "q1", "KnownAnswerCorrect", "0"),
            new Review.Result("A1", "q2", "KnownAnswerCorrect", "1"),
            new Review.Result("A1", "q3", "KnownAnswerCorrect", "1"),
            new Review.Result("A1", null, "KnownAnswerScore", "66"));
    assertThat(review.actions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ApproveIfKnownAnswerScoreIsAtLeast, 66, Approve",
    "ApproveIfKnownAnswerScoreIsAtLeast, 67, ''",
    "ApproveIfKnownAnswerScoreIsAtLeast, 0, Approve",
    "RejectIfKnownAnswerScoreIsLessThan, 67, Reject",
    "RejectIfKnownAnswerScoreIsLessThan, 66, ''",
    "RejectIfKnownAnswerScoreIsLessThan, 101, Reject",
    "ExtendIfKnownAnswerScoreIsLessThan, 67, Extend",
    "ExtendIfKnownAnswerScoreIsLessThan, 66, ''",
  })
  void actionsFollowFromTheScore(String name, String threshold, String action) {
    Review review = review(List.of(parameter(name, threshold)), answers("q1=a", "q2=b"));
    assertThat(review.actions())
        .extracting(Review.Action::name)
        .containsExactlyElementsOf(action.isEmpty() ? List.of() : List.of(action));
  }

  @Test
  void actionsSayWhy() {
    Review review =
        review(
            List.of(
                parameter("ApproveIfKnownAnswerScoreIsAtLeast", "0"),
                parameter("ApproveReason", " Thanks "),
                parameter("RejectIfKnownAnswerScoreIsLessThan", "101"),
                parameter("ExtendIfKnownAnswerScoreIsLessThan", "101"),
                parameter("ExtendMinimumTimeInSeconds", "7200")),
            answers());
    assertThat(review.actions())
        .containsExactly(
            new Review.Approve("A1", "Thanks"),
            new Review.Reject("A1", ""),
            new Review.Extend(new Extension(1, 5, 7200)));
  }

  @Property
  void theScoreIsTheShareOfWhatIsEqual(
      @ForAll("given") Map<String, Set<String>> known,
      @ForAll("given") Map<String, Set<String>> given) {
    KnownAnswersPolicy policy = of(known);
    long correct =
        known.entrySet().stream()
            .filter(each -> each.getValue().equals(given.get(each.getKey())))
            .count();
    int score = policy.score(AnswerValues.of(given));
    assertThat(score).isEqualTo((int) Math.floor(100.0 * correct / known.size() + 1e-9));
    assertThat(policy.score(AnswerValues.of(known))).isEqualTo(100);
  }

  @Property
  void extremesAlwaysAndNeverAct(
      @ForAll("given") Map<String, Set<String>> known,
      @ForAll("given") Map<String, Set<String>> given) {
    AnswerValues answers = AnswerValues.of(given);
    assertThat(
            of(
                    known,
                    parameter("ApproveIfKnownAnswerScoreIsAtLeast", "0"),
                    parameter("RejectIfKnownAnswerScoreIsLessThan", "0"),
                    parameter("ExtendIfKnownAnswerScoreIsLessThan", "0"))
                .review("A1", answers)
                .actions())
        .extracting(Review.Action::name)
        .containsExactly("Approve");
    assertThat(
            of(
                    known,
                    parameter("ApproveIfKnownAnswerScoreIsAtLeast", "101"),
                    parameter("RejectIfKnownAnswerScoreIsLessThan", "101"),
                    parameter("ExtendIfKnownAnswerScoreIsLessThan", "101"))
                .review("A1", answers)
                .actions())
        .extracting(Review.Action::name)
        .containsExactly("Reject", "Extend");
  }

  @Property
  void noHitOfFewerThanTenAssignmentsGetsTen(
      @ForAll @IntRange(min = 1, max = 30) int added,
      @ForAll @IntRange(min = 2, max = 25) int most,
      @ForAll @IntRange(min = 1, max = 40) int atCreation,
      @ForAll @IntRange(max = 40) int extended) {
    int present = atCreation < 10 ? Math.min(9, atCreation + extended) : atCreation + extended;
    int more = new Extension(added, most, 0).additional(present, atCreation);
    assertThat(more).isBetween(0, added);
    if (more > 0) {
      assertThat(present + more).isLessThanOrEqualTo(most);
    }
    if (atCreation < 10) {
      assertThat(present + more).isLessThan(10);
    }
    if (more < added) {
      int limit = atCreation < 10 ? Math.min(most, 9) : most;
      assertThat(present + more).isGreaterThanOrEqualTo(limit);
    }
  }

  @Provide
  Arbitrary<Map<String, Set<String>>> given() {
    return Arbitraries.maps(
            Arbitraries.of("a", "b", "c", "d", "e"), Arbitraries.of("x", "y", "z").set())
        .ofMinSize(1);
  }

  private static KnownAnswersPolicy of(Map<String, Set<String>> known, PolicyParameter... more) {
    List<PolicyParameter> parameters = new ArrayList<>(List.of(more));
    parameters.add(
        key(
            known.entrySet().stream()
                .map(
                    each ->
                        entry(each.getKey(), new HashSet<>(each.getValue()).toArray(String[]::new)))
                .toArray(ParameterMapEntry[]::new)));
    return KnownAnswersPolicy.of(
        policy(KnownAnswersPolicy.NAME, parameters.toArray(PolicyParameter[]::new)));
  }

  private static Review review(List<PolicyParameter> more, AnswerValues answers) {
    List<PolicyParameter> parameters = new ArrayList<>(more);
    parameters.add(key(entry("q1", "a"), entry("q2", "b"), entry("q3", "c")));
    return KnownAnswersPolicy.of(
            policy(KnownAnswersPolicy.NAME, parameters.toArray(PolicyParameter[]::new)))
        .review("A1", answers);
  }
}
