package org.turkbridge.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.HitOffer.Access;
import org.turkbridge.local.WorkerEligibility.UnmetRequirement;
import org.turkbridge.local.scoring.TestAnswer;
import org.turkbridge.local.store.AssignmentState;
import org.turkbridge.local.store.ListedHit;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.local.store.StoredHit;
import org.turkbridge.local.store.Tables;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.schema.ConstraintTable;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;

/** How Workers work at HITs. Safe for any thread. */
public final class WorkerAssignments {
  private final Store store;
  private final InstantSource clock;
  private final EntityIds ids;
  private final ConstraintTable constraints = ConstraintTable.bundled();
  private final TestScoring documents = new TestScoring();
  private final HitReviews reviews;

  /**
   * Assignments in a store, which stays the caller's to close. Services may answer from it
   * meanwhile, in this process and in others.
   *
   * @param clock tells the time of what Workers do
   * @param random makes the ids of assignments
   */
  public WorkerAssignments(Store store, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.clock = clock;
    this.ids = new EntityIds(random);
    this.reviews = new HitReviews(documents, ids);
  }

  /**
   * All HITs that are not disposed of, whoever's they are, in the order in which they were created,
   * and what a Worker may do with each.
   *
   * @param workerId an {@code A}, then capital letters and digits; 64 characters at most; null for
   *     any Worker: then nothing counts but the HITs' own state
   * @throws WorkerRequestException if the id has another form
   * @throws StoreException if the store cannot be read
   */
  public List<HitOffer> offers(@Nullable String workerId) {
    return refused(
        () -> {
          if (workerId != null) {
            require("CreateWorkerBlock", "WorkerId", workerId);
          }
          // A review may extend a HIT.
          reviews.runDue(store, Moment.of(clock));
          return store.read(tables -> offers(tables, workerId, Moment.of(clock)));
        });
  }

  private static List<HitOffer> offers(Tables tables, @Nullable String workerId, Instant now) {
    @Nullable StoredWorker worker =
        workerId == null ? null : new StoredWorker(tables, workerId, now);
    PageLimit limit = new PageLimit(null, MemoryBudget.unlimited().share());
    List<HitOffer> offers = new ArrayList<>();
    long after = 0;
    while (true) {
      Page<ListedHit> page = tables.hits().page(now, after, limit);
      if (worker != null) {
        worker.before(page.items());
      }
      for (ListedHit hit : page.items()) {
        offers.add(offer(hit, worker, now));
      }
      if (page.end().isEmpty()) {
        return offers;
      }
      after = page.end().getAsLong();
    }
  }

  private static HitOffer offer(ListedHit hit, @Nullable StoredWorker worker, Instant now) {
    List<Obstacle> obstacles = obstacles(hit, worker, now);
    return new HitOffer(
        hit.hit().toBuilder().question(null).build(),
        obstacles.stream().map(Obstacle::access).max(Access::compareTo).orElse(Access.ACCEPT),
        obstacles.stream().map(Obstacle::reason).toList());
  }

  /**
   * What keeps a Worker from accepting a HIT.
   *
   * @param code of the error that says it
   * @param access what the Worker still may do
   */
  private record Obstacle(String code, Access access, String reason) {}

  private static List<Obstacle> obstacles(
      ListedHit listed, @Nullable StoredWorker worker, Instant now) {
    HIT hit = listed.hit();
    List<Obstacle> obstacles = new ArrayList<>();
    if (hit.hitStatus() != HITStatus.ASSIGNABLE) {
      obstacles.add(new Obstacle("InvalidHITState", Access.NONE, closed(hit, now)));
    }
    if (worker == null) {
      return obstacles;
    }
    worker
        .assignment(hit.hitId())
        .ifPresent(
            has ->
                obstacles.add(
                    new Obstacle(
                        "AssignmentAlreadyExists",
                        Access.PREVIEW,
                        String.format(
                            "the Worker has assignment %s of it (%s)",
                            has.assignmentId(), has.assignmentStatusAsString()))));
    if (worker.isBlockedBy(listed.owner())) {
      obstacles.add(
          new Obstacle(
              Rules.PERMISSION_DENIED, Access.PREVIEW, "its Requester has blocked the Worker"));
    }
    for (UnmetRequirement unmet :
        WorkerEligibility.unmet(hit.qualificationRequirements(), worker::held)) {
      obstacles.add(new Obstacle(Rules.PERMISSION_DENIED, unmet.access(), unmet.reason()));
    }
    return obstacles;
  }

  private static String closed(HIT hit, Instant now) {
    if (hit.hitStatus() == HITStatus.DISPOSED) {
      return "it is disposed of";
    }
    return hit.expiration().isAfter(now)
        ? "all its assignments are taken: " + hit.maxAssignments()
        : "it expired at " + hit.expiration();
  }

  /**
   * Accepts a HIT.
   *
   * @param workerId as above
   * @return the assignment: its ids, AcceptTime and Deadline; it has no AssignmentStatus, for the
   *     API tells none before it is submitted
   * @throws WorkerRequestException if the Worker may not accept it: the store is as it was before
   * @throws StoreException if the store cannot be written
   */
  public Assignment accept(String hitId, String workerId) {
    return refused(
        () -> {
          require("GetHIT", "HITId", hitId);
          require("CreateWorkerBlock", "WorkerId", workerId);
          return store.write(tables -> accept(tables, hitId, workerId, Moment.of(clock)));
        });
  }

