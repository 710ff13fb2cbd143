package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatRequestError;
import static org.turkbridge.local.Qualifications.assertThatValidationError;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeRequest;

class UpdateQualificationTypeTest {
  @TempDir Path folder;
  private Qualifications embedded;

  @BeforeEach
  void open() {
    embedded = new Qualifications(folder.resolve("store.db"));
  }

  @AfterEach
  void close() {
    embedded.close();
  }

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
  void aTestWithoutAKeyEndsTheKeyAndKeepsTheDuration() {
    String id = tested("T");

    QualificationType changed = update(id, type -> type.test(TestPapers.test("q2")));

    assertThat(changed.test()).isEqualTo(TestPapers.test("q2"));
    assertThat(changed.answerKey()).isNull();
    assertThat(changed.testDurationInSeconds()).isEqualTo(60);
    assertThat(stored(id)).isEqualTo(changed);
  }

  @Test
  void aKeyAloneIsHeldAgainstTheTestThatIsThere() {
    String id = tested("T");
    update(id, type -> type.test(TestPapers.test("q2")));

    assertThatInvalid(id, type -> type.answerKey(TestPapers.ANSWER_KEY), "AnswerKey, ");
    update(id, type -> type.test(TestPapers.TEST).testDurationInSeconds(5L));
    assertThat(update(id, type -> type.answerKey(TestPapers.ANSWER_KEY)))
        .extracting(QualificationType::answerKey, QualificationType::testDurationInSeconds)
        .containsExactly(TestPapers.ANSWER_KEY, 5L);
  }

  @Test
  void aTypeWithoutATestCanGetOneOnlyWithADuration() {
    String id = embedded.type("T");

    assertThatInvalid(
        id, type -> type.test(TestPapers.TEST), "Test is given without TestDurationInSeconds");
    assertThatInvalid(
        id, type -> type.answerKey(TestPapers.ANSWER_KEY), "AnswerKey is given without a Test");
    assertThat(update(id, type -> type.test(TestPapers.TEST).testDurationInSeconds(1L)).test())
        .isEqualTo(TestPapers.TEST);
  }

  @Test
  void aTypeWithATestIsNeverGrantedAutomatically() {
    String id = tested("T");
    String automatic = embedded.type("A", type -> type.autoGranted(true));

    assertThatInvalid(id, type -> type.autoGranted(true), "AutoGranted is true");
    assertThatInvalid(
        automatic,
        type -> type.test(TestPapers.TEST).testDurationInSeconds(1L),
        "AutoGranted is true");
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

    assertThatInvalid(id, type -> type.description("d".repeat(2001)), "Description has");
    assertThatRequestError(
        () -> update(id, type -> type.description("x").test("<no")), "XMLParseError", "");
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
      String id, Consumer<UpdateQualificationTypeRequest.Builder> type, String message) {
    assertThatRequestError(() -> update(id, type), "InvalidParameterValue", message);
  }
}
