package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.MTurkClient;

class DeleteQualificationTypeTest extends EmbeddedQualifications {
  private String type;

  @BeforeEach
  void begin() {
    type = embedded.type("T");
  }

  @Test
  void nothingReadsChangesOrGivesADeletedType() {
    delete();

    MTurkClient ann = embedded.ann;
    List<ThrowingCallable> calls =
        List.of(
            this::delete,
            () -> ann.getQualificationType(r -> r.qualificationTypeId(type)),
            () -> embedded.bob.getQualificationType(r -> r.qualificationTypeId(type)),
            () -> ann.updateQualificationType(r -> r.qualificationTypeId(type)),
            () -> ann.listQualificationRequests(r -> r.qualificationTypeId(type)),
            () -> ann.listHITsForQualificationType(r -> r.qualificationTypeId(type)),
            () ->
                ann.associateQualificationWithWorker(
                    r -> r.qualificationTypeId(type).workerId("AONE")));
    for (ThrowingCallable call : calls) {
      assertThatRequestError(
          call,
          "InvalidQualificationTypeState",
          "This operation can be called with a status of: Active,Inactive");
    }
    assertThat(ann.listQualificationTypes(r -> r.mustBeRequestable(true)).numResults()).isZero();
  }

  @Test
  void pendingRequestsAreRejected() {
    String request = embedded.request(type, "AONE");
    String granted = embedded.request(type, "ATWO");
    embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId(granted));

    delete();

    assertThat(embedded.pending(null)).isEmpty();
    assertThatRequestError(
        () -> embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId(request)),
        "InvalidQualificationRequestState",
        "This operation can be called with a status of: Submitted");
    assertThat(
            database.text(
                folder.resolve("store.db"),
                "SELECT first.state || ',' || second.state FROM qualification_request first,"
                    + " qualification_request second WHERE first.sequence < second.sequence"))
        .isEqualTo("Rejected,Granted");
  }

  @Test
  void whatWorkersHoldCanStillBeReadAndRevoked() {
    embedded.ann.associateQualificationWithWorker(
        r -> r.qualificationTypeId(type).workerId("AONE").integerValue(3));

    delete();

    assertThat(embedded.score(type, "AONE").integerValue()).isEqualTo(3);
    assertThat(
            embedded
                .ann
                .listWorkersWithQualificationType(r -> r.qualificationTypeId(type))
                .numResults())
        .isEqualTo(1);
    embedded.ann.disassociateQualificationFromWorker(
        r -> r.qualificationTypeId(type).workerId("AONE"));
    assertThat(
            embedded
                .ann
                .listWorkersWithQualificationType(r -> r.qualificationTypeId(type))
                .numResults())
        .isZero();
  }

  @Test
  void theNameIsFreeAtOnceAndAgain() {
    delete();
    String second = embedded.type("T");
    embedded.ann.deleteQualificationType(r -> r.qualificationTypeId(second));

    assertThat(embedded.type("T")).isNotIn(type, second);
  }

  @Test
  void requestsThatAreImportedForADeletedTypeAreNotPending() {
    embedded.importRequests(EmbeddedFixture.request("R1", "T1"));
    embedded.ann.deleteQualificationType(r -> r.qualificationTypeId("T1"));

    embedded.importRequests(EmbeddedFixture.request("R2", "T1"));

    assertThat(embedded.pending(null)).isEmpty();
  }

  private void delete() {
    embedded.ann.deleteQualificationType(r -> r.qualificationTypeId(type));
  }
}
