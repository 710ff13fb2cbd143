package org.turkbridge.local.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.AssignmentLimits;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/**
 * {@code SimplePlurality/2011-09-01}: compares the answers of all Workers of a HIT.
 *
 * <p>The answer to a question that most Workers gave is agreed if their share, in percent and
 * rounded down, is above a threshold and no other answer was given as often. Answers are the same
 * if they have the same values. A Worker who left a question out agrees with nobody; an answer with
 * a value of more than 256 characters is as if its Worker had not taken part in the question.
 */
public final class PluralityPolicy {
  public static final String NAME = "SimplePlurality/2011-09-01";

  private static final String QUESTIONS = "QuestionIds";
  private static final String THRESHOLD = "QuestionAgreementThreshold";
  private static final String WITHOUT_REJECTED = "DisregardAssignmentIfRejected";
  private static final String WITHOUT_KNOWN = "DisregardAssignmentIfKnownAnswerScoreIsLessThan";
  private static final String EXTEND = "ExtendIfHITAgreementScoreIsLessThan";
  private static final String MOST_ASSIGNMENTS = "ExtendMaximumAssignments";
  private static final String ASSIGNMENTS = "ExtendAssignments";
  private static final String TIME = "ExtendMinimumTimeInSeconds";
  private static final String APPROVE = "ApproveIfWorkerAgreementScoreIsAtLeast";
  private static final String REJECT = "RejectIfWorkerAgreementScoreIsLessThan";
  private static final String REJECT_REASON = "RejectReason";
  private static final List<String> NAMES =
      List.of(
          QUESTIONS,
          THRESHOLD,
          WITHOUT_REJECTED,
          WITHOUT_KNOWN,
          EXTEND,
          MOST_ASSIGNMENTS,
          ASSIGNMENTS,
          TIME,
          APPROVE,
          REJECT,
          REJECT_REASON);

  /** As the documentation's sample and a Ruby client spell them. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of("QuestionIDs", QUESTIONS, "ApproveIfWorkerAgreementScoreIsNotLessThan", APPROVE);

  private static final int MOST_QUESTIONS = 15;
  private static final int LONGEST_ANSWER = 256;
  private static final int MOST_SCORE = 100;

  private final List<String> questions;
  private final int threshold;
  private final boolean isWithoutRejected;
  private final @Nullable Integer leastKnown;
  private final @Nullable Integer extendBelow;
  private final @Nullable Extension extension;
  private final @Nullable Integer approveAtLeast;
  private final @Nullable Integer rejectBelow;
  private final String rejectReason;

  private PluralityPolicy(PolicyParameters parameters) {
    this.questions = questions(parameters);
    this.threshold = parameters.requiredNumber(THRESHOLD, Integer.MIN_VALUE, Integer.MAX_VALUE);
    this.isWithoutRejected = parameters.isSet(WITHOUT_REJECTED);
    this.leastKnown = score(parameters, WITHOUT_KNOWN);
    this.extendBelow = parameters.number(EXTEND, 1, MOST_SCORE);
    this.extension = extension(parameters);
    this.approveAtLeast = score(parameters, APPROVE);
    this.rejectBelow = score(parameters, REJECT);
    this.rejectReason = parameters.reason(REJECT_REASON);
  }

  /**
   * Reads a policy.
   *
   * @throws PolicyException if it is another one, lacks QuestionIds, QuestionAgreementThreshold or,
   *     where it extends, ExtendMaximumAssignments, or has a parameter that is not known, no
   *     integer or out of its documented range
   */
  public static PluralityPolicy of(ReviewPolicy policy) {
    if (!policy.policyName().equals(NAME)) {
      throw new PolicyException(
          false, "'" + policy.policyName() + "' is no policy for HITs: there is " + NAME + ".");
    }
    return new PluralityPolicy(new PolicyParameters(policy, NAMES, OTHER_NAMES));
  }

  private static List<String> questions(PolicyParameters parameters) {
    List<String> questions =
        parameters.required(QUESTIONS).stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .filter(question -> !question.isEmpty())
            .distinct()
            .toList();
    if (questions.isEmpty()) {
      throw parameters.invalid("needs the parameter " + QUESTIONS + ".");
    }
    if (questions.size() > MOST_QUESTIONS) {
      throw parameters.invalid(
          "has %d questions in %s: it may have %d."
              .formatted(questions.size(), QUESTIONS, MOST_QUESTIONS));
    }
    return questions;
  }

