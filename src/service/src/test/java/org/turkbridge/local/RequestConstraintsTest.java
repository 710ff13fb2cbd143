package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.local.Calls.body;
import static org.turkbridge.local.Calls.unsigned;

import com.fasterxml.jackson.core.JsonFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.schema.ConstraintTable;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersRequest;

/** The constraints of the model, as calls meet them. */
class RequestConstraintsTest {
  private static final ConstraintTable TABLE = ConstraintTable.bundled();
  private static final String VIOLATED = "' failed to satisfy constraint: Member must ";

  @TempDir Path folder;
  private EmbeddedFixture embedded;
  private CurrentService service;

  @BeforeEach
  void open() {
    embedded = new EmbeddedFixture(folder.resolve("store.db"));
    service =
        new CurrentService(
            embedded.store,
            CallerCheck.claimed(EmbeddedFixture.REQUESTERS),
            () -> EmbeddedFixture.REQUEST_ID,
            EmbeddedFixture.NOW);
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  @Test
  void everyOperationThatIsAnsweredIsHeldToItsConstraints() {
    List<CurrentOperation<?, ?>> answered =
        CurrentService.operations(new Random(0), EmbeddedFixture.NOW, NotificationDelivery.none());
    assertThat(answered).isNotEmpty();
    for (CurrentOperation<?, ?> each : answered) {
      String operation = TABLE.operation(each.requestType());
      String nothing = answer(operation, "{}");
      TABLE
          .request(operation)
          .members()
          .forEach(
              (name, member) -> {
                String path = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
                if (member.isRequired()) {
                  assertThat(nothing).contains("Value null at '" + path + VIOLATED + "not be null");
                }
                if (member.length() != null && member.length().least() > 0) {
                  assertThat(answer(operation, "{\"" + name + "\":\"\"}"))
                      .contains("Value '' at '" + path + VIOLATED + "have length greater than");
                }
                if (member.pattern() != null) {
                  assertThat(answer(operation, "{\"" + name + "\":\"a-b\"}"))
                      .contains(
                          "Value 'a-b' at '" + path + VIOLATED + "satisfy regular expression");
                }
                if (!member.values().isEmpty()) {
                  assertThat(answer(operation, "{\"" + name + "\":\"Other\"}"))
                      .contains("Value 'Other' at '" + path + VIOLATED + "satisfy enum value set: ")
                      .contains(member.values().toString());
                }
                if (member.range() != null) {
                  assertThat(answer(operation, "{\"" + name + "\":101}"))
                      .contains("Value '101' at '" + path + VIOLATED + "have value less than or");
                }
              });
    }
  }

  @Test
  void whatIsNestedIsHeldToItsConstraintsByItsPath() {
    assertThatThrownBy(
            () ->
                new RequestShape<>(CreateHitRequest::builder, TABLE.request("CreateHIT"))
                    .read(
                        new JsonFactory(),
                        json(
                            "{'LifetimeInSeconds':1,'AssignmentDurationInSeconds':1,'Reward':'.5',"
                                + "'Title':'','Description':'','QualificationRequirements':["
                                + "{'QualificationTypeId':'T','Comparator':'In','LocaleValues':["
                                + "{'Country':'US'},{'Subdivision':'CALIF'}]},"
                                + "{'Comparator':'Is'}],'HITReviewPolicy':{}}")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "6 validation errors detected: Value '.5' at 'reward"
                + VIOLATED
                + "satisfy regular expression pattern: ^[0-9]+(\\.)?[0-9]{0,2}$; Value null at"
                + " 'qualificationRequirements.1.member.localeValues.2.member.country"
                + VIOLATED
                + "not be null; Value 'CALIF' at"
                + " 'qualificationRequirements.1.member.localeValues.2.member.subdivision"
                + VIOLATED
                + "have length less than or equal to 2; Value null at"
                + " 'qualificationRequirements.2.member.qualificationTypeId"
                + VIOLATED
                + "not be null; Value 'Is' at 'qualificationRequirements.2.member.comparator"
                + VIOLATED
                + "satisfy enum value set: [LessThan, LessThanOrEqualTo, GreaterThan,"
                + " GreaterThanOrEqualTo, EqualTo, NotEqualTo, Exists, DoesNotExist, In, NotIn];"
                + " Value null at 'hITReviewPolicy.policyName"
                + VIOLATED
                + "not be null");
  }

  @Test
  void theElementsOfAListAreHeldToTheirConstraints() {
    Constraints constraints = TABLE.request("NotifyWorkers");

    assertThat(
            new RequestShape<>(NotifyWorkersRequest::builder, constraints)
                .read(
                    new JsonFactory(),
                    json("{'Subject':'','MessageText':'','WorkerIds':['A1','A2']}"))
                .workerIds())
        .containsExactly("A1", "A2");
    assertThatThrownBy(
            () ->
                new RequestShape<>(NotifyWorkersRequest::builder, constraints)
                    .read(
                        new JsonFactory(),
                        json("{'Subject':'','MessageText':'','WorkerIds':['A1','b']}")))
        .hasMessage(
            "1 validation error detected: Value 'b' at 'workerIds.2.member"
                + VIOLATED
                + "satisfy regular expression pattern: ^A[A-Z0-9]+$");
  }

  private String answer(String operation, String body) {
    return body(
        service.answer(
            unsigned(body)
                .putHeader("X-Amz-Target", ConstraintTable.TARGET_PREFIX + operation)
                .build()));
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
