package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatOutOfRange;
import static org.turkbridge.local.Qualifications.assertThatRequestError;
import static org.turkbridge.local.Qualifications.assertThatXmlParseError;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITLayoutParameter;
import software.amazon.awssdk.services.mturk.model.HITReviewStatus;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** What HITs are made of, and when they are not. */
class HitCreationTest extends EmbeddedHits {
  @Test
  void aHitHasWhatItWasGivenAndTheDefaults() {
    HIT created = create(hit -> hit.requesterAnnotation(" <batch> 7 \u0000"));

    assertThat(created.hitId()).matches("3[0-9A-Z]{29}");
    assertThat(created)
        .isEqualTo(
            HIT.builder()
                .hitId(created.hitId())
                .hitTypeId(created.hitTypeId())
                .hitGroupId(created.hitGroupId())
                .creationTime(SetClock.START)
                .expiration(SetClock.START.plus(HitScene.LIFETIME))
                .title("Count the sheep")
                .description("As many as you see")
                .question(HitScene.QUESTION)
                .reward("0.50")
                .autoApprovalDelayInSeconds(2_592_000L)
                .assignmentDurationInSeconds(60L)
                .maxAssignments(1)
                .requesterAnnotation(" <batch> 7 \u0000")
                .hitStatus(HITStatus.ASSIGNABLE)
                .hitReviewStatus(HITReviewStatus.NOT_REVIEWED)
                .numberOfAssignmentsPending(0)
                .numberOfAssignmentsAvailable(1)
                .numberOfAssignmentsCompleted(0)
                .build());
    assertThat(List.of(created.hitId(), created.hitTypeId(), created.hitGroupId()))
        .doesNotHaveDuplicates();
    assertThat(get(created.hitId())).isEqualTo(created);
  }

  @Test
  void aHitOfATypeHasTheTypesProperties() {
    QualificationRequirement required = requirement(r -> r.actionsGuarded("PreviewAndAccept"));
    String type =
        type(
            properties ->
                properties
                    .keywords("sheep, wool")
                    .autoApprovalDelayInSeconds(0L)
                    .qualificationRequirements(required));

    HIT created =
        embedded
            .ann
            .createHITWithHITType(
                hit ->
                    hit.hitTypeId(type)
                        .lifetimeInSeconds(30L)
                        .maxAssignments(7)
                        .question(HitScene.QUESTION))
            .hit();

    assertThat(created.hitTypeId()).isEqualTo(type);
    assertThat(created.keywords()).isEqualTo("sheep, wool");
    assertThat(created.autoApprovalDelayInSeconds()).isZero();
    assertThat(created.qualificationRequirements()).containsExactly(required);
    assertThat(created.numberOfAssignmentsAvailable()).isEqualTo(7);
    assertThat(get(created.hitId())).isEqualTo(created);
  }

  @ParameterizedTest
  @CsvSource({
    "AssignmentDurationInSeconds, 30, 31536000",
    "AutoApprovalDelayInSeconds, 0, 2592000",
    "LifetimeInSeconds, 30, 31536000",
    "MaxAssignments, 1, 1000000000"
  })
  void numbersHaveRanges(String member, long least, long most) {
    for (long number : List.of(least, most)) {
      if (!member.equals("MaxAssignments") || number == 1) {
        create(hit -> set(hit, member, number));
      }
    }
    for (long number : List.of(least - 1, most + 1)) {
      assertThatOutOfRange(
          () -> create(hit -> set(hit, member, number)),
          member,
          "The value %d is invalid for %s. Valid values range from %d to %d. ("
              .formatted(number, member, least, most));
    }
  }

  private static void set(CreateHitRequest.Builder hit, String member, long number) {
    switch (member) {
      case "AssignmentDurationInSeconds" -> hit.assignmentDurationInSeconds(number);
      case "AutoApprovalDelayInSeconds" -> hit.autoApprovalDelayInSeconds(number);
      case "LifetimeInSeconds" -> hit.lifetimeInSeconds(number);
      default -> hit.maxAssignments((int) number);
    }
  }

