package org.turkbridge.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.review.AnswerValues;
import org.turkbridge.local.review.AnsweredAssignment;
import org.turkbridge.local.review.KnownAnswersPolicy;
import org.turkbridge.local.review.Review;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.local.store.StoredHit;
import org.turkbridge.local.store.Tables;
import org.turkbridge.memory.MemoryBudget;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewPolicyLevel;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/**
 * Runs the review policies of HITs: that of assignments when one is submitted, that of the HIT each
 * time that it becomes Reviewable. What they find and do is kept. Safe for any thread.
 */
final class HitReviews {
  private static final int HITS_AT_A_TIME = 100;

  private final TestScoring documents;
  private final EntityIds ids;

  /**
   * Reviews.
   *
   * @param ids those of results and actions
   */
  HitReviews(TestScoring documents, EntityIds ids) {
    this.documents = documents;
    this.ids = ids;
  }

  /**
   * Runs the policies of all HITs that have become Reviewable, each in a transaction of its own.
   *
   * @return how many there were
   * @throws StoreException if the store cannot be written; what was done is done
   */
  int runDue(Store store, Instant now) {
    int ran = 0;
    while (true) {
      List<String> due = store.read(tables -> tables.hits().awaitingReviewRun(now, HITS_AT_A_TIME));
      if (due.isEmpty()) {
        return ran;
      }
      for (String hit : due) {
        OverdueAssignments.settle(store, hit, now);
        store.write(
            tables -> {
              runIfDue(tables, hit, now);
              return hit;
            });
      }
      ran += due.size();
    }
  }

  /**
   * Runs the policy of a HIT if it has become Reviewable.
   *
   * @param hitId of one that is there
   */
  void runIfDue(Tables tables, String hitId, Instant now) {
    if (!isReviewDue(tables, hitId, now)) {
      return;
    }
    // Nothing happens by itself after a review: that would be another time to be Reviewable from.
    OverdueAssignments.settle(tables, hitId, now);
    StoredHit hit = tables.hits().find(hitId, now).orElseThrow();
    if (!hit.isReviewDue()) {
      return;
    }
    tables.hits().setReviewRun(hitId);
    ReviewPolicies policies =
        ReviewPolicies.of(hit.assignmentReviewPolicy(), hit.hitReviewPolicy());
    List<AnsweredAssignment> answered = new ArrayList<>();
    for (Assignment assignment : assignments(tables, hitId, now)) {
      answered.add(answered(assignment, policies.ofAssignments()));
    }
    Review review = Objects.requireNonNull(policies.ofHit()).review(answered);
    report(tables, hit, ReviewPolicyLevel.HIT, review, now, id -> assignment(tables, id, now));
    if (isReviewDue(tables, hitId, now)) {
      // Extended, but by no time that is left: nothing new is to be reviewed.
      tables.hits().setReviewRun(hitId);
    }
  }

  private static boolean isReviewDue(Tables tables, String hitId, Instant now) {
    StoredHit hit = tables.hits().find(hitId, now).orElseThrow();
    return hit.isReviewDue() && hit.status() != HITStatus.DISPOSED;
  }

  private static List<Assignment> assignments(Tables tables, String hitId, Instant now) {
    PageLimit limit = new PageLimit(null, MemoryBudget.unlimited().share());
    List<Assignment> all = new ArrayList<>();
    long after = 0;
    while (true) {
      Page<Assignment> page = tables.assignments().page(hitId, List.of(), now, after, limit);
      all.addAll(page.items());
      if (page.end().isEmpty()) {
        return all;
      }
      after = page.end().getAsLong();
    }
  }

  private static Assignment assignment(Tables tables, String id, Instant now) {
    return tables.assignments().find(id, now).orElseThrow();
  }

  private AnsweredAssignment answered(Assignment assignment, @Nullable KnownAnswersPolicy known) {
    AnswerValues answers = answers(assignment);
    return new AnsweredAssignment(
        assignment.assignmentId(),
        answers,
        assignment.assignmentStatus() == AssignmentStatus.REJECTED,
        known == null ? null : known.score(answers));
  }

  private AnswerValues answers(Assignment assignment) {
    return AnswerValues.of(
        documents.answers(Objects.requireNonNullElse(assignment.answer(), "")).values());
  }

  /**
   * Runs the policy of assignments on one that was just submitted.
   *
   * @param hit of it
   * @param submitted as it was written
   */
  void submitted(Tables tables, StoredHit hit, Assignment submitted, Instant now) {
    @Nullable KnownAnswersPolicy policy =
        ReviewPolicies.of(hit.assignmentReviewPolicy(), null).ofAssignments();
    if (policy != null) {
      Review review = policy.review(submitted.assignmentId(), answers(submitted));
      report(tables, hit, ReviewPolicyLevel.ASSIGNMENT, review, now, id -> submitted);
    }
  }

  private void report(
      Tables tables,
      StoredHit hit,
      ReviewPolicyLevel level,
      Review review,
      Instant now,
      Function<String, Assignment> assignments) {
    // What is due may be paid after this, and another review may pay before it reports.
    tables.ledger().lock(hit.maker());
    ReviewActions actions = new ReviewActions(tables, hit, assignments, ids, now);
    List<ReviewActionDetail> taken = review.actions().stream().map(actions::take).toList();
    actions.recount();
    tables
        .reviewReports()
        .add(
            hit.id(),
            level,
            review.results().stream().map(result -> detail(hit, result)).toList(),
            taken);
  }

  private ReviewResultDetail detail(StoredHit hit, Review.Result result) {
    @Nullable String assignment = result.assignmentId();
    return ReviewResultDetail.builder()
        .actionId(ids.next())
        .subjectId(assignment == null ? hit.id() : assignment)
        .subjectType(assignment == null ? ReviewActions.HIT : ReviewActions.ASSIGNMENT)
        .questionId(result.questionId())
        .key(result.key())
        .value(result.value())
        .build();
  }
}
