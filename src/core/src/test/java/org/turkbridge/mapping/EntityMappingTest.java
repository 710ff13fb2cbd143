package org.turkbridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXB;
import jakarta.xml.bind.JAXBElement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.Told;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.translate.KnownElements;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.Comparator;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.HITReviewStatus;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
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
  void whatIsAbsentStaysAbsent() {
    assertThat(TYPES.toLegacy(QualificationType.builder().build(), ALL).message())
        .usingRecursiveComparison()
        .isEqualTo(new org.turkbridge.message.QualificationType());
    assertThat(QUALIFICATIONS.toLegacy(Qualification.builder().build(), ALL).message())
        .usingRecursiveComparison()
        .isEqualTo(new org.turkbridge.message.Qualification());
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
  }

  @Test
  @SuppressWarnings("deprecation") // Both members say it.
  void aWholeHitComesBackAsItWas() {
    HIT hit =
        HIT.builder()
            .hitId("H1")
            .hitTypeId("T1")
            .hitGroupId("G1")
            .hitLayoutId("L1")
            .creationTime(TIME)
            .title("T")
            .description("D")
            .question("<Q/>")
            .keywords("K")
            .hitStatus(HITStatus.REVIEWABLE)
            .maxAssignments(3)
            .reward("1234.50")
            .autoApprovalDelayInSeconds(60L)
            .expiration(TIME)
            .assignmentDurationInSeconds(90L)
            .requesterAnnotation("A")
            .qualificationRequirements(
                QualificationRequirement.builder()
                    .qualificationTypeId("Q1")
                    .comparator(Comparator.IN)
                    .integerValues(1, 2)
                    .requiredToPreview(true)
                    .actionsGuarded(HITAccessActions.PREVIEW_AND_ACCEPT)
                    .build(),
                QualificationRequirement.builder()
                    .qualificationTypeId("Q2")
                    .comparator(Comparator.EQUAL_TO)
                    .localeValues(Locale.builder().country("US").subdivision("NY").build())
                    .requiredToPreview(false)
                    .actionsGuarded(HITAccessActions.ACCEPT)
                    .build())
            .hitReviewStatus(HITReviewStatus.NOT_REVIEWED)
            .numberOfAssignmentsPending(0)
            .numberOfAssignmentsAvailable(1)
            .numberOfAssignmentsCompleted(2)
            .build();

    assertThat(returned(hit, AnswerMapping.of(HIT::builder, org.turkbridge.message.HIT.class)))
        .isEqualTo(hit);
  }

  @Test
  void aWholeAssignmentComesBackAsItWasButForWhatNoAnswerHas() {
    Assignment assignment =
        Assignment.builder()
            .assignmentId("A1")
            .workerId("W1")
            .hitId("H1")
            .assignmentStatus(AssignmentStatus.REJECTED)
            .autoApprovalTime(TIME)
            .acceptTime(TIME)
            .submitTime(TIME)
            .approvalTime(TIME)
            .rejectionTime(TIME)
            .answer("<A/>")
            .requesterFeedback("F")
            .build();

    assertThat(
            returned(
                assignment.toBuilder().deadline(TIME).build(),
                AnswerMapping.of(Assignment::builder, org.turkbridge.message.Assignment.class)))
        .isEqualTo(assignment);
  }

  @Test
  void aWholeBonusPaymentAndABlockComeBackAsTheyWere() {
    BonusPayment payment =
        BonusPayment.builder()
            .workerId("W1")
            .bonusAmount("0.05")
            .assignmentId("A1")
            .reason("R")
            .grantTime(TIME)
            .build();
    WorkerBlock block = WorkerBlock.builder().workerId("W1").reason("R").build();

    assertThat(
            returned(
                payment,
                AnswerMapping.of(BonusPayment::builder, org.turkbridge.message.BonusPayment.class)))
        .isEqualTo(payment);
    assertThat(
            returned(
                block,
                AnswerMapping.of(WorkerBlock::builder, org.turkbridge.message.WorkerBlock.class)))
        .isEqualTo(block);
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

  private static SdkPojo returned(QualificationType type) {
    return returned(type, TYPES);
  }

  private static SdkPojo returned(Qualification qualification) {
    return returned(qualification, QUALIFICATIONS);
  }

  /** What those read who keep the answers of old programs. */
  private static <C extends SdkPojo, M> SdkPojo returned(C value, AnswerMapping<C, M> mapping) {
    M message = mapping.toLegacy(value, ALL).message();
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    JAXB.marshal(new JAXBElement<>(new QName(mapping.name()), type(message), message), xml);
    Told told = new Told();
    try {
      new DocumentReader(Whitespace.STRIP)
          .read("a.xml", new ByteArrayInputStream(xml.toByteArray()), told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(told.refusals()).isEmpty();
    assertThat(told.records()).hasSize(1);
    return told.records().get(0).value();
  }

  @SuppressWarnings("unchecked") // Of what an object is an instance.
  private static <M> Class<M> type(M message) {
    return (Class<M>) message.getClass();
  }
}
