package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatOutOfRange;
import static org.turkbridge.local.Qualifications.assertThatRequestError;
import static org.turkbridge.local.Qualifications.assertThatValidationError;
import static org.turkbridge.local.Qualifications.assertThatXmlParseError;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.CreateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

class CreateQualificationTypeTest extends EmbeddedQualifications {
  @Test
  void aTypeHasWhatItWasGivenAndTheDefaults() {
    QualificationType created =
        embedded
            .ann
            .createQualificationType(
                type ->
                    type.name("Größe 漢😀")
                        .description("")
                        .qualificationTypeStatus(QualificationTypeStatus.INACTIVE))
            .qualificationType();

    assertThat(created.qualificationTypeId()).matches("3[0-9A-Z]{29}");
    assertThat(created)
        .isEqualTo(
            QualificationType.builder()
                .qualificationTypeId(created.qualificationTypeId())
                .creationTime(SetClock.START)
                .name("Größe 漢😀")
                .description("")
                .qualificationTypeStatus(QualificationTypeStatus.INACTIVE)
                .isRequestable(true)
                .autoGranted(false)
                .build());
    assertThat(stored(created)).isEqualTo(created);
  }

  @Test
  void everyMemberIsStored() {
    QualificationType tested =
        create(
            type ->
                type.keywords("a, b")
                    .test(TestPapers.TEST)
                    .testDurationInSeconds(3_000_000_000L)
                    .answerKey(TestPapers.ANSWER_KEY)
                    .retryDelayInSeconds(0L));
    QualificationType automatic =
        create(type -> type.name("auto").autoGranted(true).autoGrantedValue(-5));

    assertThat(tested.test()).isEqualTo(TestPapers.TEST);
    assertThat(tested.answerKey()).isEqualTo(TestPapers.ANSWER_KEY);
    assertThat(tested.testDurationInSeconds()).isEqualTo(3_000_000_000L);
    assertThat(tested.retryDelayInSeconds()).isZero();
    assertThat(tested.keywords()).isEqualTo("a, b");
    assertThat(stored(tested)).isEqualTo(tested);
    assertThat(automatic.autoGranted()).isTrue();
    assertThat(automatic.autoGrantedValue()).isEqualTo(-5);
    assertThat(stored(automatic)).isEqualTo(automatic);
  }

  @Test
  void theAutomaticValueIsOneUnlessToldOtherwiseAndNoneWithoutAutomaticGrants() {
    assertThat(create(type -> type.autoGranted(true)).autoGrantedValue()).isEqualTo(1);
    assertThat(create(type -> type.name("U").autoGrantedValue(4)).autoGrantedValue()).isNull();
  }

  @Test
  void aNameIsTakenOnlyOnceByOneRequester() {
    String first = create(type -> {}).qualificationTypeId();

    assertThatRequestError(
        () -> create(type -> type.description("another")),
        "QualificationTypeAlreadyExists",
        "You have already created a QualificationType with this name: " + first + ". ");
    assertThat(create(type -> type.name("t")).name()).isEqualTo("t");
    assertThat(
            embedded
                .bob
                .createQualificationType(
                    type -> type.name("T").description("Bob's").qualificationTypeStatus("Active"))
                .qualificationType()
                .qualificationTypeId())
        .isNotEqualTo(first);
  }

  @Test
  void theNameOfAnImportedTypeIsTaken() {
    embedded.importRequests(EmbeddedFixture.request("R1", "IMPORTED"));

    assertThatRequestError(
        () -> create(type -> type.name("IMPORTED")),
        "QualificationTypeAlreadyExists",
        "You have already created a QualificationType with this name: IMPORTED. ");
  }

  @Test
  void whatIsMissingIsAValidationError() {
    assertThatValidationError(
        () -> embedded.ann.createQualificationType(type -> {}),
        "3 validation errors detected: ",
        "Value null at 'name' failed to satisfy constraint: Member must not be null",
        "Value null at 'description' failed",
        "Value null at 'qualificationTypeStatus' failed");
    assertThatValidationError(
        () -> create(type -> type.qualificationTypeStatus("Disposing")),
        "Value 'Disposing' at 'qualificationTypeStatus' failed to satisfy constraint: Member must"
            + " satisfy enum value set: [Active, Inactive]");
  }

