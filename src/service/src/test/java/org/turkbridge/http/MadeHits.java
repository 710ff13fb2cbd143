package org.turkbridge.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.turkbridge.local.WorkerAssignments;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;

/**
 * HITs and assignments in each of the states that they can be in, made when they are first asked
 * for.
 */
final class MadeHits {
  /** Who works at them. */
  static final String WORKER = "AWORKER";

  private static final String ANSWER =
      "<QuestionFormAnswers xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd'>"
          + "<Answer><QuestionIdentifier>q</QuestionIdentifier><FreeText>a</FreeText></Answer>"
          + "</QuestionFormAnswers>";

  private final MTurkClient owner;
  private final MTurkClient other;
  private final WorkerAssignments workers;
  private final Consumer<LegacyCall> oldProgram;

  /** HITs, assignments and HIT types, by what they are. */
  private final Map<String, String> made = new LinkedHashMap<>();

  /**
   * @param other another Requester
   * @param oldProgram makes calls of the owner's that succeed
   */
  MadeHits(
      MTurkClient owner,
      MTurkClient other,
      WorkerAssignments workers,
      Consumer<LegacyCall> oldProgram) {
    this.owner = owner;
    this.other = other;
    this.workers = workers;
    this.oldProgram = oldProgram;
  }

  /** A HIT type of the owner's. */
  String type() {
    return made("type", () -> type(owner, "0.05"));
  }

  /** One of another Requester's. */
  String foreignType() {
    return made("another's type", () -> type(other, "0.05"));
  }

  /** One of the owner's with another Reward. */
  String dearerType() {
    return made("dearer type", () -> type(owner, "0.06"));
  }

  /** One that is Reviewable, with work to review. */
  String unreviewed() {
    return made(
        "unreviewed HIT",
        () -> {
          String hitId = newHit(hit -> {});
          submitted(hitId);
          return hitId;
        });
  }

  /**
   * A HIT in a state.
   *
   * @param use for what, if it is not for all
   */
  String hit(String state, String use) {
    return made("HIT " + state + use, () -> hit(state));
  }

  /**
   * An assignment in a state.
   *
   * @param use for what, if it is not for all
   */
  String assignment(String state, String use) {
    return made("assignment " + state + use, () -> assignment(state));
  }

  private String made(String what, Supplier<String> maker) {
    String id = made.get(what);
    if (id == null) {
      id = maker.get();
      made.put(what, id);
    }
    return id;
  }

  private static String type(MTurkClient requester, String reward) {
    return requester
        .createHITType(
            type ->
                type.title("t").description("d").reward(reward).assignmentDurationInSeconds(3600L))
        .hitTypeId();
  }

  private String newHit(Consumer<CreateHitRequest.Builder> more) {
    return owner
        .createHIT(
            hit -> {
              hit.title("t")
                  .description("d")
                  .reward("0.05")
                  .assignmentDurationInSeconds(3600L)
                  .lifetimeInSeconds(3600L)
                  .question(HitScene.QUESTION);
              more.accept(hit);
            })
        .hit()
        .hitId();
  }

  String ten() {
    return made("HIT with ten assignments", () -> newHit(hit -> hit.maxAssignments(10)));
  }

  /** A token that made, or extended, a HIT. */
  String usedToken() {
    return made(
        "token",
        () -> {
          String token = UUID.randomUUID().toString();
          String hitId = newHit(hit -> hit.uniqueRequestToken(token));
          owner.createAdditionalAssignmentsForHIT(
              more -> more.hitId(hitId).numberOfAdditionalAssignments(1).uniqueRequestToken(token));
          owner.sendBonus(
              bonus ->
                  bonus
                      .assignmentId(assignment("Submitted", ""))
                      .workerId(WORKER)
                      .bonusAmount("0.01")
                      .reason("r")
                      .uniqueRequestToken(token));
          return token;
        });
  }

