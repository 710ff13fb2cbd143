package org.turkbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Two literals, and both directions between them. */
class QualificationRequestTranslationTest {
  private static final String TEST = "<QuestionForm>caf\u00E9 \uD83D\uDE00</QuestionForm>";

  private static org.turkbridge.message.QualificationRequest legacy(String submitTime) {
    org.turkbridge.message.QualificationRequest legacy =
        new org.turkbridge.message.QualificationRequest();
    legacy.setQualificationRequestId("789RVWYBAZW00EXAMPLE951RVWYBAZW00EXAMPLE");
    legacy.setQualificationTypeId("789RVWYBAZW00EXAMPLE");
    legacy.setSubjectId("AZ3456EXAMPLE");
    legacy.setTest(TEST);
    legacy.setAnswer("");
    legacy.setSubmitTime(submitTime);
    return legacy;
  }

  private static QualificationRequest current(String submitTime) {
    return QualificationRequest.builder()
        .qualificationRequestId("789RVWYBAZW00EXAMPLE951RVWYBAZW00EXAMPLE")
        .qualificationTypeId("789RVWYBAZW00EXAMPLE")
        .workerId("AZ3456EXAMPLE")
        .test(TEST)
        .answer("")
        .submitTime(Instant.parse(submitTime))
        .build();
  }

  @Test
  void bothDirections() {
    assertThat(QualificationRequestTranslation.toCurrent(legacy("2005-12-01T23:59:59Z")))
        .isEqualTo(Translated.unchanged(current("2005-12-01T23:59:59Z")));
    assertThat(QualificationRequestTranslation.toLegacy(current("2005-12-01T23:59:59Z")))
        .usingRecursiveComparison()
        .isEqualTo(legacy("2005-12-01T23:59:59Z"));
  }

  @Test
  void absentStaysAbsentBothWays() {
    org.turkbridge.message.QualificationRequest nothing =
        QualificationRequestTranslation.toLegacy(QualificationRequest.builder().build());

    assertThat(nothing)
        .usingRecursiveComparison()
        .isEqualTo(new org.turkbridge.message.QualificationRequest());
    assertThat(QualificationRequestTranslation.toCurrent(nothing).value())
        .isEqualTo(QualificationRequest.builder().build());
  }

  @Test
  void aFractionIsKeptByTheArchiveAndCutForOldCallers() {
    QualificationRequest fine = current("2009-07-15T01:21:28.296000001Z");

    assertThat(QualificationRequestTranslation.toLegacy(fine).getSubmitTime())
        .isEqualTo("2009-07-15T01:21:28.296000001Z");
    assertThat(QualificationRequestTranslation.toLegacyAnswer(fine).message().getSubmitTime())
        .isEqualTo("2009-07-15T01:21:28Z");
  }

  @Test
  void offsetsAndMissingZonesAreUtcAndSaidSo() {
    assertThat(QualificationRequestTranslation.toCurrent(legacy("2005-12-01T15:59:59-08:00")))
        .isEqualTo(
            new Translated<>(
                current("2005-12-01T23:59:59Z"), java.util.Set.of(Normalisation.ZONE_OFFSET)));
    assertThat(QualificationRequestTranslation.toCurrent(legacy("2005-12-01T23:59:59")))
        .isEqualTo(
            new Translated<>(
                current("2005-12-01T23:59:59Z"), java.util.Set.of(Normalisation.MISSING_ZONE)));
  }

  @Test
  void whatIsNoTimeIsNamed() {
    for (String wrong :
        new String[] {
          "yesterday",
          "2005-12-01",
          "2005-12-01T23:59Z",
          "2005-13-01T23:59:59Z",
          "",
          "2005-12-01T23:59:59.0000000001Z",
          "2005-02-30T00:00:00Z"
        }) {
      assertThatThrownBy(() -> QualificationRequestTranslation.toCurrent(legacy(wrong)))
          .as(wrong)
          .isInstanceOf(UntranslatableException.class)
          .hasMessageContaining("SubmitTime \"" + wrong + "\"");
    }
  }

  @Test
  void oldCallersGetNoBlankDocumentsAndNoWhiteSpaceAroundOthers() {
    QualificationRequest padded =
        current("2005-12-01T23:59:59Z").toBuilder().test("\n  <Q> </Q>\r\n").answer(" \n").build();

    org.turkbridge.message.QualificationRequest answer =
        QualificationRequestTranslation.toLegacyAnswer(padded).message();

    assertThat(answer.getTest()).isEqualTo("<Q> </Q>");
    assertThat(answer.getAnswer()).isNull();
  }

  @Test
  void charactersThatXmlCannotHoldAreReplacedForOldCallersAndRefusedForArchives() {
    QualificationRequest odd =
        current("2005-12-01T23:59:59Z").toBuilder().answer("a\u0000b\uD800c\uFFFEd").build();

    LegacyAnswer<org.turkbridge.message.QualificationRequest> answer =
        QualificationRequestTranslation.toLegacyAnswer(odd);

    assertThat(answer.message().getAnswer()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    assertThat(answer.replacedCharacters()).isEqualTo(3);
    assertThatThrownBy(() -> QualificationRequestTranslation.toLegacy(odd))
        .isInstanceOf(UntranslatableException.class)
        .hasMessageContaining("Answer")
        .hasMessageContaining("U+0000 at position 1");
  }
}
