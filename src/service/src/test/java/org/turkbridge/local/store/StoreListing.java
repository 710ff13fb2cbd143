package org.turkbridge.local.store;

import static org.turkbridge.local.store.StoredItems.TIME;
import static org.turkbridge.local.store.StoredItems.archived;
import static org.turkbridge.local.store.StoredItems.bonus;
import static org.turkbridge.local.store.StoredItems.hit;
import static org.turkbridge.local.store.StoredItems.limit;
import static org.turkbridge.local.store.StoredItems.request;
import static org.turkbridge.local.store.StoredItems.submit;
import static org.turkbridge.local.store.StoredItems.type;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewPolicyLevel;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** The lists of a store that have pages. */
enum StoreListing {
  TYPES(
      (tables, id) -> tables.types().add(type(id, id), "ann"),
      (tables, after) ->
          ids(
              tables.types().page(new TypeSearch("ann", false, null), after, limit(2)),
              type -> type.type().qualificationTypeId())),
  REQUESTS(
      (tables, id) -> tables.requests().add(request(id, "T", "A" + id), "ann"),
      (tables, after) ->
          ids(
              tables.requests().page("T", "ann", after, limit(2)),
              QualificationRequest::qualificationRequestId)),
  QUALIFICATIONS(
      (tables, id) -> tables.qualifications().grant("T", id, 1, TIME),
      (tables, after) ->
          ids(
              tables.qualifications().page("T", QualificationStatus.GRANTED, after, limit(2)),
              Qualification::workerId)),
  HITS(
      (tables, id) -> tables.hits().add(hit(id), "ann", null, null),
      (tables, after) -> ids(tables.hits().page("ann", TIME, after, limit(2)), HIT::hitId)),
  ASSIGNMENTS(
      (tables, id) -> submit(tables, id, "A" + id),
      (tables, after) ->
          ids(
              tables
                  .assignments()
                  .page("HIT", List.of(AssignmentStatus.SUBMITTED), TIME, after, limit(2)),
              Assignment::assignmentId)),
  BONUSES(
      (tables, id) -> {
        submit(tables, "B" + id, "AB" + id);
        tables.bonusPayments().add("HIT", bonus("B" + id, id));
      },
      (tables, after) ->
          ids(tables.bonusPayments().ofHit("HIT", after, limit(2)), BonusPayment::bonusAmount)),
  MESSAGES(
      (tables, id) ->
          tables.workerMessages().add(new WorkerMessage("ann", TIME, id, "text"), List.of("AONE")),
      (tables, after) ->
          ids(tables.workerMessages().page("AONE", after, limit(2)), WorkerMessage::subject)),
  REVIEW_RESULTS(
      (tables, id) ->
          tables
              .reviewReports()
              .add(
                  "HIT",
                  ReviewPolicyLevel.HIT,
                  List.of(ReviewResultDetail.builder().actionId(id).key("k").build()),
                  List.of(ReviewActionDetail.builder().actionId(id).result("r").build())),
      (tables, after) ->
          ids(
              tables.reviewReports().results("HIT", ReviewPolicyLevel.HIT, after, limit(2)),
              ReviewResultDetail::actionId)),
  IMPORTED_HITS(
      (tables, id) -> tables.hits().imported().merge(List.of(new Arrival<>("a.xml", hit(id)))),
      (tables, after) -> ids(tables.hits().page("bob", TIME, after, limit(2)), HIT::hitId)),
  IMPORTED_ASSIGNMENTS(
      (tables, id) ->
          tables.assignments().imported().merge(List.of(new Arrival<>("a.xml", archived(id)))),
      (tables, after) ->
          ids(
              tables.assignments().page("OLD", List.of(), TIME, after, limit(2)),
              Assignment::assignmentId)),
  IMPORTED_BONUSES(
      (tables, id) ->
          tables
              .bonusPayments()
              .imported()
              .merge(
                  List.of(
                      new Arrival<>(
                          "a.xml", bonus("UNTOLD", "0.05").toBuilder().reason(id).build()))),
      (tables, after) ->
          ids(
              tables.bonusPayments().ofAssignment("UNTOLD", after, limit(2)),
              BonusPayment::reason)),
  IMPORTED_BLOCKS(
      (tables, id) ->
          tables
              .importedWorkerBlocks()
              .merge(List.of(new Arrival<>("a.xml", WorkerBlock.builder().workerId(id).build()))),
      (tables, after) ->
          ids(tables.importedWorkerBlocks().page("ann", after, limit(2)), WorkerBlock::workerId));

  @SuppressWarnings("ImmutableEnumChecker")
  private final BiConsumer<Tables, String> add;

  @SuppressWarnings("ImmutableEnumChecker")
  private final BiFunction<Tables, Long, Page<String>> page;

  StoreListing(BiConsumer<Tables, String> add, BiFunction<Tables, Long, Page<String>> page) {
    this.add = add;
    this.page = page;
  }

  private static <T> Page<String> ids(Page<T> page, Function<T, String> id) {
    return new Page<>(page.items().stream().map(id).toList(), page.end());
  }

  /** Adds something of that id. */
  void add(Tables tables, String id) {
    add.accept(tables, id);
  }

  /** The ids of two, and where the next begin. */
  Page<String> page(Tables tables, long after) {
    return page.apply(tables, after);
  }
}
