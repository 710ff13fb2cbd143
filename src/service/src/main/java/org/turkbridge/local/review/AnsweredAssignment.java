package org.turkbridge.local.review;

import org.jspecify.annotations.Nullable;

/**
 * An assignment of a HIT that became Reviewable.
 *
 * @param isRejected otherwise it is Submitted or Approved
 * @param knownAnswerScore null if the HIT has no policy that gives one
 */
public record AnsweredAssignment(
    String assignmentId,
    AnswerValues answers,
    boolean isRejected,
    @Nullable Integer knownAnswerScore) {}
