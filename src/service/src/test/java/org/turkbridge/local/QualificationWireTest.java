package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Calls.body;
import static org.turkbridge.local.Calls.unsigned;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.local.store.StoreSql;
import org.turkbridge.schema.ConstraintTable;

/** The JSON of requests and answers, as callers in any language send and read it. */
class QualificationWireTest {
  @TempDir Path folder;
  private Qualifications embedded;
  private CurrentService service;

  @BeforeEach
  void open() {
    embedded = new Qualifications(folder.resolve("store.db"));
    service =
        new CurrentService(
            embedded.store,
            CallerCheck.claimed(EmbeddedFixture.REQUESTERS),
            () -> EmbeddedFixture.REQUEST_ID,
            embedded.clock);
    embedded.importRequests(
        EmbeddedFixture.request("R1", "T1"), EmbeddedFixture.request("R2", "T1"));
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  @Test
  void anAnswerWithoutMembersIsAnEmptyObject() {
    assertThat(answer("AcceptQualificationRequest", "{\"QualificationRequestId\":\"R1\"}"))
        .isEqualTo("{}");
  }

  @Test
  void aNestedAnswerHasItsTimesAsEpochSeconds() {
    answer("AcceptQualificationRequest", "{\"QualificationRequestId\":\"R1\",\"IntegerValue\":-3}");

    assertThat(
            answer(
                "GetQualificationScore",
                "{\"QualificationTypeId\":\"T1\",\"WorkerId\":\"AR1\",\"Unknown\":[{}]}"))
        .isEqualTo(
            "{\"Qualification\":{\"QualificationTypeId\":\"T1\",\"WorkerId\":\"AR1\","
                + "\"GrantTime\":1408060860.25,\"IntegerValue\":-3,\"Status\":\"Granted\"}}");
  }

  @Test
  void aLocaleThatIsHeldIsTold() {
    StoreSql.execute(
        folder.resolve("store.db"),
        "INSERT INTO qualification (qualification_type_id, worker_id, country, subdivision, status)"
            + " VALUES ('T1', 'AONE', 'US', 'CA', 'Granted')");

    assertThat(
            answer(
                "ListWorkersWithQualificationType",
                "{\"QualificationTypeId\":\"T1\",\"Status\":null}"))
        .isEqualTo(
            "{\"NumResults\":1,\"Qualifications\":[{\"QualificationTypeId\":\"T1\","
                + "\"WorkerId\":\"AONE\",\"LocaleValue\":{\"Country\":\"US\",\"Subdivision\":\"CA\"},"
                + "\"Status\":\"Granted\"}]}");
  }

  @Test
  void whatATypeDoesNotHaveIsLeftOut() {
    embedded.clock.advance(Duration.ofMillis(750));

    assertThat(
            answer(
                "CreateQualificationType",
                "{\"Name\":\"N\",\"Description\":\"\",\"QualificationTypeStatus\":\"Active\","
                    + "\"RetryDelayInSeconds\":9223372036854775807}"))
        .matches(
            "\\{\"QualificationType\":\\{\"QualificationTypeId\":\"3[A-Z0-9]{29}\","
                + "\"CreationTime\":1408060861,\"Name\":\"N\",\"Description\":\"\","
                + "\"QualificationTypeStatus\":\"Active\","
                + "\"RetryDelayInSeconds\":9223372036854775807,\"IsRequestable\":true,"
                + "\"AutoGranted\":false}}");
  }

  @Test
  void anEmptyListIsWritten() {
    assertThat(answer("ListHITsForQualificationType", "{\"QualificationTypeId\":\"T1\"}"))
        .isEqualTo("{\"NumResults\":0,\"HITs\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "AcceptQualificationRequest | {\"QualificationRequestId\":1} | QualificationRequestId is not a string.",
        "AcceptQualificationRequest | {\"QualificationRequestId\":\"R1\",\"IntegerValue\":\"1\"} | IntegerValue is not a whole number.",
        "AcceptQualificationRequest | {\"QualificationRequestId\":\"R1\",\"IntegerValue\":1.0} | IntegerValue is not a whole number.",
        "ListQualificationTypes | {\"MustBeRequestable\":\"true\"} | MustBeRequestable is not true or false.",
        "ListQualificationTypes | {\"MustBeRequestable\":1} | MustBeRequestable is not true or false.",
        "UpdateQualificationType | {\"QualificationTypeId\":\"T1\",\"RetryDelayInSeconds\":[]} | RetryDelayInSeconds is not a whole number."
      })
  void aMemberOfAWrongKindIsASerializationError(String operation, String body, String message) {
    assertThat(answer(operation, body))
        .isEqualTo("{\"__type\":\"SerializationException\",\"message\":\"" + message + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2147483648 | Value '2147483648' at 'integerValue' failed to satisfy constraint: Member must have value less than or equal to 2147483647",
        "-2147483649 | Value '-2147483649' at 'integerValue' failed to satisfy constraint: Member must have value greater than or equal to -2147483648"
      })
  void aNumberThatDoesNotFitIsAValidationErrorAndChangesNothing(String value, String message) {
    assertThat(
            answer(
                "AcceptQualificationRequest",
                "{\"QualificationRequestId\":\"R1\",\"IntegerValue\":" + value + "}"))
        .contains("\"ValidationException\"", message);
    assertThat(embedded.pending(null)).containsExactly("R1", "R2");
  }

  @Test
  void whatIsMissingIsToldBeforeAnythingIsLookedUp() {
    assertThat(answer("DisassociateQualificationFromWorker", "{}"))
        .contains(
            "2 validation errors detected: ",
            "Value null at 'workerId' failed to satisfy constraint: Member must not be null",
            "Value null at 'qualificationTypeId' failed to satisfy constraint: Member must not be"
                + " null");
  }

  private String answer(String operation, String body) {
    return body(
        service.answer(
            unsigned(body)
                .putHeader("X-Amz-Target", ConstraintTable.TARGET_PREFIX + operation)
                .build()));
  }
}