  private String hit(String state) {
    String hitId = newHit(hit -> {});
    switch (state) {
      case "Unassignable" -> workers.accept(hitId, WORKER);
      case "Reviewable" -> expire(hitId);
      case "Reviewing" -> {
        expire(hitId);
        owner.updateHITReviewStatus(update -> update.hitId(hitId).revert(false));
      }
      case "Disposed" -> dispose(hitId);
      case HitScene.DISABLED -> {
        workers.accept(hitId, WORKER);
        disable(hitId);
      }
      default -> {}
    }
    return hitId;
  }

  private void expire(String hitId) {
    owner.updateExpirationForHIT(update -> update.hitId(hitId).expireAt(Instant.EPOCH));
  }

  private void dispose(String hitId) {
    expire(hitId);
    owner.deleteHIT(delete -> delete.hitId(hitId));
  }

  /** While a Worker is at it, so that it is not deleted. */
  private void disable(String hitId) {
    oldProgram.accept(new LegacyCall("DisableHIT", Map.of("HITId", hitId)));
  }

  private String submitted(String hitId) {
    String id = workers.accept(hitId, WORKER).assignmentId();
    workers.submit(id, ANSWER);
    return id;
  }

  private String assignment(String state) {
    String hitId = newHit(hit -> hit.maxAssignments(2));
    if (state.equals("accepted")) {
      return workers.accept(hitId, WORKER).assignmentId();
    }
    String id = submitted(hitId);
    switch (state) {
      case HitScene.DISABLED -> {
        workers.accept(hitId, "AOTHER");
        disable(hitId);
      }
      case "Approved" -> owner.approveAssignment(each -> each.assignmentId(id));
      case "Disposed" -> {
        owner.approveAssignment(each -> each.assignmentId(id));
        dispose(hitId);
      }
      case "Rejected" ->
          owner.rejectAssignment(each -> each.assignmentId(id).requesterFeedback("no"));
      default -> {}
    }
    return id;
  }

  /** What shows them to old programs. HITs that are in no list are shown one by one. */
  List<LegacyCall> views() {
    return Stream.concat(
            Stream.of(
                new LegacyCall(
                    "SearchHITs",
                    Map.of(
                        "ResponseGroup",
                        "HITDetail,HITQuestion,HITAssignmentSummary",
                        "PageSize",
                        "100")),
                new LegacyCall("GetReviewableHITs", Map.of("Status", "Reviewable")),
                new LegacyCall("GetReviewableHITs", Map.of("Status", "Reviewing")),
                new LegacyCall("GetAccountBalance", Map.of())),
            Stream.concat(
                made("HIT (Disposed|disabled|.* of Dis(able|pose)HIT)")
                    .map(id -> new LegacyCall("GetHIT", Map.of("HITId", id))),
                made("assignment (Submitted|Approved|Rejected).*")
                    .map(
                        id ->
                            new LegacyCall("GetAssignment", Map.of("AssignmentId", id))
                                .with("ResponseGroup", "AssignmentFeedback"))))
        .toList();
  }

  private Stream<String> made(String pattern) {
    return made.entrySet().stream()
        .filter(each -> each.getKey().matches(pattern))
        .map(Map.Entry::getValue);
  }

  /** The same to new ones. */
  List<Object> shown() {
    List<Object> shown = new ArrayList<>();
    shown.add(owner.getAccountBalance().availableBalance());
    made("HIT Disposed|HIT .* of Dis(able|pose)HIT")
        .forEach(id -> shown.add(owner.getHIT(get -> get.hitId(id)).hit()));
    owner.listHITsPaginator(list -> {}).stream()
        .flatMap(page -> page.hiTs().stream())
        .forEach(
            hit -> {
              shown.add(hit);
              // Of those that only wait for Workers there is nothing to list.
              if (hit.numberOfAssignmentsAvailable() < hit.maxAssignments()) {
                shown.add(
                    owner.listAssignmentsForHIT(list -> list.hitId(hit.hitId())).assignments());
              }
            });
    return shown;
  }
}