  @Test
  void textsHaveLimits() {
    create(
        hit ->
            hit.title("😀".repeat(128))
                .description("d".repeat(2000))
                .keywords("k".repeat(1000))
                .requesterAnnotation("a".repeat(255)));

    assertThatInvalidValue(
        () -> create(hit -> hit.title("t".repeat(129))), "Title", "Title has 129 characters: ");
    assertThatInvalidValue(() -> create(hit -> hit.title(" ")), "Title", "Title is blank");
    assertThatInvalidValue(
        () -> type(properties -> properties.title("")), "Title", "Title is blank");
    assertThatInvalidValue(
        () -> create(hit -> hit.description("d".repeat(2001))), "Description", "Description has ");
    assertThatInvalidValue(
        () -> create(hit -> hit.keywords("k".repeat(1001))), "Keywords", "Keywords has ");
    assertThatInvalidValue(
        () -> create(hit -> hit.requesterAnnotation("a".repeat(256))),
        "RequesterAnnotation",
        "RequesterAnnotation has 256 characters: ");
    type(type -> type.reward("9999999999.99"));
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> create(hit -> hit.reward("10000000000.00")),
            () -> type(type -> type.reward("10000000000.00")))) {
      assertThatInvalidValue(call, "Reward", "Reward has 14 characters: ");
    }
  }

  @Test
  void noLayoutParametersAreAsGoodAsAbsentOnes() {
    assertThat(create(hit -> hit.hitLayoutParameters(List.of())).question())
        .isEqualTo(HitScene.QUESTION);
  }

  @Test
  void aHitHasAQuestionThatIsOne() {
    assertThatInvalidValue(
        () -> create(hit -> hit.question(null)),
        "Question",
        "Either a Question parameter or a HITLayoutId parameter must be provided. (");
    assertThatInvalidValue(
        () -> create(hit -> hit.hitLayoutId("3LAYOUT")),
        "Question",
        "Question and HITLayoutId are given: ");
    assertThatInvalidValue(
        () ->
            create(
                hit ->
                    hit.hitLayoutParameters(
                        HITLayoutParameter.builder().name("n").value("v").build())),
        "HITLayoutParameters",
        "HITLayoutParameters are given without a HITLayoutId");
    assertThatRequestError(
        () -> create(hit -> hit.question(null).hitLayoutId("3LAYOUT")),
        "HITLayoutDoesNotExist",
        "HITLayout 3LAYOUT does not exist. ");
    assertThatXmlParseError(() -> create(hit -> hit.question("text")), "Question", "");
    assertThatXmlParseError(
        () ->
            embedded.ann.createHITWithHITType(
                hit ->
                    hit.hitTypeId(type(properties -> {})).lifetimeInSeconds(30L).question("<a/>")),
        "Question",
        "");
  }

  @Test
  void aTokenMakesOneHitInADay() {
    String id = create(hit -> hit.uniqueRequestToken("t")).hitId();
    String type = type(properties -> {});

    for (ThrowingCallable again :
        List.<ThrowingCallable>of(
            () -> create(hit -> hit.uniqueRequestToken("t")),
            () ->
                embedded.ann.createHITWithHITType(
                    hit ->
                        hit.hitTypeId(type)
                            .lifetimeInSeconds(30L)
                            .question(HitScene.QUESTION)
                            .uniqueRequestToken("t")))) {
      assertThatRequestError(
          again,
          "HitAlreadyExists",
          "Hit " + id + " already exists: the idempotency token \"t\" has already been processed.");
    }
    assertThat(embedded.ann.listHITs(list -> {}).numResults()).isEqualTo(1);
    create(embedded.bob, hit -> hit.uniqueRequestToken("t"));
    embedded.clock.advance(Duration.ofHours(24));
    assertThat(create(hit -> hit.uniqueRequestToken("t")).hitId()).isNotEqualTo(id);
  }

  @Test
  void aHitIsNotMadeThatCannotBePaid() {
    assertThatRequestError(
        () -> create(hit -> hit.reward("6000").maxAssignments(2)), "InsufficientFunds", "");

    assertThat(embedded.ann.listHITs(list -> {}).hiTs()).isEmpty();
    String id = create(hit -> hit.reward("6000")).hitId();
    embedded.clock.advance(Duration.ofDays(400));
    assertThat(status(id)).isEqualTo(HITStatus.DISPOSED);
  }
}
