package org.turkbridge.local;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.review.KnownAnswersPolicy;
import org.turkbridge.local.review.PluralityPolicy;
import org.turkbridge.local.review.PolicyException;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/**
 * The review policies of a HIT.
 *
 * @param ofAssignments null if there is none
 * @param ofHit null if there is none
 */
record ReviewPolicies(@Nullable KnownAnswersPolicy ofAssignments, @Nullable PluralityPolicy ofHit) {
  /**
   * Those of a HIT, new or kept.
   *
   * @param assignmentReviewPolicy null if there is none
   * @param hitReviewPolicy null if there is none
   * @throws Failure if one of them cannot be used
   */
  static ReviewPolicies of(
      @Nullable ReviewPolicy assignmentReviewPolicy, @Nullable ReviewPolicy hitReviewPolicy) {
    return new ReviewPolicies(
        read("AssignmentReviewPolicy", assignmentReviewPolicy, KnownAnswersPolicy::of),
        read("HITReviewPolicy", hitReviewPolicy, PluralityPolicy::of));
  }

  private static <T> @Nullable T read(
      String parameter, @Nullable ReviewPolicy policy, Function<ReviewPolicy, T> reading) {
    try {
      return policy == null ? null : reading.apply(policy);
    } catch (PolicyException e) {
      String message = parameter + ": " + e.getMessage();
      throw e.isOutOfRange()
          ? Failure.outOfRange(parameter, message)
          : Failure.invalidValue(parameter, message);
    }
  }
}