  private Assignment accept(Tables tables, String hitId, String workerId, Instant now) {
    Rules.hit(tables, hitId, now);
    reviews.runIfDue(tables, hitId, now);
    StoredHit hit = Rules.hit(tables, hitId, now);
    if (hit.isImported()) {
      throw HitExtension.takesNoWork(hit);
    }
    ListedHit listed = new ListedHit(hit.maker(), hit.hit(), hit.submitted());
    List<Obstacle> obstacles =
        obstacles(listed, new StoredWorker(tables, workerId, now).before(List.of(listed)), now);
    if (!obstacles.isEmpty()) {
      throw Failure.requestError(
          obstacles.get(0).code,
          obstacles.stream()
              .map(Obstacle::reason)
              .collect(
                  Collectors.joining(
                      "; ", "Worker " + workerId + " cannot accept HIT " + hitId + ": ", ".")));
    }
    Assignment accepted =
        Assignment.builder()
            .assignmentId(ids.next())
            .hitId(hitId)
            .workerId(workerId)
            .assignmentStatus(AssignmentState.ACCEPTED)
            .acceptTime(now)
            .deadline(now.plusSeconds(hit.hit().assignmentDurationInSeconds()))
            .build();
    // One that the Worker let pass may still be there.
    OverdueAssignments.settle(tables, hit, workerId, now);
    tables.assignments().add(accepted, now);
    return accepted.toBuilder().assignmentStatus((String) null).build();
  }

  /**
   * Submits the answers to a HIT.
   *
   * @param answer a QuestionFormAnswers document; empty or blank if there are no answers
   * @return the assignment as GetAssignment gives it then: it may have been approved at once
   * @throws WorkerRequestException if it is not taken: the store is as it was before
   * @throws StoreException if the store cannot be written
   */
  public Assignment submit(String assignmentId, String answer) {
    return refused(
        () -> {
          // Before the others must wait: the schemas of the documents may have to be loaded.
          TestAnswer unused = documents.answers(answer);
          return end(
              assignmentId,
              (tables, hit, now) ->
                  submit(tables, hit, accepted(tables, assignmentId, now), answer, now));
        });
  }

  private void submit(
      Tables tables, StoredHit hit, Assignment accepted, String answer, Instant now) {
    Assignment submitted =
        accepted.toBuilder()
            .assignmentStatus(AssignmentStatus.SUBMITTED)
            .submitTime(now)
            .autoApprovalTime(now.plusSeconds(hit.hit().autoApprovalDelayInSeconds()))
            .answer(answer.isBlank() ? null : answer)
            .build();
    tables.assignments().change(submitted, now);
    reviews.submitted(tables, hit, submitted, now);
  }

  /**
   * Gives an assignment back without an answer: somebody else may accept it, or the same Worker
   * again.
   *
   * @throws WorkerRequestException if the Worker does not work on it: the store is as it was before
   * @throws StoreException if the store cannot be written
   */
  public void returnAssignment(String assignmentId) {
    refused(
        () ->
            end(
                assignmentId,
                (tables, hit, now) ->
                    tables
                        .assignments()
                        .change(
                            accepted(tables, assignmentId, now).toBuilder()
                                .assignmentStatus(AssignmentState.RETURNED)
                                .build(),
                            now)));
  }

  /** How a Worker's work on an assignment ends. */
  private interface End {
    void end(Tables tables, StoredHit hit, Instant now);
  }

  private Assignment end(String assignmentId, End end) {
    require("GetAssignment", "AssignmentId", assignmentId);
    return store.write(
        tables -> {
          String hitId =
              tables
                  .assignments()
                  .hitOf(assignmentId)
                  .orElseThrow(() -> SubmittedAssignment.none(assignmentId));
          Instant now = Moment.of(clock);
          StoredHit hit = tables.hits().find(hitId, now).orElseThrow();
          end.end(tables, hit, now);
          Assignment ended = tables.assignments().find(assignmentId, now).orElseThrow();
          // It is approved at once where its AutoApprovalTime is now.
          OverdueAssignments.settle(tables, hit, ended.workerId(), now);
          reviews.runIfDue(tables, hitId, now);
          return tables.assignments().find(assignmentId, now).orElseThrow();
        });
  }

  /** One that its Worker works on; nobody else changes it meanwhile. */
  private static Assignment accepted(Tables tables, String id, Instant now) {
    Assignment assignment =
        tables.assignments().find(id, now).orElseThrow(() -> SubmittedAssignment.none(id));
    String status = assignment.assignmentStatusAsString();
    if (!status.equals(AssignmentState.ACCEPTED)) {
      throw Failure.requestError(
          "InvalidAssignmentState",
          status.equals(AssignmentState.ABANDONED)
              ? String.format(
                  "The time of assignment %s ran out at %s: accept HIT %s again.",
                  id, assignment.deadline(), assignment.hitId())
              : String.format("Assignment %s is %s already.", id, status));
    }
    return assignment;
  }

  /** Requires that an id is one by the model of an operation that takes such. */
  private void require(String operation, String member, String id) {
    Validation validation = new Validation();
    validation.check(member, id, constraints.request(operation).at(member));
    validation.require();
  }

  private static <T> T refused(Supplier<T> work) {
    try {
      return work.get();
    } catch (Failure e) {
      throw new WorkerRequestException(e);
    }
  }
}
