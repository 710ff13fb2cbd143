package org.turkbridge.local.review;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.DocumentKind;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/**
 * {@code ScoreMyKnownAnswers/2011-09-01}: scores one assignment by answers that the Requester
 * knows. The score is the share of known answers that the Worker gave, in percent, rounded down. An
 * answer is given if its values are those of the key, no more and no fewer; case and punctuation
 * count, white space around a value does not.
 */
public final class KnownAnswersPolicy {
  public static final String NAME = "ScoreMyKnownAnswers/2011-09-01";

  private static final String KEY = "AnswerKey";
  private static final String APPROVE = "ApproveIfKnownAnswerScoreIsAtLeast";
  private static final String APPROVE_REASON = "ApproveReason";
  private static final String REJECT = "RejectIfKnownAnswerScoreIsLessThan";
  private static final String REJECT_REASON = "RejectReason";
  private static final String EXTEND = "ExtendIfKnownAnswerScoreIsLessThan";
  private static final String MOST_ASSIGNMENTS = "ExtendMaximumAssignments";
  private static final String TIME = "ExtendMinimumTimeInSeconds";
  private static final List<String> NAMES =
      List.of(KEY, APPROVE, APPROVE_REASON, REJECT, REJECT_REASON, EXTEND, MOST_ASSIGNMENTS, TIME);

  /** One more than the highest score: never to approve, always to reject. */
  private static final int MOST_SCORE = 101;

  private static final int LONGEST_QUESTION_BYTES = 255;
  private static final int LEAST_EXTENDED = 2;
  private static final int MOST_EXTENDED = 25;
  private static final int DEFAULT_EXTENDED = 5;

  private final AnswerValues key;
  private final @Nullable Integer approveAtLeast;
  private final String approveReason;
  private final @Nullable Integer rejectBelow;
  private final String rejectReason;
  private final @Nullable Integer extendBelow;
  private final Extension extension;

  private KnownAnswersPolicy(PolicyParameters parameters) {
    this.key = key(parameters);
    this.approveAtLeast = parameters.number(APPROVE, 0, MOST_SCORE);
    this.approveReason = parameters.reason(APPROVE_REASON);
    this.rejectBelow = parameters.number(REJECT, 0, MOST_SCORE);
    this.rejectReason = parameters.reason(REJECT_REASON);
    this.extendBelow = parameters.number(EXTEND, 0, MOST_SCORE);
    this.extension =
        new Extension(
            1,
            Objects.requireNonNullElse(
                parameters.number(MOST_ASSIGNMENTS, LEAST_EXTENDED, MOST_EXTENDED),
                DEFAULT_EXTENDED),
            ExtensionTime.seconds(parameters, TIME));
  }

  /**
   * Reads a policy.
   *
   * @throws PolicyException if it is another one, lacks an AnswerKey, or has a parameter that is
   *     not known, no integer or out of its documented range
   */
  public static KnownAnswersPolicy of(ReviewPolicy policy) {
    if (!policy.policyName().equals(NAME)) {
      throw new PolicyException(
          false,
          "'" + policy.policyName() + "' is no policy for assignments: there is " + NAME + ".");
    }
    return new KnownAnswersPolicy(new PolicyParameters(policy, NAMES, Map.of()));
  }

  private static AnswerValues key(PolicyParameters parameters) {
    Map<String, List<String>> entries = parameters.requiredEntries(KEY);
    long all =
        entries.entrySet().stream()
            .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream()))
            .mapToLong(KnownAnswersPolicy::bytes)
            .sum();
    if (all > DocumentKind.ANSWER_KEY.mostBytes()) {
      throw parameters.invalid(
          "has %d bytes in the Keys and Values of AnswerKey: it may have %d."
              .formatted(all, DocumentKind.ANSWER_KEY.mostBytes()));
    }
    for (String question : entries.keySet()) {
      int bytes = bytes(question);
      if (bytes > LONGEST_QUESTION_BYTES) {
        throw parameters.invalid(
            "has a Key of %d bytes in AnswerKey: it may have %d."
                .formatted(bytes, LONGEST_QUESTION_BYTES));
      }
    }
    return AnswerValues.of(entries);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The KnownAnswerScore of answers, from 0 to 100. */
  public int score(AnswerValues answers) {
    long correct = key.questions().stream().filter(known -> isCorrect(known, answers)).count();
    return Percentage.of(correct, key.questions().size());
  }

  /** An assignment that was just submitted. */
  public Review review(String assignmentId, AnswerValues answers) {
    List<Review.Result> results = new ArrayList<>();
    for (String question : key.questions()) {
      results.add(
          new Review.Result(
              assignmentId,
              question,
              "KnownAnswerCorrect",
              isCorrect(question, answers) ? "1" : "0"));
    }
    int score = score(answers);
    results.add(new Review.Result(assignmentId, null, "KnownAnswerScore", Integer.toString(score)));
    List<Review.Action> actions = new ArrayList<>();
    if (approveAtLeast != null && score >= approveAtLeast) {
      actions.add(new Review.Approve(assignmentId, approveReason));
    }
    if (rejectBelow != null && score < rejectBelow) {
      actions.add(new Review.Reject(assignmentId, rejectReason));
    }
    if (extendBelow != null && score < extendBelow) {
      actions.add(new Review.Extend(extension));
    }
    return new Review(results, actions);
  }

  private boolean isCorrect(String question, AnswerValues answers) {
    return Objects.equals(key.values(question), answers.values(question));
  }
}
