package org.turkbridge.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.ReviewReportTable;
import org.turkbridge.local.store.StoredHit;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitRequest;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;
import software.amazon.awssdk.services.mturk.model.ReviewPolicyLevel;
import software.amazon.awssdk.services.mturk.model.ReviewReport;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/**
 * Tells what the review policies of a HIT found and did: of assignments, then of the HIT, results
 * before actions, each in the order of time. MaxResults counts them all. Absent PolicyLevels are
 * both; absent RetrieveActions and RetrieveResults are true.
 */
final class ReviewReports
    implements CurrentOperation.Handler<
        ListReviewPolicyResultsForHitRequest, ListReviewPolicyResultsForHitResponse> {

  /** Where a page begins is a number of a part, shifted so far, and a place in that part. */
  private static final int PART = 60;

  private static final long IN_PART = (1L << PART) - 1;

  /** One kind of what is told, of one level. */
  private record Part(ReviewPolicyLevel level, boolean isOfActions) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(ReviewPolicyLevel.ASSIGNMENT, false),
          new Part(ReviewPolicyLevel.ASSIGNMENT, true),
          new Part(ReviewPolicyLevel.HIT, false),
          new Part(ReviewPolicyLevel.HIT, true));

  @Override
  public ListReviewPolicyResultsForHitResponse answer(
      ListReviewPolicyResultsForHitRequest request, Tx tx) {
    StoredHit hit = Rules.hit(tx.tables(), request.hitId(), tx.now());
    Rules.requireOwn(hit, tx, "HIT " + hit.id());
    if (hit.status() == HITStatus.DISPOSED) {
      throw Rules.noHit(hit.id());
    }
    Report ofAssignments = report(request, ReviewPolicyLevel.ASSIGNMENT);
    Report ofHit = report(request, ReviewPolicyLevel.HIT);
    @Nullable String token = fill(request, tx, ofAssignments, ofHit);
    return ListReviewPolicyResultsForHitResponse.builder()
        .hitId(hit.id())
        .assignmentReviewPolicy(ofAssignments.named(hit.assignmentReviewPolicy()))
        .assignmentReviewReport(ofAssignments.of(hit.assignmentReviewPolicy()))
        .hitReviewPolicy(ofHit.named(hit.hitReviewPolicy()))
        .hitReviewReport(ofHit.of(hit.hitReviewPolicy()))
        .nextToken(token)
        .build();
  }

  private static Report report(
      ListReviewPolicyResultsForHitRequest request, ReviewPolicyLevel level) {
    boolean isWanted = request.policyLevels().isEmpty() || request.policyLevels().contains(level);
    return new Report(
        isWanted,
        isWanted && !Boolean.FALSE.equals(request.retrieveResults()),
        isWanted && !Boolean.FALSE.equals(request.retrieveActions()));
  }

  /**
   * Reads one page.
   *
   * @return the token for what follows; null if nothing does
   */
  private static @Nullable String fill(
      ListReviewPolicyResultsForHitRequest request, Tx tx, Report ofAssignments, Report ofHit) {
    String list =
        String.join("\n", "ListReviewPolicyResultsForHIT", request.hitId())
            + ofAssignments.filters()
            + ofHit.filters();
    long start = tx.pageTokens().start(list, request.nextToken());
    int left = Objects.requireNonNullElse(request.maxResults(), PageLimit.LARGEST_PAGE);
    int first = (int) (start >> PART);
    for (int i = first; i < PARTS.size(); i++) {
      Part part = PARTS.get(i);
      Report report = part.level == ReviewPolicyLevel.HIT ? ofHit : ofAssignments;
      if (!(part.isOfActions ? report.hasActions : report.hasResults)) {
        continue;
      }
      long after = i == first ? start & IN_PART : 0;
      if (left == 0) {
        if (!read(request.hitId(), part, tx, after, 1).items().isEmpty()) {
          return tx.pageTokens().next(list, OptionalLong.of((long) i << PART));
        }
        continue;
      }
      Page<?> page = read(request.hitId(), part, tx, after, left);
      report.add(page.items());
      left -= page.items().size();
      if (page.end().isPresent()) {
        return tx.pageTokens()
            .next(list, OptionalLong.of(((long) i << PART) | page.end().getAsLong()));
      }
    }
    return null;
  }

  private static Page<?> read(String hitId, Part part, Tx tx, long after, int most) {
    ReviewReportTable reports = tx.tables().reviewReports();
    PageLimit limit = new PageLimit(most, tx.caller().answer());
    return part.isOfActions
        ? reports.actions(hitId, part.level, after, limit)
        : reports.results(hitId, part.level, after, limit);
  }

  /** What is told of one level. */
  private static final class Report {
    private final boolean isWanted;
    private final boolean hasResults;
    private final boolean hasActions;
    private final List<ReviewResultDetail> results = new ArrayList<>();
    private final List<ReviewActionDetail> actions = new ArrayList<>();

    Report(boolean isWanted, boolean hasResults, boolean hasActions) {
      this.isWanted = isWanted;
      this.hasResults = hasResults;
      this.hasActions = hasActions;
    }

    String filters() {
      return "\n" + hasResults + hasActions;
    }

    void add(List<?> items) {
      for (Object item : items) {
        if (item instanceof ReviewResultDetail result) {
          results.add(result);
        } else if (item instanceof ReviewActionDetail action) {
          actions.add(action);
        }
      }
    }

    /** The policy without its parameters, which are not told. */
    @Nullable ReviewPolicy named(@Nullable ReviewPolicy policy) {
      return policy == null || !isWanted
          ? null
          : ReviewPolicy.builder().policyName(policy.policyName()).build();
    }

    @Nullable ReviewReport of(@Nullable ReviewPolicy policy) {
      return policy == null || !isWanted
          ? null
          : ReviewReport.builder()
              .reviewResults(hasResults ? results : null)
              .reviewActions(hasActions ? actions : null)
              .build();
    }
  }
}
