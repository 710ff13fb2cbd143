package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.MigrationGuide;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** What old operations on HITs and assignments answer in each state is what the guide says. */
final class HitErrorsTest {
  private static final String REPEATED = "the same call again";
  private static final List<String> OF_HITS =
      List.of(
          "GetHIT",
          "SetHITAsReviewing",
          "ChangeHITTypeOfHIT",
          "ExtendHIT",
          "ForceExpireHIT",
          "DisableHIT",
          "DisposeHIT",
          "GetAssignmentsForHIT",
          "GetReviewResultsForHIT");
  private static final List<String> OF_ASSIGNMENTS =
      List.of(
          "GetAssignment",
          "ApproveAssignment",
          "RejectAssignment",
          "ApproveRejectedAssignment",
          "GetFileUploadURL");
  private static final List<String> HIT_SITUATIONS =
      List.of(
          "no id",
          "id malformed",
          "id unknown",
          "of another Requester",
          "Assignable",
          "Unassignable",
          "Reviewable",
          "Reviewing",
          "Disposed",
          "disabled",
          REPEATED);
  private static final List<String> ASSIGNMENT_SITUATIONS =
      List.of(
          "no id",
          "id malformed",
          "id unknown",
          "of another Requester",
          "accepted",
          "Submitted",
          "Approved",
          "Rejected",
          "Disposed",
          "disabled",
          REPEATED);
  private static final String QUESTION =
      "<ExternalQuestion xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2006-07-14/ExternalQuestion.xsd'>"
          + "<ExternalURL>https://sheep.example.org/</ExternalURL><FrameHeight>400</FrameHeight>"
          + "</ExternalQuestion>";
  private static final String ANSWER =
      "<QuestionFormAnswers xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd'>"
          + "<Answer><QuestionIdentifier>q</QuestionIdentifier><FreeText>a</FreeText></Answer>"
          + "</QuestionFormAnswers>";
  private static final Requester ANN = requester("ann");
  private static final Requester BOB = requester("bob");

  @TempDir static Path folder;
  private static Bridge bridge;
  private static MTurkClient ann;
  private static WorkerAssignments workers;

  private record Case(String operation, String situation, Optional<String> code) {
    static Stream<Case> ofRow(List<String> row) {
      Optional<String> code = MigrationGuide.code(row.get(1)).stream().findFirst();
      return Stream.of(row.get(0).split(", "))
          .flatMap(
              operation ->
                  Stream.of(row.get(2).split("; "))
                      .map(when -> new Case(operation, when.replaceAll(":.*", ""), code)));
    }

    @Override
    public String toString() {
      return operation + ", " + situation;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    bridge =
        Bridge.open(
            new BridgeSettings(
                ServerSettings.onLoopback(Duration.ofSeconds(30), Optional.empty()),
                UpstreamEndpoint.EMBEDDED,
                Optional.of(StoreAddress.of(folder.resolve("store.db"))),
                new Requesters(List.of(ANN, BOB)),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                true),
            InstantSource.system());
    bridge.start();
    ann = CurrentDoor.client(bridge.currentUri(), ANN);
    workers = new WorkerAssignments(bridge.store(), InstantSource.system(), new SecureRandom());
  }

  @AfterAll
  static void stop() {
    ann.close();
    bridge.close();
  }

  private static Requester requester(String name) {
    return new Requester(name, AwsBasicCredentials.create("AKID" + name, "secret of " + name));
  }

  private static List<Case> cases() {
    return MigrationGuide.read().table("operation on HITs or assignments").stream()
        .flatMap(Case::ofRow)
        .toList();
  }

  @Test
  void theGuideHasEverySituationOnce() {
    List<String> all = new ArrayList<>();
    OF_HITS.forEach(each -> HIT_SITUATIONS.forEach(when -> all.add(each + ", " + when)));
    OF_ASSIGNMENTS.forEach(
        each -> ASSIGNMENT_SITUATIONS.forEach(when -> all.add(each + ", " + when)));

    assertThat(cases().stream().map(Case::toString)).containsExactlyInAnyOrderElementsOf(all);
  }

