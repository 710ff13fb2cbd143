package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatOutOfRange;
import static org.turkbridge.local.Qualifications.assertThatValidationError;
import static org.turkbridge.local.Qualifications.assertThatXmlParseError;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeRequest;

class UpdateQualificationTypeTest extends EmbeddedQualifications {
  @Test
  void whatIsAbsentStays() {
    String id = tested("T");
    QualificationType before = stored(id);

    assertThat(update(id, type -> {})).isEqualTo(before);
    assertThat(update(id, type -> type.description("New").retryDelayInSeconds(9L)))
        .isEqualTo(before.toBuilder().description("New").retryDelayInSeconds(9L).build());
    assertThat(stored(id))
        .isEqualTo(before.toBuilder().description("New").retryDelayInSeconds(9L).build());
    assertThat(update(id, type -> type.qualificationTypeStatus("Inactive")))
        .extracting(QualificationType::qualificationTypeStatusAsString)
        .isEqualTo("Inactive");
  }

  @Test
  void aTestTakesThePlaceOfTestDurationAndKey() {
    String id = tested("T");

    QualificationType changed =
        update(id, type -> type.test(TestPapers.test("q2")).testDurationInSeconds(5L));

    assertThat(changed.test()).isEqualTo(TestPapers.test("q2"));
    assertThat(changed.answerKey()).isNull();
    assertThat(changed.testDurationInSeconds()).isEqualTo(5);
    assertThat(stored(id)).isEqualTo(changed);
    assertThat(
            update(
                id,
                type ->
                    type.test(TestPapers.TEST)
                        .testDurationInSeconds(6L)
                        .answerKey(TestPapers.ANSWER_KEY)))
        .extracting(QualificationType::answerKey, QualificationType::testDurationInSeconds)
        .containsExactly(TestPapers.ANSWER_KEY, 6L);
  }

  @Test
  void noneOfTheSetIsTakenAlone() {
    for (String id : List.of(embedded.type("T"), tested("U"))) {
      QualificationType before = stored(id);

      assertThatInvalid(
          id,
          type -> type.test(TestPapers.TEST),
          "Test",
          "Test is given without TestDurationInSeconds");
      assertThatInvalid(
          id,
          type -> type.answerKey(TestPapers.ANSWER_KEY),
          "AnswerKey",
          "AnswerKey is given without a Test");
      assertThatInvalid(
          id,
          type -> type.testDurationInSeconds(5L),
          "TestDurationInSeconds",
          "TestDurationInSeconds is given without a Test");
      assertThatInvalid(
          id,
          type -> type.test(TestPapers.TEST).answerKey(TestPapers.ANSWER_KEY),
          "Test",
          "Test is given without TestDurationInSeconds");
      assertThatInvalid(
          id,
          type -> type.testDurationInSeconds(5L).answerKey(TestPapers.ANSWER_KEY),
          "AnswerKey",
          "AnswerKey is given without a Test");
      assertThat(stored(id)).isEqualTo(before);
    }
  }

  @Test
  void aTypeWithATestIsNeverGrantedAutomatically() {
    String id = tested("T");
    String automatic = embedded.type("A", type -> type.autoGranted(true));

    assertThatInvalid(id, type -> type.autoGranted(true), "AutoGranted", "AutoGranted is true");
    for (Boolean given : new Boolean[] {null, true}) {
      assertThatInvalid(
          automatic,
          type -> type.test(TestPapers.TEST).testDurationInSeconds(1L).autoGranted(given),
          "Test",
          "AutoGranted is true");
    }
    assertThat(
            update(
                automatic,
                type -> type.test(TestPapers.TEST).testDurationInSeconds(1L).autoGranted(false)))
        .extracting(QualificationType::autoGranted, QualificationType::autoGrantedValue)
        .containsExactly(false, null);
  }

  @Test
  void automaticGrantsHaveTheGivenValueTheOneBeforeOrOne() {
    String id = embedded.type("T");

    assertThat(update(id, type -> type.autoGrantedValue(3)).autoGrantedValue()).isNull();
    assertThat(update(id, type -> type.autoGranted(true)).autoGrantedValue()).isEqualTo(1);
    assertThat(update(id, type -> type.autoGrantedValue(4)).autoGrantedValue()).isEqualTo(4);
    assertThat(update(id, type -> type.autoGranted(true)).autoGrantedValue()).isEqualTo(4);
  }

  @Test
  void whatIsWrongChangesNothing() {
    String id = tested("T");
    QualificationType before = stored(id);

    assertThatInvalid(
        id, type -> type.description("d".repeat(2001)), "Description", "Description has");
    assertThatOutOfRange(
        () -> update(id, type -> type.retryDelayInSeconds(-1L)),
        "RetryDelayInSeconds",
        "RetryDelayInSeconds is -1: ");
    assertThatOutOfRange(
        () -> update(id, type -> type.test(TestPapers.TEST).testDurationInSeconds(0L)),
        "TestDurationInSeconds",
        "TestDurationInSeconds is 0: ");
    assertThatXmlParseError(
        () -> update(id, type -> type.description("x").test("<no").testDurationInSeconds(1L)),
        "Test",
        "");
    assertThatValidationError(
        () -> update(id, type -> type.qualificationTypeStatus("active")), "enum value set");
    assertThat(stored(id)).isEqualTo(before);
  }

  @Test
  void whoeverChangesAnImportedTypeItStaysEverybodysAndIsNoLongerInferred() {
    embedded.importRequests(EmbeddedFixture.request("R1", "T1", "2014-08-15T00:01:00Z", null));

    update("T1", type -> type.description("by Ann"));
    embedded.bob.updateQualificationType(r -> r.qualificationTypeId("T1").retryDelayInSeconds(1L));
    embedded.importRequests(
        EmbeddedFixture.request("R2", "T1", "2014-08-15T00:02:00Z", null).toBuilder()
            .test("<Newer/>")
            .build());

    assertThat(stored("T1"))
        .extracting(
            QualificationType::description,
            QualificationType::retryDelayInSeconds,
            QualificationType::test)
        .containsExactly("by Ann", 1L, "<QuestionForm/>");
  }

  private String tested(String name) {
    return embedded.type(
        name,
        type ->
            type.test(TestPapers.TEST).testDurationInSeconds(60L).answerKey(TestPapers.ANSWER_KEY));
  }

  private QualificationType update(
      String id, Consumer<UpdateQualificationTypeRequest.Builder> more) {
    return embedded
        .ann
        .updateQualificationType(
            type -> {
              type.qualificationTypeId(id);
              more.accept(type);
            })
        .qualificationType();
  }

  private QualificationType stored(String id) {
    return embedded.ann.getQualificationType(r -> r.qualificationTypeId(id)).qualificationType();
  }

  private void assertThatInvalid(
      String id,
      Consumer<UpdateQualificationTypeRequest.Builder> type,
      String parameter,
      String message) {
    assertThatInvalidValue(() -> update(id, type), parameter, message);
  }
}
