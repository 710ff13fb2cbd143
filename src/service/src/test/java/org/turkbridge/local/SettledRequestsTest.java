package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

@ParameterizedClass
@EnumSource
class SettledRequestsTest extends EmbeddedQualifications {
  private static final String SETTLED = "This operation can be called with a status of: Submitted";

  @Test
  void aGrantedRequestLeavesTheListAndItsWorkerHoldsTheType() {
    String type = embedded.type("T");
    String one = embedded.request(type, "AONE");
    String two = embedded.request(type, "ATWO");
    embedded.clock.advance(Duration.ofSeconds(5));

    embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId(one).integerValue(-7));

    assertThat(embedded.pending(type)).containsExactly(two);
    assertThat(embedded.pending(null)).containsExactly(two);
    assertThat(embedded.score(type, "AONE"))
        .isEqualTo(
            Qualification.builder()
                .qualificationTypeId(type)
                .workerId("AONE")
                .integerValue(-7)
                .status(QualificationStatus.GRANTED)
                .grantTime(SetClock.START.plusSeconds(5))
                .build());
  }

  @Test
  void aGrantWithoutAValueIsOne() {
    String type = embedded.type("T");
    String request = embedded.request(type, "AONE");

    embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId(request));

    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(1);
  }

  @Test
  void aRejectedRequestLeavesTheListAndNothingIsHeld() {
    String type = embedded.type("T");
    String request = embedded.request(type, "AONE");

    embedded.ann.rejectQualificationRequest(
        r -> r.qualificationRequestId(request).reason("Größer als 漢😀\n"));

    assertThat(embedded.pending(type)).isEmpty();
    assertThatRequestError(
        () -> embedded.score(type, "AONE"),
        "QualificationDoesNotExist",
        "You requested a Qualification that does not exist.");
    assertThat(
            database.text(
                folder.resolve("store.db"), "SELECT reason || state FROM qualification_request"))
        .isEqualTo("Größer als 漢😀\nRejected");
  }

  @Test
  void aRejectionLeavesWhatIsHeldAlready() {
    String type = embedded.type("T");
    String request = embedded.request(type, "AONE");
    associate(type, "AONE", 5);

    embedded.ann.rejectQualificationRequest(r -> r.qualificationRequestId(request));

    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(5);
  }

  @Test
  void aSettledRequestStaysAsItIsWhateverIsRepeated() {
    String type = embedded.type("T");
    String granted = embedded.request(type, "AONE");
    String rejected = embedded.request(type, "ATWO");
    embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId(granted).integerValue(3));
    embedded.ann.rejectQualificationRequest(r -> r.qualificationRequestId(rejected));

    for (String request : new String[] {granted, rejected}) {
      assertThatRequestError(
          () ->
              embedded.ann.acceptQualificationRequest(
                  r -> r.qualificationRequestId(request).integerValue(4)),
          "InvalidQualificationRequestState",
          SETTLED);
      assertThatRequestError(
          () -> embedded.ann.rejectQualificationRequest(r -> r.qualificationRequestId(request)),
          "InvalidQualificationRequestState",
          SETTLED);
    }
    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(3);
    assertThatRequestError(
        () -> embedded.score(type, "ATWO"), "QualificationDoesNotExist", "You requested");
  }

  @Test
  void aGrantGivesARevokedTypeAgain() {
    String type = embedded.type("T", t -> t.retryDelayInSeconds(0L));
    String request = embedded.request(type, "AONE");
    associate(type, "AONE", 5);
    embedded.ann.disassociateQualificationFromWorker(
        r -> r.qualificationTypeId(type).workerId("AONE"));

    embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId(request).integerValue(6));

    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(6);
  }

  @Test
  void whatWasGrantedIsThereAfterARestart() {
    String type = embedded.type("T");
    String request = embedded.request(type, "AONE");
    embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId(request));
    embedded.close();
    embedded = new Qualifications(database.store(folder.resolve("store.db")));

    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(1);
    assertThat(embedded.pending(type)).isEmpty();
  }

  private void associate(String type, String worker, int value) {
    embedded.ann.associateQualificationWithWorker(
        r -> r.qualificationTypeId(type).workerId(worker).integerValue(value));
  }
}
