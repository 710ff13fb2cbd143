package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatOutOfRange;
import static org.turkbridge.local.Qualifications.assertThatValidationError;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.turkbridge.local.store.WorkerMessage;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersFailureStatus;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersRequest;

/** Requesters write to Workers. */
class NotifiedWorkersTest extends EmbeddedHits {
  private List<NotifyWorkersFailureStatus> failures(Consumer<NotifyWorkersRequest.Builder> more) {
    return embedded
        .ann
        .notifyWorkers(
            notify -> {
              notify.subject("More sheep").messageText("Come and count them").workerIds("AONE");
              more.accept(notify);
            })
        .notifyWorkersFailureStatuses();
  }

  private List<WorkerMessage> inbox(String workerId) {
    return new WorkerInbox(embedded.store).messages(workerId);
  }

  private void review(String workerId, boolean isApproved) {
    String id = scene.submitted(scene.hit(), workerId);
    if (isApproved) {
      embedded.ann.approveAssignment(a -> a.assignmentId(id));
    } else {
      embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no"));
    }
  }

  @Test
  void whoseWorkWasReviewedFindsTheMessage() {
    review("AONE", true);
    review("ATWO", false);

    assertThat(failures(notify -> notify.workerIds("AONE", "ATWO", "AONE"))).isEmpty();
    assertThat(failures(notify -> notify.subject("Again"))).isEmpty();

    WorkerMessage message =
        new WorkerMessage("ann", SetClock.START, "More sheep", "Come and count them");
    assertThat(inbox("ATWO")).containsExactly(message);
    assertThat(inbox("AONE"))
        .containsExactly(
            message, new WorkerMessage("ann", SetClock.START, "Again", "Come and count them"));
  }

  @Test
  void ofOthersTheAnswerTellsAFailure() {
    review("AONE", true);
    scene.submitted(scene.hit(), "AWAITS");

    List<NotifyWorkersFailureStatus> failures =
        failures(notify -> notify.workerIds("ANOBODY", "AONE", "AWAITS"));

    assertThat(failures)
        .extracting(
            NotifyWorkersFailureStatus::workerId,
            NotifyWorkersFailureStatus::notifyWorkersFailureCodeAsString)
        .containsExactly(tuple("ANOBODY", "HardFailure"), tuple("AWAITS", "HardFailure"));
    assertThat(failures.get(0).notifyWorkersFailureMessage())
        .isEqualTo(
            "You can notify a Worker only after you have approved or rejected work of that Worker.");
    assertThat(inbox("AONE")).hasSize(1);
    assertThat(inbox("AWAITS")).isEmpty();
    embedded.clock.advance(HitScene.DELAY);
    assertThat(failures(notify -> notify.workerIds("AWAITS")))
        .as("what was approved by itself counts")
        .isEmpty();
  }

  @Test
  void workForAnotherRequesterDoesNotCount() {
    review("AONE", true);

    assertThat(
            embedded
                .bob
                .notifyWorkers(n -> n.subject("s").messageText("t").workerIds("AONE"))
                .notifyWorkersFailureStatuses())
        .hasSize(1);
  }

  @Test
  void textsAndWorkersHaveLimits() {
    review("AONE", true);
    String subject = "\uD83D\uDC11".repeat(200);
    String text = "x".repeat(4096);

    assertThat(failures(notify -> notify.subject(subject).messageText(text))).isEmpty();

    assertThat(inbox("AONE").get(0).subject()).isEqualTo(subject);
    assertThatInvalidValue(
        () -> failures(notify -> notify.subject(subject + "x")),
        "Subject",
        "Subject has 201 characters: it must have at most 200.");
    assertThatInvalidValue(
        () -> failures(notify -> notify.messageText(text + "x")),
        "MessageText",
        "MessageText has 4097 characters: it must have at most 4096.");
    assertThatInvalidValue(
        () -> failures(notify -> notify.subject(" ")), "Subject", "Subject is blank.");
    assertThatInvalidValue(
        () -> failures(notify -> notify.messageText("")), "MessageText", "MessageText is blank.");
    assertThatOutOfRange(
        () -> failures(notify -> notify.workerIds(workers(101))),
        "WorkerIds",
        "WorkerIds has 101 Workers: name 1 to 100.");
    assertThatOutOfRange(
        () -> failures(notify -> notify.workerIds(List.of())),
        "WorkerIds",
        "WorkerIds has 0 Workers: name 1 to 100.");
    assertThatValidationError(
        () -> failures(notify -> notify.workerIds("AONE", "low")), "workerIds.2.member");
    assertThat(failures(notify -> notify.workerIds(workers(100)))).hasSize(100);
    assertThat(inbox("AONE")).hasSize(1);
  }

  private static List<String> workers(int count) {
    return IntStream.range(0, count).mapToObj(i -> "AW" + i).toList();
  }

  @Test
  void anInboxIsOfAWorker() {
    assertThat(inbox("ANOBODY")).isEmpty();
    assertThatThrownBy(() -> inbox("low"))
        .isInstanceOf(WorkerRequestException.class)
        .hasMessageContaining("workerId");
  }
}
