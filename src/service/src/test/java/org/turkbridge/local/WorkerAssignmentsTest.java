package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.local.HitScene.ANSWER;
import static org.turkbridge.local.HitScene.assertThatRefused;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.HitOffer.Access;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;

class WorkerAssignmentsTest extends EmbeddedHits {
  @Test
  void whoAcceptsHasUntilTheDeadline() {
    String hit = scene.hit();

    Assignment accepted = scene.workers.accept(hit, "AONE");

    assertThat(accepted.assignmentId()).matches("3[0-9A-Z]{29}");
    assertThat(accepted)
        .isEqualTo(
            Assignment.builder()
                .assignmentId(accepted.assignmentId())
                .hitId(hit)
                .workerId("AONE")
                .acceptTime(SetClock.START)
                .deadline(SetClock.START.plus(HitScene.WORK))
                .build());
    assertThat(scene.stored(hit).hitStatus()).isEqualTo(HITStatus.UNASSIGNABLE);
    assertThat(scene.stored(hit).numberOfAssignmentsPending()).isEqualTo(1);
    assertThat(scene.assignments(hit)).isEmpty();
  }

  @Test
  void whatIsSubmittedWaitsForItsReview() {
    String hit = scene.hit();
    String id = scene.accepted(hit, "AONE");
    embedded.clock.advance(Duration.ofSeconds(59));

    Assignment submitted = scene.workers.submit(id, ANSWER);

    assertThat(submitted)
        .isEqualTo(
            Assignment.builder()
                .assignmentId(id)
                .hitId(hit)
                .workerId("AONE")
                .assignmentStatus("Submitted")
                .acceptTime(SetClock.START)
                .deadline(SetClock.START.plus(HitScene.WORK))
                .submitTime(embedded.clock.instant())
                .autoApprovalTime(embedded.clock.instant().plus(HitScene.DELAY))
                .answer(ANSWER)
                .build());
    assertThat(scene.assignment(id)).isEqualTo(submitted);
    assertThat(scene.assignments(hit)).containsExactly(submitted);
    assertThat(scene.stored(hit).hitStatus()).isEqualTo(HITStatus.REVIEWABLE);
    assertThat(scene.stored(hit).numberOfAssignmentsPending()).isZero();
  }

  @Test
  void anAnswerMustBeOne() {
    String id = scene.accepted(scene.hit(), "AONE");

    assertThatRefused(
        () -> scene.workers.submit(id, "<no"), "XMLParseError", "QuestionFormAnswers, line 1");
    assertThatRefused(
        () -> scene.workers.submit(id, "<QuestionForm/>"), "XMLParseError", "QuestionFormAnswers");
    assertThat(scene.workers.submit(id, " \n").answer()).isNull();
  }

  @Test
  void whatIsReturnedMayBeAcceptedAgain() {
    String hit = scene.hit();
    String id = scene.accepted(hit, "AONE");

    scene.workers.returnAssignment(id);

    assertThat(scene.stored(hit).hitStatus()).isEqualTo(HITStatus.ASSIGNABLE);
    assertThatRefused(
        () -> scene.workers.submit(id, ANSWER), "InvalidAssignmentState", id + " is Returned");
    assertThatRefused(
        () -> scene.workers.returnAssignment(id), "InvalidAssignmentState", id + " is Returned");
    assertThat(scene.accepted(hit, "AONE")).isNotEqualTo(id);
  }

  @Test
  void anAssignmentIsSubmittedOnce() {
    String id = scene.submitted(scene.hit(), "AONE");

    assertThatRefused(
        () -> scene.workers.submit(id, ANSWER), "InvalidAssignmentState", id + " is Submitted");
    assertThatRefused(
        () -> scene.workers.returnAssignment(id), "InvalidAssignmentState", id + " is Submitted");
  }

  @Test
  void whoseTimeRanOutHasLostTheAssignment() {
    String hit = scene.hit();
    String id = scene.accepted(hit, "AONE");

    embedded.clock.advance(HitScene.WORK);

    assertThatRefused(
        () -> scene.workers.submit(id, ANSWER),
        "InvalidAssignmentState",
        "ran out at 2014-08-15T00:02:00.250Z: accept HIT " + hit + " again");
    assertThatRefused(
        () -> scene.workers.returnAssignment(id), "InvalidAssignmentState", "ran out");
    assertThat(scene.stored(hit).hitStatus()).isEqualTo(HITStatus.ASSIGNABLE);
    assertThat(scene.accepted(hit, "AONE")).isNotEqualTo(id);
  }

