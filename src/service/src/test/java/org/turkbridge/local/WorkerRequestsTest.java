package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.turkbridge.local.store.RequestState;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.CreateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class WorkerRequestsTest extends EmbeddedQualifications {
  @Test
  void aRequestWaitsForTheOwnerOfItsType() {
    String type = embedded.type("T");

    WorkerRequest made = embedded.workers.request(type, "AONE", null);

    assertThat(made.qualificationRequestId()).matches("3[0-9A-Z]{29}");
    assertThat(made.state()).isEqualTo(RequestState.SUBMITTED);
    assertThat(made.value()).isNull();
    assertThat(embedded.ann.listQualificationRequests(r -> {}).qualificationRequests())
        .containsExactly(
            QualificationRequest.builder()
                .qualificationRequestId(made.qualificationRequestId())
                .qualificationTypeId(type)
                .workerId("AONE")
                .submitTime(SetClock.START)
                .build());
    assertThat(embedded.bob.listQualificationRequests(r -> {}).numResults()).isZero();
  }

  @Test
  void anAutomaticTypeGrantsItsValueAtOnce() {
    String type = embedded.type("T", t -> t.autoGranted(true).autoGrantedValue(0));

    WorkerRequest made = embedded.workers.request(type, "AONE", null);

    assertThat(made.state()).isEqualTo(RequestState.GRANTED);
    assertThat(made.value()).isZero();
    assertThat(embedded.score(type, "AONE").integerValue()).isZero();
    assertThat(embedded.score(type, "AONE").grantTime()).isEqualTo(SetClock.START);
    assertThat(embedded.pending(type)).isEmpty();
  }

  @Test
  void aTestWithoutAKeyWaitsWithItsAnswer() {
    String type = tested(t -> {});
    String answer = TestPapers.answer("three");

    WorkerRequest made = embedded.workers.request(type, "AONE", answer);
    embedded.ann.updateQualificationType(
        r -> r.qualificationTypeId(type).test(TestPapers.test("q2")).testDurationInSeconds(60L));

    assertThat(made.state()).isEqualTo(RequestState.SUBMITTED);
    assertThat(embedded.ann.listQualificationRequests(r -> {}).qualificationRequests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.test()).isEqualTo(TestPapers.TEST);
              assertThat(request.answer()).isEqualTo(answer);
            });
  }

  @Test
  void aTestWithAKeyIsScoredAndGrantedAtOnce() {
    String type = tested(t -> t.answerKey(TestPapers.ANSWER_KEY));

    assertThat(embedded.workers.request(type, "AONE", TestPapers.answer("four")))
        .extracting(WorkerRequest::state, WorkerRequest::value)
        .containsExactly(RequestState.GRANTED, 10);
    assertThat(embedded.workers.request(type, "ATWO", TestPapers.answer("three")).value()).isZero();
    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(10);
    assertThat(embedded.score(type, "ATWO").integerValue()).isZero();
  }

  @Test
  void anAnswerMustFitTheTest() {
    String type = tested(t -> {});

    assertThatRefused(type, "AONE", null, "InvalidParameterValue", "give the answers to it");
    assertThatRefused(type, "AONE", "<no", "XMLParseError", "QuestionFormAnswers, line 1");
    assertThatRefused(
        type, "AONE", TestPapers.answer("five"), "InvalidParameterValue", "QuestionFormAnswers");
    assertThatRefused(type, "AONE", "", "InvalidParameterValue", "must be answered");
    assertThatRefused(
        embedded.type("U"), "AONE", "", "InvalidParameterValue", "has no Test: leave it out");
    assertThat(embedded.pending(null)).isEmpty();
  }

  @Test
  void onlyAnActiveTypeCanBeRequested() {
    String inactive = embedded.type("I", t -> t.qualificationTypeStatus("Inactive"));
    String deleted = embedded.type("D");
    embedded.ann.deleteQualificationType(r -> r.qualificationTypeId(deleted));

    assertThatRefused(
        inactive, "AONE", null, "InvalidQualificationTypeState", "make it Active with");
    assertThatRefused(deleted, "AONE", null, "InvalidQualificationTypeState", "is deleted");
    assertThatRefused(
        "3NONE", "AONE", null, "QualificationTypeDoesNotExist", "3NONE does not exist");
  }

  @Test
  void aWorkerIdHasItsForm() {
    String type = embedded.type("T");

    assertThatThrownBy(() -> embedded.workers.request(type, "worker", null))
        .isInstanceOfSatisfying(
            WorkerRequestException.class,
            e -> assertThat(e.code()).isEqualTo("ValidationException"))
        .hasMessageContaining("Value 'worker' at 'workerId'");
  }

  @Test
  void withoutARetryDelayAWorkerRequestsOnce() {
    String type = embedded.type("T");
    String request = embedded.request(type, "AONE");

    assertThatRefused(
        type, "AONE", null, "QualificationTypeDoesNotAllowRetake", "has made request " + request);
    embedded.ann.rejectQualificationRequest(r -> r.qualificationRequestId(request));
    embedded.clock.advance(Duration.ofDays(10_000));
    assertThatRefused(
        type, "AONE", null, "QualificationTypeDoesNotAllowRetake", "RetryDelayInSeconds");
    assertThat(embedded.request(type, "ATWO")).isNotEmpty();
  }

  @Test
  void withARetryDelayAWorkerRequestsAgainOnceItHasPassed() {
    String type = embedded.type("T", t -> t.retryDelayInSeconds(60L));
    String request = embedded.request(type, "AONE");

    embedded.clock.advance(Duration.ofSeconds(60));
    assertThatRefused(
        type, "AONE", null, "InvalidQualificationRequestState", "grant or reject it first");
    embedded.ann.rejectQualificationRequest(r -> r.qualificationRequestId(request));
    String second = embedded.request(type, "AONE");
    embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId(second));
    embedded.clock.advance(Duration.ofMillis(59_999));
    assertThatRefused(
        type,
        "AONE",
        null,
        "QualificationTypeRetryDelayNotElapsed",
        "at 2014-08-15T00:02:00.250Z, and 60 seconds must pass");
    embedded.clock.advance(Duration.ofMillis(1));
    assertThat(embedded.pending(type)).isEmpty();
    assertThat(embedded.request(type, "AONE")).isNotEqualTo(second);
  }

  @Test
  void theLongestRetryDelayIsNotTooLong() {
    String type = embedded.type("T", t -> t.retryDelayInSeconds(Long.MAX_VALUE).autoGranted(true));
    embedded.request(type, "AONE");

    assertThatRefused(type, "AONE", null, "QualificationTypeRetryDelayNotElapsed", "try again");
  }

  @Test
  void anImportedTypeCanBeRequestedAndItsRequestsAreEverybodys() {
    embedded.importRequests(
        EmbeddedFixture.request("R1", "odd type", "2014-08-15T00:01:00Z", null).toBuilder()
            .test(null)
            .build());

    String request = embedded.request("odd type", "AONE");

    embedded.bob.acceptQualificationRequest(r -> r.qualificationRequestId(request));
    assertThat(embedded.pending(null)).containsExactly("R1");
  }

  @Test
  void anImportedTestThatCannotBeReadIsNamed() {
    embedded.importRequests(EmbeddedFixture.request("R1", "T1"));

    assertThatRefused(
        "T1", "AONE", TestPapers.answer("four"), "XMLParseError", "QuestionForm, line 1");
  }

  @Test
  void aRequestOfAnotherProcessIsSeenAtOnce() {
    String type = embedded.type("T");
    try (Store other = Store.open(database.store(folder.resolve("store.db")))) {
      String request =
          new WorkerRequests(other, embedded.clock, new SecureRandom())
              .request(type, "AONE", null)
              .qualificationRequestId();

      assertThat(embedded.pending(type)).containsExactly(request);
    }
  }

  @Test
  void aStoreThatIsClosedIsSaid() {
    String type = embedded.type("T");
    embedded.store.close();

    assertThatThrownBy(() -> embedded.workers.request(type, "AONE", null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("The store .*(store\\.db|/postgres) is closed");
  }

  private String tested(Consumer<CreateQualificationTypeRequest.Builder> more) {
    return embedded.type(
        "tested",
        type -> {
          type.test(TestPapers.TEST).testDurationInSeconds(60L);
          more.accept(type);
        });
  }

  private void assertThatRefused(
      String type, String worker, @Nullable String answer, String code, String message) {
    assertThatThrownBy(() -> embedded.workers.request(type, worker, answer))
        .isInstanceOfSatisfying(
            WorkerRequestException.class,
            e -> assertThat(e.code()).isEqualTo("AWS.MechanicalTurk." + code))
        .hasMessageContaining(message);
  }
}