  @Test
  void textsHaveLimits() {
    create(type -> type.description("😀".repeat(2000)).keywords("k".repeat(1000)));

    assertThatInvalid(
        type -> type.description("d".repeat(2001)),
        "Description",
        "Description has 2001 characters: ");
    assertThatInvalid(
        type -> type.keywords("k".repeat(1001)), "Keywords", "Keywords has 1001 characters: ");
    assertThatInvalid(type -> type.name(" "), "Name", "Name is blank");
  }

  @Test
  void numbersHaveRanges() {
    assertThatOutOfRange(
        () -> create(type -> type.retryDelayInSeconds(-1L)),
        "RetryDelayInSeconds",
        "RetryDelayInSeconds is -1: ");
    for (long seconds : new long[] {0, -1, Long.MIN_VALUE}) {
      assertThatOutOfRange(
          () -> create(type -> type.test(TestPapers.TEST).testDurationInSeconds(seconds)),
          "TestDurationInSeconds",
          "TestDurationInSeconds is " + seconds + ": ");
    }
  }

  @Test
  void aTestNeedsADurationAndForbidsAutomaticGrantsAndAKeyNeedsATest() {
    assertThatInvalid(
        type -> type.test(TestPapers.TEST), "Test", "Test is given without TestDurationInSeconds");
    assertThatInvalid(
        type -> type.test(TestPapers.TEST).testDurationInSeconds(1L).autoGranted(true),
        "Test",
        "AutoGranted is true");
    assertThatInvalid(
        type -> type.answerKey(TestPapers.ANSWER_KEY),
        "AnswerKey",
        "AnswerKey is given without a Test");
    assertThatInvalid(
        type -> type.answerKey(TestPapers.ANSWER_KEY).testDurationInSeconds(1L),
        "AnswerKey",
        "AnswerKey is given without a Test");
    assertThatInvalid(
        type -> type.testDurationInSeconds(1L),
        "TestDurationInSeconds",
        "TestDurationInSeconds is given without a Test");
  }

  @Test
  void documentsThatAreNotValidAreParseErrors() {
    for (String test : new String[] {"", "text", "<QuestionForm>", "<html/>"}) {
      assertThatXmlParseError(
          () -> create(type -> type.test(test).testDurationInSeconds(1L)), "Test", "");
    }
    assertThatXmlParseError(
        () ->
            create(
                type ->
                    type.test(TestPapers.TEST).testDurationInSeconds(1L).answerKey("<AnswerKey>")),
        "AnswerKey",
        "AnswerKey, line 1");
  }

  @Test
  void documentsThatAreTooLongOrAtOddsAreInvalidValues() {
    assertThatInvalid(
        type -> type.test(TestPapers.TEST + " ".repeat(65_536)).testDurationInSeconds(1L),
        "Test",
        "QuestionForm, ");
    assertThatInvalid(
        type ->
            type.test(TestPapers.test("another"))
                .testDurationInSeconds(1L)
                .answerKey(TestPapers.ANSWER_KEY),
        "AnswerKey",
        "AnswerKey, ");
  }

  private QualificationType create(Consumer<CreateQualificationTypeRequest.Builder> more) {
    return embedded
        .ann
        .createQualificationType(
            type -> {
              type.name("T").description("About T").qualificationTypeStatus("Active");
              more.accept(type);
            })
        .qualificationType();
  }

  private QualificationType stored(QualificationType created) {
    return embedded
        .ann
        .getQualificationType(r -> r.qualificationTypeId(created.qualificationTypeId()))
        .qualificationType();
  }

  private void assertThatInvalid(
      Consumer<CreateQualificationTypeRequest.Builder> type, String parameter, String message) {
    assertThatInvalidValue(() -> create(type), parameter, message);
  }
}