  @Test
  void workGoesOnBeyondTheExpirationOfTheHit() {
    String hit = scene.hit(h -> h.assignmentDurationInSeconds(7200L).lifetimeInSeconds(60L));
    String id = scene.accepted(hit, "AONE");
    embedded.clock.advance(Duration.ofMinutes(2));

    assertThat(scene.stored(hit).hitStatus()).isEqualTo(HITStatus.UNASSIGNABLE);
    assertThat(scene.workers.submit(id, ANSWER).assignmentStatus())
        .isEqualTo(AssignmentStatus.SUBMITTED);
    assertThat(scene.stored(hit).hitStatus()).isEqualTo(HITStatus.REVIEWABLE);
  }

  @Test
  void onlyWhatIsAssignableIsAccepted() {
    String taken = scene.hit();
    scene.accepted(taken, "ATWO");
    String expired = scene.hit();
    scene.expire(expired);
    String disposed = scene.hit();
    scene.dispose(disposed);

    assertThatRefused(
        () -> scene.accepted(taken, "AONE"),
        "InvalidHITState",
        "Worker AONE cannot accept HIT " + taken + ": all its assignments are taken: 1.");
    assertThatRefused(
        () -> scene.accepted(expired, "AONE"),
        "InvalidHITState",
        "it expired at 2014-08-15T00:01:00.250Z");
    assertThatRefused(
        () -> scene.accepted(disposed, "AONE"), "InvalidHITState", "it is disposed of");
    assertThatRefused(
        () -> scene.accepted("3NONE", "AONE"), "HITDoesNotExist", "Hit 3NONE does not exist.");
    assertThatRefused(
        () -> scene.workers.submit("3NONE", ANSWER),
        "AssignmentDoesNotExist",
        "Assignment 3NONE does not exist.");
    assertThatRefused(
        () -> scene.workers.returnAssignment("3NONE"), "AssignmentDoesNotExist", "3NONE");
  }

