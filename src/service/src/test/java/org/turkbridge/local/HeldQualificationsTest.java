package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatRequestError;
import static org.turkbridge.local.Qualifications.assertThatValidationError;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

class HeldQualificationsTest extends EmbeddedQualifications {
  private String type;

  @BeforeEach
  void begin() {
    type = embedded.type("T");
  }

  @Test
  void aTypeIsGivenWithoutARequestAndOneIsTheValueUnlessToldOtherwise() {
    associate("AONE", null);
    associate("ATWO", Integer.MIN_VALUE);

    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(1);
    assertThat(embedded.score(type, "ATWO").integerValue()).isEqualTo(Integer.MIN_VALUE);
  }

  @Test
  void anotherValueOverwritesAndTheGrantTimeIsThatOfTheLastGrant() {
    associate("AONE", 1);
    embedded.clock.advance(Duration.ofDays(1));
    associate("AONE", 2);

    assertThat(embedded.score(type, "AONE"))
        .extracting(Qualification::integerValue, Qualification::grantTime)
        .containsExactly(2, SetClock.START.plus(Duration.ofDays(1)));
    assertThat(workers(null, 100)).containsExactly("AONE");
  }

  @Test
  void aPendingRequestStaysPending() {
    String request = embedded.request(type, "AONE");

    associate("AONE", 2);

    assertThat(embedded.pending(type)).containsExactly(request);
  }

  @Test
  void theWordsOnANotificationAreTaken() {
    embedded.ann.associateQualificationWithWorker(
        r -> r.qualificationTypeId(type).workerId("AONE").sendNotification(true));

    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(1);
  }

  @Test
  void whatIsRevokedIsNoLongerHeldAndCannotBeRevokedAgain() {
    associate("AONE", 7);
    embedded.ann.disassociateQualificationFromWorker(
        r -> r.qualificationTypeId(type).workerId("AONE").reason("Why not"));

    String message = "This operation can be called with a status of: Granted";
    assertThatRequestError(
        () -> embedded.score(type, "AONE"), "InvalidQualificationState", message);
    assertThatRequestError(() -> revoke("AONE"), "InvalidQualificationState", message);
    assertThat(workers(null, 100)).isEmpty();
    assertThat(workers(QualificationStatus.REVOKED, 100)).containsExactly("AONE");
  }

  @Test
  void whatWasRevokedCanBeGivenAgain() {
    associate("AONE", 7);
    revoke("AONE");
    associate("AONE", 8);

    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(8);
    assertThat(workers(QualificationStatus.REVOKED, 100)).isEmpty();
  }

  @Test
  void whatWasNeverHeldCannotBeReadOrRevoked() {
    String message = "You requested a Qualification that does not exist.";
    assertThatRequestError(
        () -> embedded.score(type, "AONE"), "QualificationDoesNotExist", message);
    assertThatRequestError(() -> revoke("AONE"), "QualificationDoesNotExist", message);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 25, 100})
  void aWalkGivesEachWorkerOnceInTheOrderOfTheFirstGrantWhateverThePageSize(int size) {
    List<String> workers = IntStream.range(0, 25).mapToObj(i -> "AW" + (99 - i)).toList();
    workers.forEach(worker -> associate(worker, 1));
    associate(workers.get(20), 2);
    revoke(workers.get(10));
    associate(workers.get(10), 3);

    assertThat(workers(null, size)).containsExactlyElementsOf(workers);
  }

  @Test
  void aListHasTheWorkersOfItsTypeAndStatusAlone() {
    String other = embedded.type("Other", t -> t.qualificationTypeStatus("Inactive"));
    associate("AONE", 1);
    associate("ATWO", 2);
    revoke("ATWO");
    embedded.ann.associateQualificationWithWorker(
        r -> r.qualificationTypeId(other).workerId("ATHREE"));

    assertThat(workers(null, 1)).containsExactly("AONE");
    assertThat(workers(QualificationStatus.GRANTED, 1)).containsExactly("AONE");
    assertThat(workers(QualificationStatus.REVOKED, 1)).containsExactly("ATWO");
    assertThat(embedded.ann.listWorkersWithQualificationType(r -> r.qualificationTypeId(type)))
        .satisfies(
            page -> {
              assertThat(page.numResults()).isEqualTo(1);
              assertThat(page.nextToken()).isNull();
              assertThat(page.qualifications()).containsExactly(embedded.score(type, "AONE"));
            });
  }

  @Test
  void aTokenIsGoodForItsStatusAlone() {
    associate("AONE", 1);
    associate("ATWO", 2);
    String token =
        embedded
            .ann
            .listWorkersWithQualificationType(r -> r.qualificationTypeId(type).maxResults(1))
            .nextToken();

    assertThatInvalidValue(
        () ->
            embedded.ann.listWorkersWithQualificationType(
                r ->
                    r.qualificationTypeId(type)
                        .status(QualificationStatus.REVOKED)
                        .nextToken(token)),
        "NextToken",
        "NextToken is not one");
  }

  @Test
  void aStatusThatIsNoneIsAValidationError() {
    assertThatValidationError(
        () ->
            embedded.ann.listWorkersWithQualificationType(
                r -> r.qualificationTypeId(type).status("granted").maxResults(0)),
        "2 validation errors detected: ",
        "Value 'granted' at 'status' failed to satisfy constraint: Member must satisfy enum value"
            + " set: [Granted, Revoked]");
  }

  private void associate(String worker, @Nullable Integer value) {
    embedded.ann.associateQualificationWithWorker(
        r -> r.qualificationTypeId(type).workerId(worker).integerValue(value));
  }

  private void revoke(String worker) {
    embedded.ann.disassociateQualificationFromWorker(
        r -> r.qualificationTypeId(type).workerId(worker));
  }

  private List<String> workers(@Nullable QualificationStatus status, int size) {
    return embedded
        .ann
        .listWorkersWithQualificationTypePaginator(
            r -> r.qualificationTypeId(type).status(status).maxResults(size))
        .stream()
        .limit(300)
        .flatMap(page -> page.qualifications().stream())
        .map(Qualification::workerId)
        .toList();
  }
}
