package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatRequestError;
import static org.turkbridge.local.Qualifications.assertThatValidationError;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListHiTsForQualificationTypeResponse;

/** Ids that are unknown, another's, absent or malformed, for every operation that takes one. */
class WrongIdsTest extends EmbeddedQualifications {
  /** The operations on a type that is the caller's own. */
  static Stream<Named<Call>> onOwnTypes() {
    return Stream.of(
        call(
            "AssociateQualificationWithWorker",
            (client, id) ->
                client.associateQualificationWithWorker(
                    r -> r.qualificationTypeId(id).workerId("AONE"))),
        call(
            "DisassociateQualificationFromWorker",
            (client, id) ->
                client.disassociateQualificationFromWorker(
                    r -> r.qualificationTypeId(id).workerId("AONE"))),
        call(
            "GetQualificationScore",
            (client, id) ->
                client.getQualificationScore(r -> r.qualificationTypeId(id).workerId("AONE"))),
        call(
            "ListWorkersWithQualificationType",
            (client, id) ->
                client.listWorkersWithQualificationType(r -> r.qualificationTypeId(id))),
        call(
            "UpdateQualificationType",
            (client, id) -> client.updateQualificationType(r -> r.qualificationTypeId(id))),
        call(
            "DeleteQualificationType",
            (client, id) -> client.deleteQualificationType(r -> r.qualificationTypeId(id))),
        call(
            "ListHITsForQualificationType",
            (client, id) -> client.listHITsForQualificationType(r -> r.qualificationTypeId(id))));
  }

  /** Those that need a type id. */
  static Stream<Named<Call>> onTypes() {
    return Stream.concat(
        onOwnTypes(),
        Stream.of(
            call(
                "GetQualificationType",
                (client, id) -> client.getQualificationType(r -> r.qualificationTypeId(id)))));
  }

  static Stream<Named<Call>> onRequests() {
    return Stream.of(
        call(
            "AcceptQualificationRequest",
            (client, id) -> client.acceptQualificationRequest(r -> r.qualificationRequestId(id))),
        call(
            "RejectQualificationRequest",
            (client, id) -> client.rejectQualificationRequest(r -> r.qualificationRequestId(id))));
  }

  @ParameterizedTest
  @MethodSource("onTypes")
  void anUnknownTypeDoesNotExist(Call operation) {
    assertThatRequestError(
        () -> operation.on(embedded.ann, "3UNKNOWN"),
        "QualificationTypeDoesNotExist",
        "QualificationType 3UNKNOWN does not exist.");
  }

  @ParameterizedTest
  @MethodSource("onOwnTypes")
  void anothersTypeIsNotTheCallers(Call operation) {
    String type = embedded.type("T");

    assertThatRequestError(
        () -> operation.on(embedded.bob, type),
        "PermissionDeniedException",
        "QualificationType " + type + " belongs to another Requester: ");
  }

  @Test
  void theRequestsForAnothersTypeAreNotTheCallers() {
    String type = embedded.type("T");
    embedded.request(type, "AONE");

    assertThatRequestError(
        () -> embedded.bob.listQualificationRequests(r -> r.qualificationTypeId(type)),
        "PermissionDeniedException",
        "QualificationType " + type);
    assertThat(embedded.bob.listQualificationRequests(r -> {}).numResults()).isZero();
  }

  @ParameterizedTest
  @MethodSource("onTypes")
  void aTypeIdMustBeGivenAndHaveItsForm(Call operation) {
    assertThatValidationError(
        () -> operation.on(embedded.ann, null),
        "Value null at 'qualificationTypeId' failed to satisfy constraint: Member must not be null");
    assertThatValidationError(
        () -> operation.on(embedded.ann, "lower"),
        "1 validation error detected: Value 'lower' at 'qualificationTypeId' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern: ^[A-Z0-9]+$");
    assertThatValidationError(
        () -> operation.on(embedded.ann, "A".repeat(65)),
        "Member must have length less than or equal to 64");
    assertThatValidationError(
        () -> operation.on(embedded.ann, ""), "Member must have length greater than or equal to 1");
  }

  @ParameterizedTest
  @MethodSource("onRequests")
  void anUnknownRequestDoesNotExist(Call operation) {
    assertThatRequestError(
        () -> operation.on(embedded.ann, "no such 'request'"),
        "QualificationRequestDoesNotExist",
        "QualificationRequest no such 'request' does not exist.");
  }

  @ParameterizedTest
  @MethodSource("onRequests")
  void anothersRequestIsNotTheCallers(Call operation) {
    String type = embedded.type("T");
    String request = embedded.request(type, "AONE");

    assertThatRequestError(
        () -> operation.on(embedded.bob, request),
        "PermissionDeniedException",
        "QualificationRequest " + request + " belongs to another Requester: ");
    assertThat(embedded.pending(type)).containsExactly(request);
  }

  @ParameterizedTest
  @MethodSource("onRequests")
  void anImportedRequestIsEverybodys(Call operation) {
    embedded.importRequests(EmbeddedFixture.request("odd/Request id", "odd type"));

    operation.on(embedded.bob, "odd/Request id");

    assertThat(embedded.pending(null)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("onRequests")
  void aRequestIdMustBeGiven(Call operation) {
    assertThatValidationError(
        () -> operation.on(embedded.ann, null),
        "Value null at 'qualificationRequestId' failed to satisfy constraint: Member must not be"
            + " null");
    assertThatValidationError(
        () -> operation.on(embedded.ann, ""), "Member must have length greater than or equal to 1");
  }

  @Test
  void aWorkerIdMustBeGivenAndHaveItsForm() {
    String type = embedded.type("T");

    assertThatValidationError(
        () -> embedded.ann.associateQualificationWithWorker(r -> r.qualificationTypeId(type)),
        "1 validation error detected: Value null at 'workerId' failed to satisfy constraint:"
            + " Member must not be null");
    for (String worker : new String[] {"BONE", "A", "Aone", "A".repeat(65)}) {
      assertThatValidationError(
          () -> embedded.score(type, worker), "1 validation error detected: Value '" + worker);
    }
  }

  @Test
  void noHitsAreHeldForAType() {
    String type = embedded.type("T");

    ListHiTsForQualificationTypeResponse page =
        embedded.ann.listHITsForQualificationType(r -> r.qualificationTypeId(type).maxResults(1));

    assertThat(page.numResults()).isZero();
    assertThat(page.hiTs()).isEmpty();
    assertThat(page.nextToken()).isNull();
    assertThatInvalidValue(
        () ->
            embedded.ann.listHITsForQualificationType(
                r -> r.qualificationTypeId(type).nextToken("x")),
        "NextToken",
        "NextToken is not one");
  }

  private static Named<Call> call(String operation, Call call) {
    return Named.of(operation, call);
  }

  private interface Call {
    void on(MTurkClient client, @Nullable String id);
  }
}
