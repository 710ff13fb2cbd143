package org.turkbridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turkbridge.translate.KnownElements;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.QualificationTranslation;
import org.turkbridge.translate.QualificationTypeTranslation;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** QualificationTypes and Qualifications to legacy messages and back. */
class EntityMappingTest {
  private static final Instant TIME = Instant.parse("2012-07-09T11:15:34Z");

  /** Of a caller who knows all elements. */
  private static final KnownElements ALL = new KnownElements(Map.of(), Map.of());

  private static final AnswerMapping<QualificationType, org.turkbridge.message.QualificationType>
      TYPES =
          AnswerMapping.of(
              QualificationType::builder, org.turkbridge.message.QualificationType.class);
  private static final AnswerMapping<Qualification, org.turkbridge.message.Qualification>
      QUALIFICATIONS =
          AnswerMapping.of(Qualification::builder, org.turkbridge.message.Qualification.class);

  @Test
  void aWholeTypeComesBackAsItWas() {
    QualificationType type =
        QualificationType.builder()
            .qualificationTypeId("T1")
            .creationTime(TIME)
            .name("N")
            .description("D")
            .keywords("K")
            .qualificationTypeStatus(QualificationTypeStatus.INACTIVE)
            .test("<Q/>")
            .testDurationInSeconds(60L)
            .answerKey("<A/>")
            .retryDelayInSeconds(5L)
            .isRequestable(false)
            .autoGranted(true)
            .autoGrantedValue(7)
            .build();

    assertThat(returned(type)).isEqualTo(type);
    assertThat(returned(type.toBuilder().autoGranted(false).isRequestable(true).build()))
        .isEqualTo(type.toBuilder().autoGranted(false).isRequestable(true).build());
  }

  @Test
  void anEmptyTypeStaysEmpty() {
    QualificationType empty = QualificationType.builder().build();

    assertThat(returned(empty)).isEqualTo(empty);
  }

  @Test
  void aWholeQualificationComesBackAsItWas() {
    Qualification qualification =
        Qualification.builder()
            .qualificationTypeId("T1")
            .workerId("A1")
            .grantTime(TIME)
            .integerValue(80)
            .localeValue(Locale.builder().country("US").subdivision("NY").build())
            .status(QualificationStatus.REVOKED)
            .build();

    assertThat(returned(qualification)).isEqualTo(qualification);
    assertThat(returned(Qualification.builder().build()))
        .isEqualTo(Qualification.builder().build());
  }

  @Test
  void aTimeInAnotherZoneIsReportedAndNoneIsNamed() {
    org.turkbridge.message.Qualification legacy = new org.turkbridge.message.Qualification();
    legacy.setGrantTime("2015-07-08T21:16:39.000-07:00");

    Translated<Qualification> translated = QualificationTranslation.toCurrent(legacy);
    assertThat(translated.value().grantTime()).isEqualTo(Instant.parse("2015-07-09T04:16:39Z"));
    assertThat(translated.normalisations()).containsExactly(Normalisation.ZONE_OFFSET);

    legacy.setGrantTime("once");
    assertThatThrownBy(() -> QualificationTranslation.toCurrent(legacy))
        .isInstanceOf(UntranslatableException.class)
        .hasMessageStartingWith("GrantTime \"once\" is not a time");
    org.turkbridge.message.QualificationType type = new org.turkbridge.message.QualificationType();
    type.setCreationTime("once");
    assertThatThrownBy(() -> QualificationTypeTranslation.toCurrent(type))
        .isInstanceOf(UntranslatableException.class)
        .hasMessageStartingWith("CreationTime \"once\" is not a time");
  }

  @Test
  void documentsAreTrimmedAndWhatXmlCannotHoldIsReplaced() {
    QualificationType type =
        QualificationType.builder().test(" <Q/>\n").answerKey(" ").name(" a\u0001b").build();

    LegacyAnswer<org.turkbridge.message.QualificationType> answer = TYPES.toLegacy(type, ALL);
    assertThat(answer.message().getTest()).isEqualTo("<Q/>");
    assertThat(answer.message().getAnswerKey()).isNull();
    assertThat(answer.message().getName()).isEqualTo(" a\uFFFDb");
    assertThat(answer.replacedCharacters()).isEqualTo(1);
  }

  @Test
  void whatAVersionDoesNotKnowIsLeftOut() {
    Qualification qualification =
        Qualification.builder()
            .localeValue(Locale.builder().country("US").subdivision("NY").build())
            .build();

    KnownElements known = new KnownElements(Map.of("Locale", Set.of("Subdivision")), Map.of());
    org.turkbridge.message.Locale locale =
        QUALIFICATIONS.toLegacy(qualification, known).message().getLocaleValue();
    assertThat(locale.getCountry()).isEqualTo("US");
    assertThat(locale.getSubdivision()).isNull();
  }

  @Test
  void theMappingsAreComplete() {
    assertThat(TYPES.unmapped()).isEmpty();
    assertThat(QUALIFICATIONS.unmapped()).isEmpty();
    assertThat(
            AnswerMapping.of(WorkerBlock::builder, org.turkbridge.message.Price.class).unmapped())
        .contains("Price.Amount", "WorkerBlock.WorkerId");
  }

  private static QualificationType returned(QualificationType type) {
    return QualificationTypeTranslation.toCurrent(TYPES.toLegacy(type, ALL).message()).value();
  }

  private static Qualification returned(Qualification qualification) {
    return QualificationTranslation.toCurrent(QUALIFICATIONS.toLegacy(qualification, ALL).message())
        .value();
  }
}
