package org.turkbridge.local.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewReport;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/** What archives tell that review policies found and did, of each HIT all of it together. */
public final class ImportedReviewReportTable {
  private static final Entity<ListReviewPolicyResultsForHitResponse> ENTITY =
      Entity.of("imported_review_report", ListReviewPolicyResultsForHitResponse::builder)
          .member("HITId", "hit_id")
          .whole("AssignmentReviewPolicy", "assignment_review_policy")
          .whole("HITReviewPolicy", "hit_review_policy")
          .whole("AssignmentReviewReport", "assignment_review_report")
          .whole("HITReviewReport", "hit_review_report")
          .keyedBy("hit_id");

  private final EntityTable<ListReviewPolicyResultsForHitResponse> table;
  private final HitTable hits;
  private final ReviewReportTable made;

  ImportedReviewReportTable(Session session, HitTable hits, ReviewReportTable made) {
    this.table = new EntityTable<>(session, ENTITY);
    this.hits = hits;
    this.made = made;
  }

  /** What is told of a HIT. */
  public Optional<ListReviewPolicyResultsForHitResponse> find(String hitId) {
    return table
        .find(Row.of(ListReviewPolicyResultsForHitResponse.builder().hitId(hitId).build()))
        .map(Row::item);
  }

  /**
   * Merges archived reports. HITs that nobody told of are known by their ids then.
   *
   * @return what became of each, in their order
   */
  public List<Merged> merge(List<Arrival<ListReviewPolicyResultsForHitResponse>> arrivals) {
    List<String> ids = arrivals.stream().map(arrival -> arrival.item().hitId()).toList();
    hits.imported().name(ids);
    return new Merge(hits.imported().makers(ids)).merge(arrivals);
  }

  /** What the policies of a HIT that was made here came to; without them it is an empty report. */
  private ListReviewPolicyResultsForHitResponse made(String hitId) {
    List<ListReviewPolicyResultsForHitResponse> reports = new ArrayList<>();
    hits.toReview(
        hitId, (id, ofAssignments, ofHit) -> reports.add(made.of(id, ofAssignments, ofHit)));
    return reports.isEmpty()
        ? ListReviewPolicyResultsForHitResponse.builder().hitId(hitId).build()
        : reports.get(0);
  }

  void all(Consumer<ListReviewPolicyResultsForHitResponse> each) {
    table.each(Condition.ALL, row -> each.accept(row.item()));
  }

  /** A HIT's results and actions stand on several pages, and come to be more. */
  private final class Merge extends EntityMerge<ListReviewPolicyResultsForHitResponse> {
    private final Map<String, String> makers;

    /**
     * @param makers of those HITs that Requesters made here
     */
    Merge(Map<String, String> makers) {
      super(table);
      this.makers = makers;
    }

    @Override
    Optional<Merged> aside(Arrival<ListReviewPolicyResultsForHitResponse> arrival) {
      return Optional.ofNullable(makers.get(arrival.item().hitId()))
          .map(maker -> aside(arrival, maker, made(arrival.item().hitId())));
    }

    private Merged aside(
        Arrival<ListReviewPolicyResultsForHitResponse> arrival,
        String maker,
        ListReviewPolicyResultsForHitResponse own) {
      ListReviewPolicyResultsForHitResponse both = with(own, arrival.item());
      String differing =
          own.sdkFields().stream()
              .filter(
                  field ->
                      !Objects.equals(field.getValueOrDefault(own), field.getValueOrDefault(both)))
              .map(SdkField::locationName)
              .collect(Collectors.joining(", "));
      return differing.isEmpty()
          ? merged(arrival, Merged.Outcome.UNCHANGED, null)
          : merged(
              arrival,
              Merged.Outcome.KEPT,
              "that of the HIT that Requester "
                  + maker
                  + " made, which stays; they differ in "
                  + differing);
    }

    @Override
    Row<ListReviewPolicyResultsForHitResponse> added(
        Arrival<ListReviewPolicyResultsForHitResponse> arrival) {
      return replacing(arrival);
    }

    @Override
    Row<ListReviewPolicyResultsForHitResponse> replacing(
        Arrival<ListReviewPolicyResultsForHitResponse> arrival) {
      // Where the next page began in a list that is no more.
      return Row.of(arrival.item().toBuilder().nextToken(null).build())
          .with(ORIGIN, arrival.origin());
    }

    @Override
    Judgement judge(
        ListReviewPolicyResultsForHitResponse arrival,
        Row<ListReviewPolicyResultsForHitResponse> present) {
      return with(present.item(), arrival).equals(present.item())
          ? Judgement.EQUALS
          : Judgement.FILLS;
    }

    @Override
    Optional<Row<ListReviewPolicyResultsForHitResponse>> changed(
        Arrival<ListReviewPolicyResultsForHitResponse> arrival,
        Row<ListReviewPolicyResultsForHitResponse> present,
        Judgement judgement) {
      return judgement == Judgement.EQUALS
          ? Optional.empty()
          : Optional.of(
              replacing(new Arrival<>(arrival.origin(), with(present.item(), arrival.item()))));
    }

    @Override
    String name(ListReviewPolicyResultsForHitResponse arrival) {
      return "review report of HIT " + arrival.hitId();
    }

    @Override
    String other(Row<ListReviewPolicyResultsForHitResponse> present) {
      return "the one from " + present.get(ORIGIN);
    }
  }

  private static ListReviewPolicyResultsForHitResponse with(
      ListReviewPolicyResultsForHitResponse one, ListReviewPolicyResultsForHitResponse more) {
    ListReviewPolicyResultsForHitResponse.Builder both = one.toBuilder();
    if (more.assignmentReviewPolicy() != null) {
      both.assignmentReviewPolicy(more.assignmentReviewPolicy());
    }
    if (more.hitReviewPolicy() != null) {
      both.hitReviewPolicy(more.hitReviewPolicy());
    }
    return both.assignmentReviewReport(
            with(one.assignmentReviewReport(), more.assignmentReviewReport()))
        .hitReviewReport(with(one.hitReviewReport(), more.hitReviewReport()))
        .build();
  }

  private static @Nullable ReviewReport with(
      @Nullable ReviewReport one, @Nullable ReviewReport more) {
    if (one == null || more == null) {
      return one == null ? more : one;
    }
    return ReviewReport.builder()
        .reviewResults(
            one.hasReviewResults() || more.hasReviewResults()
                ? with(one.reviewResults(), more.reviewResults(), ImportedReviewReportTable::key)
                : null)
        .reviewActions(
            one.hasReviewActions() || more.hasReviewActions()
                ? with(one.reviewActions(), more.reviewActions(), ReviewActionDetail::actionId)
                : null)
        .build();
  }

  /** What a result is of: that of a later reading is another only in what it says. */
  private static Object key(ReviewResultDetail result) {
    return result.toBuilder().value(null).build();
  }

  /** Those with the same key are one; those without one, each by itself. */
  private static <T> List<T> with(List<T> some, List<T> more, Function<T, @Nullable Object> key) {
    Map<Object, T> all = new LinkedHashMap<>();
    for (List<T> items : List.of(some, more)) {
      for (T item : items) {
        @Nullable Object of = key.apply(item);
        all.put(of == null ? item : of, item);
      }
    }
    return new ArrayList<>(all.values());
  }
}
