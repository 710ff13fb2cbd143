package org.turkbridge.shim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.Transport;
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.message.GetReviewResultsForHITRequest;
import org.turkbridge.message.GetReviewResultsForHITResult;
import org.turkbridge.translate.KnownElements;
import org.turkbridge.translate.LegacyAnswer;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitRequest;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;
import software.amazon.awssdk.services.mturk.model.ReviewReport;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/**
 * GetReviewResultsForHIT: the current API's pages are of both reports at once, the old one's of
 * each. REST had other names and letters than the schema.
 */
final class LegacyReviewResults {
  private static final int DEFAULT_PAGE_SIZE = 400;

  private static final AnswerMapping<ReviewResultDetail, org.turkbridge.message.ReviewResultDetail>
      RESULT =
          AnswerMapping.of(
              ReviewResultDetail::builder, org.turkbridge.message.ReviewResultDetail.class);
  private static final AnswerMapping<ReviewActionDetail, org.turkbridge.message.ReviewActionDetail>
      ACTION =
          AnswerMapping.of(
              ReviewActionDetail::builder, org.turkbridge.message.ReviewActionDetail.class);

  private final CallContext call;
  private final int pageNumber;
  private final int pageSize;

  private LegacyReviewResults(GetReviewResultsForHITRequest sent, CallContext call) {
    this.call = call;
    this.pageNumber = Objects.requireNonNullElse(sent.getPageNumber(), 1);
    this.pageSize = Objects.requireNonNullElse(sent.getPageSize(), DEFAULT_PAGE_SIZE);
  }

  /** All pages of one report. */
  private static final class Report {
    private final List<ReviewResultDetail> results = new ArrayList<>();
    private final List<ReviewActionDetail> actions = new ArrayList<>();
    private @Nullable ReviewPolicy policy;

    void add(@Nullable ReviewPolicy ofPage, @Nullable ReviewReport page, @Nullable String subject) {
      policy = policy == null ? ofPage : policy;
      if (page != null) {
        page.reviewResults().stream()
            .filter(result -> subject == null || subject.equals(result.subjectId()))
            .forEach(results::add);
        page.reviewActions().stream()
            .filter(action -> subject == null || subject.equals(action.targetId()))
            .forEach(actions::add);
      }
    }
  }

  static CurrentPlan plan(
      GetReviewResultsForHITRequest sent, ListReviewPolicyResultsForHitRequest search) {
    return CurrentPlan.of(new CurrentStep.Pages(search))
        .remarking(
            sent.getAssignmentId() == null
                ? List.of()
                : List.of(
                    "There is nothing in place of AssignmentId: leave out what has another SubjectId"
                        + " or TargetId."));
  }

  static void perform(
      GetReviewResultsForHITRequest sent,
      ListReviewPolicyResultsForHitRequest search,
      Object result,
      CallContext call) {
    CurrentHit.requireNotDisabled(sent.getHITId(), call);
    Report ofAssignments = new Report();
    Report ofHit = new Report();
    PageTokens tokens = new PageTokens();
    @Nullable String token = null;
    do {
      ListReviewPolicyResultsForHitResponse page =
          call.read(
              MTurkClient::listReviewPolicyResultsForHIT,
              search.toBuilder().maxResults(Listing.MAX_RESULTS).nextToken(token).build());
      String assignmentId = sent.getAssignmentId();
      ofAssignments.add(page.assignmentReviewPolicy(), page.assignmentReviewReport(), assignmentId);
      ofHit.add(page.hitReviewPolicy(), page.hitReviewReport(), assignmentId);
      token = tokens.next(page.nextToken());
    } while (token != null);
    LegacyReviewResults answer = new LegacyReviewResults(sent, call);
    GetReviewResultsForHITResult legacy = (GetReviewResultsForHITResult) result;
    legacy.setHITId(sent.getHITId());
    legacy.setAssignmentReviewPolicy(policy(ofAssignments.policy));
    legacy.setHITReviewPolicy(policy(ofHit.policy));
    legacy.setAssignmentReviewReport(answer.report(ofAssignments));
    legacy.setHITReviewReport(answer.report(ofHit));
  }

  /** Its name: no recorded answer has the parameters. */
  private static org.turkbridge.message.@Nullable ReviewPolicy policy(
      @Nullable ReviewPolicy current) {
    if (current == null) {
      return null;
    }
    org.turkbridge.message.ReviewPolicy legacy = new org.turkbridge.message.ReviewPolicy();
    legacy.setPolicyName(current.policyName());
    return legacy;
  }

  /** Null where there is no policy: the counters of one that is there must be there. */
  private org.turkbridge.message.@Nullable ReviewReport report(Report report) {
    if (report.policy == null && report.results.isEmpty() && report.actions.isEmpty()) {
      return null;
    }
    org.turkbridge.message.ReviewReport legacy = new org.turkbridge.message.ReviewReport();
    page(report.results).forEach(each -> legacy.getReviewResult().add(result(each)));
    page(report.actions).forEach(each -> legacy.getReviewAction().add(action(each)));
    legacy.setPageNumber(pageNumber);
    legacy.setNumResults(legacy.getReviewResult().size());
    legacy.setTotalNumResults(report.results.size());
    return legacy;
  }

  private <T> List<T> page(List<T> all) {
    long start = Math.min(all.size(), (pageNumber - 1L) * pageSize);
    return all.subList((int) start, (int) Math.min(all.size(), start + pageSize));
  }

  private org.turkbridge.message.ReviewResultDetail result(ReviewResultDetail current) {
    org.turkbridge.message.ReviewResultDetail legacy = counted(RESULT.toLegacy(current, known()));
    if (call.transport() == Transport.REST) {
      legacy.setObjectType(legacy.getSubjectType());
    }
    return legacy;
  }

  private org.turkbridge.message.ReviewActionDetail action(ReviewActionDetail current) {
    org.turkbridge.message.ReviewActionDetail legacy = counted(ACTION.toLegacy(current, known()));
    if (call.transport() == Transport.REST && legacy.getStatus() != null) {
      legacy.setStatus(legacy.getStatus().toUpperCase(Locale.ROOT));
    }
    return legacy;
  }

  private KnownElements known() {
    return call.version().known();
  }

  private <M> M counted(LegacyAnswer<M> answer) {
    call.tally().addReplacedCharacters(answer.replacedCharacters());
    return answer.message();
  }
}
