package org.turkbridge.local.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;
import software.amazon.awssdk.services.mturk.model.ReviewPolicyLevel;
import software.amazon.awssdk.services.mturk.model.ReviewReport;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/** What review policies found and did, in the order of time. */
public final class ReviewReportTable {
  private static final Column<String> HIT = Column.text("hit_id");
  private static final Column<String> LEVEL = Column.text("level");
  private static final Entity<ReviewResultDetail> RESULT =
      Entity.of("review_result", ReviewResultDetail::builder)
          .members("ActionId", "SubjectId", "SubjectType", "QuestionId")
          .member("Key", "result_key")
          .member("Value", "result_value")
          .keyedBy("action_id");
  private static final Entity<ReviewActionDetail> ACTION =
      Entity.of("review_action", ReviewActionDetail::builder)
          .members("ActionId", "ActionName", "TargetId", "TargetType", "Status", "CompleteTime")
          .members("Result", "ErrorCode")
          .keyedBy("action_id");

  private final EntityTable<ReviewResultDetail> results;
  private final EntityTable<ReviewActionDetail> actions;

  ReviewReportTable(Session session) {
    this.results = new EntityTable<>(session, RESULT);
    this.actions = new EntityTable<>(session, ACTION);
  }

  /** Adds what a policy of that level found of a HIT or its assignments, and did. */
  public void add(
      String hitId,
      ReviewPolicyLevel level,
      List<ReviewResultDetail> found,
      List<ReviewActionDetail> done) {
    results.insertNew(found.stream().map(result -> row(hitId, level, result)).toList());
    actions.insertNew(done.stream().map(action -> row(hitId, level, action)).toList());
  }

  private static <T extends SdkPojo> Row<T> row(String hitId, ReviewPolicyLevel level, T item) {
    return Row.of(item).with(HIT, hitId).with(LEVEL, level.toString());
  }

  /** One page of what the policies of that level found of a HIT and its assignments. */
  public Page<ReviewResultDetail> results(
      String hitId, ReviewPolicyLevel level, long after, PageLimit limit) {
    return results.page(of(hitId, level), after, limit, Row::item);
  }

  /** One page of what they did. */
  public Page<ReviewActionDetail> actions(
      String hitId, ReviewPolicyLevel level, long after, PageLimit limit) {
    return actions.page(of(hitId, level), after, limit, Row::item);
  }

  /**
   * All that policies found of a HIT and its assignments, and did.
   *
   * @param assignmentReviewPolicy null if the HIT has none
   * @param hitReviewPolicy null if the HIT has none
   */
  ListReviewPolicyResultsForHitResponse of(
      String hitId,
      @Nullable ReviewPolicy assignmentReviewPolicy,
      @Nullable ReviewPolicy hitReviewPolicy) {
    return ListReviewPolicyResultsForHitResponse.builder()
        .hitId(hitId)
        .assignmentReviewPolicy(named(assignmentReviewPolicy))
        .assignmentReviewReport(report(hitId, assignmentReviewPolicy, ReviewPolicyLevel.ASSIGNMENT))
        .hitReviewPolicy(named(hitReviewPolicy))
        .hitReviewReport(report(hitId, hitReviewPolicy, ReviewPolicyLevel.HIT))
        .build();
  }

  /** A policy as reports have it: without its parameters. */
  public static @Nullable ReviewPolicy named(@Nullable ReviewPolicy policy) {
    return policy == null ? null : ReviewPolicy.builder().policyName(policy.policyName()).build();
  }

  private @Nullable ReviewReport report(
      String hitId, @Nullable ReviewPolicy policy, ReviewPolicyLevel level) {
    if (policy == null) {
      return null;
    }
    List<ReviewResultDetail> found = new ArrayList<>();
    results.each(of(hitId, level), row -> found.add(row.item()));
    List<ReviewActionDetail> done = new ArrayList<>();
    actions.each(of(hitId, level), row -> done.add(row.item()));
    return ReviewReport.builder().reviewResults(found).reviewActions(done).build();
  }

  private static Condition of(String hitId, ReviewPolicyLevel level) {
    return Condition.of("hit_id = :hit", "hit", hitId)
        .and("level = :level", "level", level.toString());
  }
}