  static Stream<Arguments> everyCase() {
    return cases().stream()
        .flatMap(row -> Arrays.stream(Door.values()).map(door -> Arguments.of(door, row)));
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void oldProgramsAreToldSo(Door door, Case row) throws IOException {
    assertThat(answered(door, row.operation(), row.situation())).isEqualTo(row.code());
  }

  private static Optional<String> answered(Door door, String operation, String situation)
      throws IOException {
    boolean isOfHit = OF_HITS.contains(operation);
    String id = isOfHit ? hit(operation, situation) : assignment(operation, situation);
    QualificationCall good = call(operation, isOfHit ? "HITId" : "AssignmentId", id);
    String name = isOfHit ? "HITId" : "AssignmentId";
    if (situation.equals(REPEATED)) {
      Optional<String> first = door.code(door.call(bridge.legacyUri(), ANN, good));
      assertThat(first.isPresent()).isEqualTo(operation.equals("GetFileUploadURL"));
    }
    QualificationCall call =
        switch (situation) {
          case "no id" -> good.without(name);
          case "id malformed" -> good.with(name, "lower");
          case "id unknown" -> good.with(name, "3UNKNOWN");
          default -> good;
        };
    Requester caller = situation.equals("of another Requester") ? BOB : ANN;
    return door.code(door.call(bridge.legacyUri(), caller, call));
  }

  private static QualificationCall call(String operation, String name, String id) {
    Map<String, String> parameters = new LinkedHashMap<>(Map.of(name, id));
    switch (operation) {
      case "ChangeHITTypeOfHIT" ->
          parameters.put("HITTypeId", ann.getHIT(get -> get.hitId(id)).hit().hitTypeId());
      case "ExtendHIT" -> parameters.put("MaxAssignmentsIncrement", "1");
      case "GetFileUploadURL" -> parameters.put("QuestionIdentifier", "q");
      default -> {}
    }
    return new QualificationCall(operation, parameters);
  }

  private static String newHit(int assignments) {
    return ann.createHIT(
            hit ->
                hit.title("t")
                    .description("d")
                    .reward("0.05")
                    .maxAssignments(assignments)
                    .assignmentDurationInSeconds(3600L)
                    .lifetimeInSeconds(3600L)
                    .question(QUESTION))
        .hit()
        .hitId();
  }

  private static void expire(String hitId) {
    ann.updateExpirationForHIT(update -> update.hitId(hitId).expireAt(Instant.EPOCH));
  }

  /** A HIT in the situation; where it does not tell the state, in one in which calls succeed. */
  private static String hit(String operation, String situation) throws IOException {
    String hitId = newHit(1);
    String state =
        HIT_SITUATIONS.indexOf(situation) >= HIT_SITUATIONS.indexOf("Assignable")
                && !situation.equals(REPEATED)
            ? situation
            : operation.equals("DisposeHIT") || operation.equals("SetHITAsReviewing")
                ? "Reviewable"
                : "Assignable";
    switch (state) {
      case "Unassignable" -> workers.accept(hitId, "AWORKER");
      case "Reviewable" -> expire(hitId);
      case "Reviewing" -> {
        expire(hitId);
        ann.updateHITReviewStatus(update -> update.hitId(hitId).revert(false));
      }
      case "Disposed" -> {
        expire(hitId);
        ann.deleteHIT(delete -> delete.hitId(hitId));
      }
      case "disabled" -> {
        workers.accept(hitId, "AWORKER");
        disable(hitId);
      }
      default -> {}
    }
    return hitId;
  }

  /** While a Worker is at it, so that it is not deleted. */
  private static void disable(String hitId) throws IOException {
    QualificationCall call = new QualificationCall("DisableHIT", Map.of("HITId", hitId));
    assertThat(Door.REST.code(Door.REST.call(bridge.legacyUri(), ANN, call))).isEmpty();
  }

  private static String assignment(String operation, String situation) throws IOException {
    String hitId = newHit(2);
    String id = workers.accept(hitId, "AWORKER").assignmentId();
    if (situation.equals("accepted")) {
      return id;
    }
    workers.submit(id, ANSWER);
    boolean isOfRejected = operation.equals("ApproveRejectedAssignment");
    switch (situation) {
      case "Submitted" -> {}
      case "disabled" -> {
        workers.accept(hitId, "AOTHER");
        disable(hitId);
      }
      case "Approved", "Disposed" -> ann.approveAssignment(each -> each.assignmentId(id));
      case "Rejected" ->
          ann.rejectAssignment(each -> each.assignmentId(id).requesterFeedback("no"));
      default -> {
        if (isOfRejected) {
          ann.rejectAssignment(each -> each.assignmentId(id).requesterFeedback("no"));
        }
      }
    }
    if (situation.equals("Disposed")) {
      expire(hitId);
      ann.deleteHIT(delete -> delete.hitId(hitId));
    }
    return id;
  }
}