  private static @Nullable Integer score(PolicyParameters parameters, String name) {
    return parameters.number(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static @Nullable Extension extension(PolicyParameters parameters) {
    @Nullable Integer assignments = parameters.number(ASSIGNMENTS, 1, AssignmentLimits.MOST);
    @Nullable Integer most = parameters.number(MOST_ASSIGNMENTS, 1, AssignmentLimits.MOST);
    int seconds = ExtensionTime.seconds(parameters, TIME);
    if (!parameters.has(EXTEND)) {
      return null;
    }
    if (most == null) {
      throw parameters.invalid("has " + EXTEND + ", which needs " + MOST_ASSIGNMENTS + ".");
    }
    return new Extension(assignments == null ? 1 : assignments, most, seconds);
  }

  /**
   * A HIT that became Reviewable.
   *
   * @param all its assignments that were submitted, whatever became of them
   */
  public Review review(List<AnsweredAssignment> all) {
    List<AnsweredAssignment> assignments = all.stream().filter(this::takesPart).toList();
    Map<String, Agreement> agreed = new LinkedHashMap<>();
    List<Review.Result> results = new ArrayList<>();
    for (String question : questions) {
      Optional<Agreement> agreement = agreement(question, assignments);
      results.add(result(question, "AgreedAnswerFound", agreement.isPresent()));
      agreement.ifPresent(
          found -> {
            agreed.put(question, found);
            results.add(result(question, "AgreedAnswer", String.join("|", found.values())));
            results.add(result(question, "AnswerAgreementScore", found.score()));
          });
    }
    List<Review.Action> actions = new ArrayList<>();
    for (AnsweredAssignment assignment : assignments) {
      review(assignment, agreed, results, actions);
    }
    int score = Percentage.of(agreed.size(), questions.size());
    results.add(result(null, "HitAgreementScore", score));
    if (extendBelow != null && extension != null && score < extendBelow) {
      actions.add(new Review.Extend(extension));
    }
    return new Review(results, actions);
  }

  private boolean takesPart(AnsweredAssignment assignment) {
    if (isWithoutRejected && assignment.isRejected()) {
      return false;
    }
    @Nullable Integer known = assignment.knownAnswerScore();
    return leastKnown == null || known == null || known >= leastKnown;
  }

  private Optional<Agreement> agreement(String question, List<AnsweredAssignment> assignments) {
    Map<Set<String>, Integer> givenBy = new HashMap<>();
    int all = 0;
    for (AnsweredAssignment assignment : assignments) {
      @Nullable Set<String> answer = assignment.answers().values(question);
      if (answer == null) {
        all++;
      } else if (isShort(answer)) {
        all++;
        givenBy.merge(answer, 1, Integer::sum);
      }
    }
    int most = givenBy.values().stream().mapToInt(count -> count).max().orElse(0);
    int score = Percentage.of(most, all);
    List<Agreement> agreements =
        givenBy.entrySet().stream()
            .filter(answer -> answer.getValue() == most)
            .map(answer -> new Agreement(answer.getKey(), score))
            .toList();
    return agreements.size() == 1 && score > threshold
        ? Optional.of(agreements.get(0))
        : Optional.empty();
  }

  private static boolean isShort(Set<String> answer) {
    return answer.stream()
        .allMatch(value -> value.codePointCount(0, value.length()) <= LONGEST_ANSWER);
  }

  private void review(
      AnsweredAssignment assignment,
      Map<String, Agreement> agreed,
      List<Review.Result> results,
      List<Review.Action> actions) {
    int correct = 0;
    int incorrect = 0;
    for (Map.Entry<String, Agreement> question : agreed.entrySet()) {
      @Nullable Set<String> answer = assignment.answers().values(question.getKey());
      if (question.getValue().values().equals(answer)) {
        correct++;
      } else if (answer == null || isShort(answer)) {
        incorrect++;
      }
    }
    String id = assignment.assignmentId();
    int score = Percentage.of(correct, correct + incorrect);
    boolean isScored = correct + incorrect > 0;
    if (isScored) {
      results.add(ofAssignment(id, "WorkerAgreementScore", score));
    }
    results.add(ofAssignment(id, "PluralityAnswersCorrect", correct));
    results.add(ofAssignment(id, "PluralityAnswersIncorrect", incorrect));
    if (isScored && approveAtLeast != null && score >= approveAtLeast) {
      actions.add(new Review.Approve(id, ""));
    }
    if (isScored && rejectBelow != null && score < rejectBelow) {
      actions.add(new Review.Reject(id, rejectReason));
    }
  }

  private static Review.Result result(@Nullable String question, String key, Object value) {
    return new Review.Result(null, question, key, value.toString());
  }

  private static Review.Result ofAssignment(String assignment, String key, int value) {
    return new Review.Result(assignment, null, key, Integer.toString(value));
  }

  /**
   * An answer that is agreed upon.
   *
   * @param score in percent
   */
  private record Agreement(Set<String> values, int score) {}
}
