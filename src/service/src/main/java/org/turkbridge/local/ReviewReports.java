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
    if (hit.isGone()) {
      throw Rules.noHit(hit.id());
    }
    Reviews reviews =
        hit.isImported()
            ? new ImportedReviews(
                tx.tables()
                    .importedReviewReports()
                    .find(hit.id())
                    .orElseGet(() -> ListReviewPolicyResultsForHitResponse.builder().build()))
            : new KeptReviews(hit, tx);
    Report ofAssignments = report(request, ReviewPolicyLevel.ASSIGNMENT);
    Report ofHit = report(request, ReviewPolicyLevel.HIT);
    @Nullable String token = fill(request, tx, reviews, ofAssignments, ofHit);
    return ListReviewPolicyResultsForHitResponse.builder()
        .hitId(hit.id())
        .assignmentReviewPolicy(ofAssignments.named(reviews))
        .assignmentReviewReport(ofAssignments.of(reviews))
        .hitReviewPolicy(ofHit.named(reviews))
        .hitReviewReport(ofHit.of(reviews))
        .nextToken(token)
        .build();
  }

  /** Where reports are taken from. */
  private interface Reviews {
    /** The policy of a level, without what is not told; null if there is none. */
    @Nullable ReviewPolicy policy(ReviewPolicyLevel level);

    /** One page of a part. */
    Page<?> read(Part part, long after, PageLimit limit);

    /**
     * The report that has what was read of a level; null if there is none.
     *
     * @param results null where they are not wanted
     * @param actions null where they are not wanted
     */
    @Nullable ReviewReport report(
        ReviewPolicyLevel level,
        @Nullable List<ReviewResultDetail> results,
        @Nullable List<ReviewActionDetail> actions);
  }

  /** Those of a HIT that was made here. */
  private record KeptReviews(StoredHit hit, Tx tx) implements Reviews {
    @Override
    public @Nullable ReviewPolicy policy(ReviewPolicyLevel level) {
      return ReviewReportTable.named(
          level == ReviewPolicyLevel.HIT ? hit.hitReviewPolicy() : hit.assignmentReviewPolicy());
    }

    @Override
    public Page<?> read(Part part, long after, PageLimit limit) {
      ReviewReportTable reports = tx.tables().reviewReports();
      return part.isOfActions
          ? reports.actions(hit.id(), part.level, after, limit)
          : reports.results(hit.id(), part.level, after, limit);
    }

    @Override
    public @Nullable ReviewReport report(
        ReviewPolicyLevel level,
        @Nullable List<ReviewResultDetail> results,
        @Nullable List<ReviewActionDetail> actions) {
      return policy(level) == null
          ? null
          : ReviewReport.builder().reviewResults(results).reviewActions(actions).build();
    }
  }

  /** Those that an archive tells of, with what it tells and no more. */
  private record ImportedReviews(ListReviewPolicyResultsForHitResponse told) implements Reviews {
    @Override
    public @Nullable ReviewPolicy policy(ReviewPolicyLevel level) {
      return level == ReviewPolicyLevel.HIT
          ? told.hitReviewPolicy()
          : told.assignmentReviewPolicy();
    }

    private @Nullable ReviewReport report(ReviewPolicyLevel level) {
      return level == ReviewPolicyLevel.HIT
          ? told.hitReviewReport()
          : told.assignmentReviewReport();
    }

    @Override
    public Page<?> read(Part part, long after, PageLimit limit) {
      @Nullable ReviewReport report = report(part.level);
      if (report == null) {
        return new Page<>(List.of(), OptionalLong.empty());
      }
      return limit.page(part.isOfActions ? report.reviewActions() : report.reviewResults(), after);
    }

    @Override
    public @Nullable ReviewReport report(
        ReviewPolicyLevel level,
        @Nullable List<ReviewResultDetail> results,
        @Nullable List<ReviewActionDetail> actions) {
      @Nullable ReviewReport report = report(level);
      return report == null
          ? null
          : ReviewReport.builder()
              .reviewResults(report.hasReviewResults() ? results : null)
              .reviewActions(report.hasReviewActions() ? actions : null)
              .build();
    }
  }

  private static Report report(
      ListReviewPolicyResultsForHitRequest request, ReviewPolicyLevel level) {
    boolean isWanted = request.policyLevels().isEmpty() || request.policyLevels().contains(level);
    return new Report(
        level,
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
      ListReviewPolicyResultsForHitRequest request,
      Tx tx,
      Reviews reviews,
      Report ofAssignments,
      Report ofHit) {
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
        if (!reviews.read(part, after, limit(1, tx)).items().isEmpty()) {
          return tx.pageTokens().next(list, OptionalLong.of((long) i << PART));
        }
        continue;
      }
      Page<?> page = reviews.read(part, after, limit(left, tx));
      report.add(page.items());
      left -= page.items().size();
      if (page.end().isPresent()) {
        return tx.pageTokens()
            .next(list, OptionalLong.of(((long) i << PART) | page.end().getAsLong()));
      }
    }
    return null;
  }

  private static PageLimit limit(int most, Tx tx) {
    return new PageLimit(most, tx.caller().answer());
  }

  /** What is told of one level. */
  private static final class Report {
    private final ReviewPolicyLevel level;
    private final boolean isWanted;
    private final boolean hasResults;
    private final boolean hasActions;
    private final List<ReviewResultDetail> results = new ArrayList<>();
    private final List<ReviewActionDetail> actions = new ArrayList<>();

    Report(ReviewPolicyLevel level, boolean isWanted, boolean hasResults, boolean hasActions) {
      this.level = level;
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

    @Nullable ReviewPolicy named(Reviews reviews) {
      return isWanted ? reviews.policy(level) : null;
    }

    @Nullable ReviewReport of(Reviews reviews) {
      return isWanted
          ? reviews.report(level, hasResults ? results : null, hasActions ? actions : null)
          : null;
    }
  }
}
