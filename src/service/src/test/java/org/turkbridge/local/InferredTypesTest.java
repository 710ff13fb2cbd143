package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

class InferredTypesTest extends EmbeddedQualifications {
  @Test
  void aTypeThatRequestsNameIsActiveNamedAsItsIdAndHasTheTestOfTheNewest() {
    embedded.importRequests(
        request("R1", 2, "<Two/>"), request("R2", 3, "<Three/>"), request("R3", 1, "<One/>"));

    assertThat(type())
        .isEqualTo(
            QualificationType.builder()
                .qualificationTypeId("T1")
                .name("T1")
                .qualificationTypeStatus(QualificationTypeStatus.ACTIVE)
                .test("<Three/>")
                .isRequestable(true)
                .autoGranted(false)
                .build());
  }

  @Test
  void aLaterImportBringsANewerTestAndAnOlderOneDoesNot() {
    embedded.importRequests(request("R1", 2, "<Two/>"));

    embedded.importRequests(request("R2", 1, "<One/>"));
    assertThat(type().test()).isEqualTo("<Two/>");
    embedded.importRequests(request("R3", 2, "<TwoAgain/>"));
    assertThat(type().test()).isEqualTo("<TwoAgain/>");
    embedded.importRequests(request("R4", 3, null));
    assertThat(type().test()).isNull();
  }

  @Test
  void whatBecameOfARequestStaysWhenItIsImportedAgain() {
    embedded.importRequests(request("R1", 1, null), request("R2", 1, null));
    embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId("R1").integerValue(4));
    embedded.ann.rejectQualificationRequest(r -> r.qualificationRequestId("R2"));

    embedded.importRequests(request("R1", 1, null), request("R2", 2, "<Other/>"));

    assertThat(embedded.pending(null)).isEmpty();
    assertThat(embedded.score("T1", "AR1").integerValue()).isEqualTo(4);
    assertThatRequestError(
        () -> embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId("R2")),
        "InvalidQualificationRequestState",
        "This operation");
  }

  @Test
  void aCreatedTypeIsNotInferredAndItsImportedRequestsAreItsOwners() {
    String id = embedded.type("Mine");

    embedded.importRequests(request("R1", 1, "<One/>").toBuilder().qualificationTypeId(id).build());

    assertThat(embedded.ann.getQualificationType(r -> r.qualificationTypeId(id)))
        .satisfies(
            answer -> {
              assertThat(answer.qualificationType().test()).isNull();
              assertThat(answer.qualificationType().name()).isEqualTo("Mine");
            });
    assertThat(embedded.pending(null)).containsExactly("R1");
    assertThat(embedded.bob.listQualificationRequests(r -> {}).numResults()).isZero();
  }

  private QualificationType type() {
    return embedded.bob.getQualificationType(r -> r.qualificationTypeId("T1")).qualificationType();
  }

  private static QualificationRequest request(String id, int minute, @Nullable String test) {
    return EmbeddedFixture.request(id, "T1", "2014-08-15T00:0" + minute + ":00Z", null).toBuilder()
        .test(test)
        .build();
  }
}