  @Test
  void idsHaveTheirForm() {
    for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call :
        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
            () -> scene.workers.accept("low", "AONE"),
            () -> scene.workers.accept("3H", "low"),
            () -> scene.workers.offers("low"),
            () -> scene.workers.submit("low", ANSWER),
            () -> scene.workers.returnAssignment("low"))) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              WorkerRequestException.class,
              e -> assertThat(e.code()).isEqualTo("ValidationException"))
          .hasMessageContaining("Value 'low' at");
    }
  }

  @Test
  void aWorkerHasOneAssignmentOfAHit() {
    String hit = scene.hit(h -> h.maxAssignments(3));
    String id = scene.submitted(hit, "AONE");

    assertThatRefused(
        () -> scene.accepted(hit, "AONE"),
        "AssignmentAlreadyExists",
        "the Worker has assignment " + id + " of it (Submitted)");
    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no"));
    assertThatRefused(
        () -> scene.accepted(hit, "AONE"), "AssignmentAlreadyExists", id + " of it (Rejected)");
    assertThat(scene.accepted(hit, "ATWO")).isNotEmpty();
  }

  @Test
  void whoIsBlockedAcceptsNothingMoreOfThatRequester() {
    String hit = scene.hit(h -> h.maxAssignments(3));
    String begun = scene.accepted(scene.hit(), "AONE");
    embedded.ann.createWorkerBlock(b -> b.workerId("AONE").reason("spam"));
    embedded.bob.createWorkerBlock(b -> b.workerId("ATWO").reason("spam"));

    assertThatRefused(
        () -> scene.accepted(hit, "AONE"),
        "PermissionDeniedException",
        "its Requester has blocked the Worker");
    assertThat(scene.offer(hit, "AONE").access()).isEqualTo(Access.PREVIEW);
    assertThat(scene.workers.submit(begun, ANSWER).submitTime()).isNotNull();
    assertThat(scene.accepted(hit, "ATWO")).isNotEmpty();
  }

  @Test
  void whatIsGrantedCountsUntilItIsRevoked() {
    String type = embedded.type("T");
    String hit =
        scene.requiring(
            r -> r.qualificationTypeId(type).comparator("GreaterThan").integerValues(5));
    embedded.ann.associateQualificationWithWorker(
        a -> a.qualificationTypeId(type).workerId("AONE").integerValue(6));
    embedded.ann.associateQualificationWithWorker(
        a -> a.qualificationTypeId(type).workerId("ATWO").integerValue(6));
    embedded.ann.disassociateQualificationFromWorker(
        d -> d.qualificationTypeId(type).workerId("ATWO"));

    assertThat(scene.accepted(hit, "AONE")).isNotEmpty();
    assertThatRefused(
        () -> scene.accepted(hit, "ATWO"),
        "PermissionDeniedException",
        "QualificationType " + type + " must be GreaterThan 5; the Worker has none");
  }

  @Test
  void theSystemsTypesFollowFromTheWork() {
    String hit =
        scene.requiring(
            r ->
                r.qualificationTypeId("00000000000000000040")
                    .comparator("GreaterThanOrEqualTo")
                    .integerValues(1));
    String returns =
        scene.requiring(
            r ->
                r.qualificationTypeId("000000000000000000E0")
                    .comparator("LessThan")
                    .integerValues(34));
    String done = scene.submitted(scene.hit(), "AONE");

    assertThatRefused(
        () -> scene.accepted(hit, "AONE"),
        "PermissionDeniedException",
        "00000000000000000040 (Worker_NumberHITsApproved) must be GreaterThanOrEqualTo 1; the Worker"
            + " has 0");
    embedded.ann.approveAssignment(a -> a.assignmentId(done));
    scene.workers.returnAssignment(scene.accepted(hit, "AONE"));
    assertThatRefused(() -> scene.accepted(returns, "AONE"), "PermissionDeniedException", "has 50");
    scene.accepted(hit, "AONE");
    assertThat(scene.accepted(returns, "AONE")).isNotEmpty();
  }

  @Test
  void placeAgeAndMastersAreWhatWasImported() {
    String place =
        scene.requiring(
            r ->
                r.qualificationTypeId("00000000000000000071")
                    .comparator("EqualTo")
                    .localeValues(Locale.builder().country("US").build()));
    ImportRun run = new ImportRun(embedded.store, line -> {});
    run.add(
        "a.xml",
        RecordKind.QUALIFICATION,
        Qualification.builder()
            .qualificationTypeId("00000000000000000071")
            .workerId("AONE")
            .localeValue(l -> l.country("US").subdivision("CA"))
            .status("Granted")
            .grantTime(SetClock.START)
            .build(),
        Set.of());
    run.finish();

    assertThat(scene.accepted(place, "AONE")).isNotEmpty();
    assertThatRefused(() -> scene.accepted(place, "ATWO"), "PermissionDeniedException", "has none");
  }

  @Test
  void offersTellWhatAWorkerMayDoAndWhyNotMore() {
    String open = scene.hit(h -> h.maxAssignments(2));
    String hidden =
        scene.requiring(
            r ->
                r.qualificationTypeId("00000000000000000060")
                    .comparator("EqualTo")
                    .integerValues(1)
                    .actionsGuarded("DiscoverPreviewAndAccept"));
    String found =
        scene.requiring(
            r ->
                r.qualificationTypeId("00000000000000000060")
                    .comparator("Exists")
                    .actionsGuarded("PreviewAndAccept"));
    String taken = scene.hit();
    String id = scene.accepted(taken, "AONE");
    String disposed = scene.hit();
    scene.dispose(disposed);

    List<HitOffer> offers = scene.workers.offers("AONE");

    assertThat(offers)
        .extracting(offer -> offer.hit().hitId())
        .containsExactly(open, hidden, found, taken);
    assertThat(offers)
        .extracting(HitOffer::access)
        .containsExactly(Access.ACCEPT, Access.NONE, Access.DISCOVER, Access.NONE);
    assertThat(offers.get(0).obstacles()).isEmpty();
    assertThat(offers.get(0).hit().numberOfAssignmentsAvailable()).isEqualTo(2);
    assertThat(offers).extracting(offer -> offer.hit().question()).containsOnlyNulls();
    assertThat(offers.get(1).obstacles())
        .containsExactly(
            "QualificationType 00000000000000000060 (Worker_Adult) must be EqualTo 1; the Worker has"
                + " none");
    assertThat(offers.get(3).obstacles())
        .containsExactly(
            "all its assignments are taken: 1",
            "the Worker has assignment " + id + " of it (Accepted)");
    assertThat(scene.workers.offers(null))
        .extracting(HitOffer::access)
        .containsExactly(Access.ACCEPT, Access.ACCEPT, Access.ACCEPT, Access.NONE);
  }

  @Test
  void thereMayBeMoreHitsThanAPageHas() {
    for (int i = 0; i < 101; i++) {
      scene.hit();
    }

    assertThat(scene.workers.offers("AONE")).hasSize(101);
  }
}
