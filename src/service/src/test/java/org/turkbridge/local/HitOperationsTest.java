package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatOutOfRange;
import static org.turkbridge.local.Qualifications.assertThatRequestError;
import static org.turkbridge.local.Qualifications.assertThatXmlParseError;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitTypeRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITLayoutParameter;
import software.amazon.awssdk.services.mturk.model.HITReviewStatus;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/** What Requesters do with HITs and HIT types. */
class HitOperationsTest extends EmbeddedQualifications {
  private static final String QUESTION =
      "<ExternalQuestion xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/"
          + "2006-07-14/ExternalQuestion.xsd\"><ExternalURL>https://example.com/?a=1&amp;b=2"
          + "</ExternalURL><FrameHeight>400</FrameHeight></ExternalQuestion>\n";
  private static final Duration LIFETIME = Duration.ofHours(1);

  private HitScene scene;

  @BeforeEach
  void make() {
    scene = new HitScene(embedded);
  }

  private HIT create(Consumer<CreateHitRequest.Builder> more) {
    return create(embedded.ann, more);
  }

  private static HIT create(MTurkClient client, Consumer<CreateHitRequest.Builder> more) {
    return client
        .createHIT(
            hit -> {
              hit.title("Count the sheep")
                  .description("As many as you see")
                  .reward("0.5")
                  .assignmentDurationInSeconds(60L)
                  .lifetimeInSeconds(LIFETIME.toSeconds())
                  .question(QUESTION);
              more.accept(hit);
            })
        .hit();
  }

  private String type(Consumer<CreateHitTypeRequest.Builder> more) {
    return type(embedded.ann, more);
  }

  private static String type(MTurkClient client, Consumer<CreateHitTypeRequest.Builder> more) {
    return client
        .createHITType(
            type -> {
              type.title("Count the sheep")
                  .description("As many as you see")
                  .reward("0.5")
                  .assignmentDurationInSeconds(60L);
              more.accept(type);
            })
        .hitTypeId();
  }

  private HIT get(String id) {
    return embedded.ann.getHIT(get -> get.hitId(id)).hit();
  }

  private HITStatus status(String id) {
    return get(id).hitStatus();
  }

  private static QualificationRequirement requirement(
      Consumer<QualificationRequirement.Builder> more) {
    QualificationRequirement.Builder requirement =
        QualificationRequirement.builder()
            .qualificationTypeId("00000000000000000040")
            .comparator("GreaterThan")
            .integerValues(100);
    more.accept(requirement);
    return requirement.build();
  }

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
                .expiration(SetClock.START.plus(LIFETIME))
                .title("Count the sheep")
                .description("As many as you see")
                .question(QUESTION)
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
                    hit.hitTypeId(type).lifetimeInSeconds(30L).maxAssignments(7).question(QUESTION))
            .hit();

    assertThat(created.hitTypeId()).isEqualTo(type);
    assertThat(created.keywords()).isEqualTo("sheep, wool");
    assertThat(created.autoApprovalDelayInSeconds()).isZero();
    assertThat(created.qualificationRequirements()).containsExactly(required);
    assertThat(created.numberOfAssignmentsAvailable()).isEqualTo(7);
    assertThat(get(created.hitId())).isEqualTo(created);
  }

  @Test
  void theSamePropertiesGiveTheSameType() {
    String type = type(properties -> {});
    QualificationRequirement one = requirement(r -> {});
    QualificationRequirement two =
        requirement(
            r ->
                r.qualificationTypeId("00000000000000000060")
                    .comparator("EqualTo")
                    .integerValues(1));

    assertThat(type(properties -> {})).isEqualTo(type);
    assertThat(type(properties -> properties.reward("0.50").keywords(""))).isEqualTo(type);
    assertThat(type(properties -> properties.autoApprovalDelayInSeconds(2_592_000L)))
        .isEqualTo(type);
    assertThat(create(hit -> {}).hitTypeId()).isEqualTo(type);
    assertThat(create(hit -> hit.lifetimeInSeconds(31L)).hitGroupId())
        .isEqualTo(create(hit -> {}).hitGroupId());
    String requiring = type(properties -> properties.qualificationRequirements(one, two));
    assertThat(type(properties -> properties.qualificationRequirements(two, one, two)))
        .isEqualTo(requiring);
    assertThat(
            type(
                properties ->
                    properties.qualificationRequirements(
                        one.toBuilder().actionsGuarded("Accept").build(), two)))
        .isEqualTo(requiring);

    assertThat(
            List.of(
                type,
                requiring,
                type(embedded.bob, properties -> {}),
                type(properties -> properties.reward("0.51")),
                type(properties -> properties.title("Count the Sheep")),
                type(properties -> properties.description("As many as you see ")),
                type(properties -> properties.keywords("sheep")),
                type(properties -> properties.assignmentDurationInSeconds(61L)),
                type(properties -> properties.autoApprovalDelayInSeconds(0L)),
                type(properties -> properties.qualificationRequirements(one)),
                type(
                    properties ->
                        properties.qualificationRequirements(
                            one.toBuilder().actionsGuarded("DiscoverPreviewAndAccept").build()))))
        .doesNotHaveDuplicates();
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
    assertThat(create(hit -> hit.hitLayoutParameters(List.of())).question()).isEqualTo(QUESTION);
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

  @ParameterizedTest
  @CsvSource({
    "00000000000000000040, Exists, 1, 0",
    "00000000000000000040, EqualTo, 0, 0",
    "00000000000000000040, EqualTo, 2, 0",
    "00000000000000000040, LessThan, 1, 1",
    "00000000000000000040, LessThan, 0, 1",
    "00000000000000000040, In, 16, 0",
    "00000000000000000040, In, 0, 0",
    "00000000000000000040, NotIn, 0, 1",
    "00000000000000000071, EqualTo, 1, 0",
    "00000000000000000071, EqualTo, 0, 2",
    "00000000000000000071, GreaterThan, 0, 1",
    "00000000000000000071, In, 0, 31",
  })
  void theValuesOfARequirementGoWithItsComparator(
      String typeId, String comparator, int integers, int locales) {
    QualificationRequirement wrong =
        QualificationRequirement.builder()
            .qualificationTypeId(typeId)
            .comparator(comparator)
            .integerValues(Collections.nCopies(integers, 1))
            .localeValues(Collections.nCopies(locales, Locale.builder().country("US").build()))
            .build();

    assertThatInvalidValue(
        () -> type(properties -> properties.qualificationRequirements(wrong)),
        "QualificationRequirements",
        "The QualificationRequirement of QualificationType " + typeId + " with the comparator ");
  }

  @Test
  void aHitRequiresAtMostTenThingsOfTypesThatAreThere() {
    String own = embedded.type("own");
    type(
        properties ->
            properties.qualificationRequirements(
                Collections.nCopies(10, requirement(r -> r.qualificationTypeId(own)))));

    assertThatInvalidValue(
        () ->
            type(
                properties ->
                    properties.qualificationRequirements(
                        Collections.nCopies(11, requirement(r -> {})))),
        "QualificationRequirements",
        "There are 11 QualificationRequirements: ");
    assertThatRequestError(
        () ->
            type(
                properties ->
                    properties.qualificationRequirements(
                        requirement(r -> r.qualificationTypeId("3NONE")))),
        "QualificationTypeDoesNotExist",
        "QualificationType 3NONE does not exist.");
    embedded.ann.deleteQualificationType(delete -> delete.qualificationTypeId(own));
    assertThatRequestError(
        () ->
            create(
                hit -> hit.qualificationRequirements(requirement(r -> r.qualificationTypeId(own)))),
        "InvalidQualificationTypeState",
        "This operation can be called with a status of: Active,Inactive");
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
                            .question(QUESTION)
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

  @Test
  void aHitExpiresInTimeOrWhenItIsTold() {
    String inTime = create(hit -> {}).hitId();
    String told = create(hit -> {}).hitId();
    embedded.clock.advance(Duration.ofMinutes(1));
    Instant now = embedded.clock.instant();

    expire(told, Instant.EPOCH);
    assertThat(get(told).expiration()).isEqualTo(now);
    assertThat(status(told)).isEqualTo(HITStatus.REVIEWABLE);
    assertThat(get(told).numberOfAssignmentsAvailable()).isEqualTo(1);
    embedded.clock.advance(Duration.ofMinutes(1));
    expire(told, Instant.EPOCH);
    assertThat(get(told).expiration()).as("it had expired").isEqualTo(now);

    assertThat(status(inTime)).isEqualTo(HITStatus.ASSIGNABLE);
    embedded.clock.advance(LIFETIME.minusMinutes(2).minusMillis(1));
    assertThat(status(inTime)).isEqualTo(HITStatus.ASSIGNABLE);
    embedded.clock.advance(Duration.ofMillis(1));
    assertThat(status(inTime)).isEqualTo(HITStatus.REVIEWABLE);
  }

  private void expire(String id, Instant time) {
    embedded.ann.updateExpirationForHIT(expire -> expire.hitId(id).expireAt(time));
  }

  @Test
  void anExpirationIsMovedByAMinuteToAYear() {
    String id = create(hit -> {}).hitId();
    Instant expiration = SetClock.START.plus(LIFETIME);
    for (long seconds : new long[] {-60, 0, 59, 31_536_001}) {
      assertThatOutOfRange(
          () -> expire(id, expiration.plusSeconds(seconds)),
          "ExpireAt",
          "The value "
              + seconds
              + " is invalid for ExpirationIncrementInSeconds. Valid values range from 60 to"
              + " 31536000. (");
    }
    expire(id, expiration.plusSeconds(60));
    assertThat(get(id).expiration()).isEqualTo(expiration.plusSeconds(60));

    embedded.clock.advance(LIFETIME.plusSeconds(60));
    embedded.ann.updateHITReviewStatus(review -> review.hitId(id));
    Instant now = embedded.clock.instant();
    assertThatOutOfRange(() -> expire(id, now.plusSeconds(59)), "ExpireAt", "The value 59 is ");
    expire(id, now.plusSeconds(60));
    assertThat(status(id)).isEqualTo(HITStatus.ASSIGNABLE);
    embedded.clock.advance(Duration.ofSeconds(60));
    assertThat(status(id)).as("it is no longer marked").isEqualTo(HITStatus.REVIEWABLE);
  }

  @Test
  void assignmentsAreAddedBelowTenOrAboveIt() {
    embedded.clock.advance(Duration.ofDays(400));
    String few = create(hit -> hit.maxAssignments(3)).hitId();
    String many = create(hit -> hit.maxAssignments(10)).hitId();

    add(few, 6, null);
    assertThat(get(few).numberOfAssignmentsAvailable()).isEqualTo(9);
    assertThatRequestError(
        () -> add(few, 1, null),
        "InvalidMaximumAssignmentsIncrease",
        "HITs created with fewer than 10 assignments cannot be extended to have 10 or more"
            + " assignments. Hit "
            + few);
    add(many, 100, "t");
    assertThat(get(many).maxAssignments()).isEqualTo(110);
    assertThatRequestError(
        () -> add(many, 100, "t"),
        "InvalidParameterValue",
        "The idempotency token \"t\" has already been processed, by request "
            + EmbeddedFixture.REQUEST_ID);
    assertThat(get(many).maxAssignments()).isEqualTo(110);
    assertThatRequestError(() -> add(many, 1_000_000, null), "InsufficientFunds", "");
    for (int more : new int[] {0, -1, 1_000_000_001}) {
      assertThatOutOfRange(
          () -> add(many, more, null),
          "NumberOfAdditionalAssignments",
          "The value " + more + " is invalid for NumberOfAdditionalAssignments. ");
    }
    assertThatOutOfRange(
        () -> add(many, 1_000_000_000, null),
        "NumberOfAdditionalAssignments",
        "The value 1000000110 is invalid for MaxAssignments. ");
  }

  private void add(String id, int more, @Nullable String token) {
    embedded.ann.createAdditionalAssignmentsForHIT(
        add -> add.hitId(id).numberOfAdditionalAssignments(more).uniqueRequestToken(token));
  }

  @Test
  void aHitOfBefore2015JulyIsNotExtended() {
    String id = create(hit -> {}).hitId();

    assertThatRequestError(
        () -> add(id, 1, null),
        "HITTooOldForExtension",
        "HITs that were created before July 22, 2015 cannot be extended. Hit " + id);
  }

  @Test
  void aHitIsExtendedOutOfReview() {
    embedded.clock.advance(Duration.ofDays(400));
    String id = create(hit -> {}).hitId();
    scene.submitted(id, "AONE");
    embedded.ann.updateHITReviewStatus(review -> review.hitId(id));
    assertThat(reviewable(ReviewableHITStatus.REVIEWING, null)).containsExactly(id);

    add(id, 1, null);

    assertThat(status(id)).isEqualTo(HITStatus.ASSIGNABLE);
    assertThat(reviewable(ReviewableHITStatus.REVIEWING, null)).isEmpty();
    scene.submitted(id, "ATWO");
    assertThat(reviewable(null, null)).containsExactly(id);
  }

  private List<String> reviewable(@Nullable ReviewableHITStatus status, @Nullable String typeId) {
    return embedded
        .ann
        .listReviewableHITs(list -> list.status(status).hitTypeId(typeId))
        .hiTs()
        .stream()
        .map(HIT::hitId)
        .toList();
  }

  @Test
  void aHitIsMarkedAsBeingReviewedAndNoLonger() {
    String id = scene.hit();
    assertThatWrongState(() -> mark(id, null), "Assignable", "Reviewable");
    scene.accepted(id, "AONE");
    assertThatWrongState(() -> mark(id, null), "Unassignable", "Reviewable");
    embedded.clock.advance(HitScene.WORK);
    scene.submitted(id, "AONE");
    assertThatWrongState(() -> mark(id, true), "Reviewable", "Reviewing");

    mark(id, false);
    assertThat(status(id)).isEqualTo(HITStatus.REVIEWING);
    assertThatWrongState(() -> mark(id, null), "Reviewing", "Reviewable");
    mark(id, true);
    assertThat(status(id)).isEqualTo(HITStatus.REVIEWABLE);
  }

  private void mark(String id, @Nullable Boolean revert) {
    embedded.ann.updateHITReviewStatus(review -> review.hitId(id).revert(revert));
  }

  private static void assertThatWrongState(ThrowingCallable call, String current, String expected) {
    assertThatRequestError(
        call,
        "InvalidHITState",
        "This HIT is currently in the state '"
            + current
            + "'.  This operation can be called with a status of: "
            + expected
            + " (");
  }

  @Test
  void aHitIsDeletedWhenAllIsReviewed() {
    String id = scene.hit(hit -> hit.maxAssignments(2));
    String open = "Reviewing, Reviewable";
    assertThatWrongState(() -> delete(id), "Assignable", open);
    String one = scene.submitted(id, "AONE");
    String two = scene.submitted(id, "ATWO");
    assertThatWrongState(() -> delete(id), "Reviewable", open);
    embedded.ann.approveAssignment(approve -> approve.assignmentId(one));
    mark(id, null);
    assertThatWrongState(() -> delete(id), "Reviewing", open);
    embedded.ann.rejectAssignment(reject -> reject.assignmentId(two).requesterFeedback("no"));

    delete(id);

    assertThat(status(id)).isEqualTo(HITStatus.DISPOSED);
    assertThat(embedded.ann.listHITs(list -> {}).hiTs()).isEmpty();
    assertThat(reviewable(ReviewableHITStatus.REVIEWING, null)).isEmpty();
    String all = "Assignable, Unassignable, Reviewable, Reviewing";
    assertThatWrongState(() -> delete(id), "Disposed", open);
    assertThatWrongState(() -> mark(id, null), "Disposed", "Reviewable");
    assertThatWrongState(() -> expire(id, Instant.EPOCH), "Disposed", all);
    assertThatWrongState(() -> add(id, 1, null), "Disposed", all);
    assertThatWrongState(
        () ->
            embedded.ann.updateHITTypeOfHIT(
                change -> change.hitId(id).hitTypeId(type(properties -> {}))),
        "Disposed",
        all);
  }

  private void delete(String id) {
    embedded.ann.deleteHIT(delete -> delete.hitId(id));
  }

  /** What is submitted counts as approved once its time has come, though nobody wrote it down. */
  @Test
  void aHitIsDeletedWhenTheRestIsApprovedByItself() {
    String id = scene.hit();
    scene.submitted(id, "AONE");
    embedded.clock.advance(HitScene.DELAY);

    delete(id);

    assertThat(status(id)).isEqualTo(HITStatus.DISPOSED);
    assertThat(scene.balance()).isEqualTo("9999.40");
  }

  @Test
  void aHitTakesOnAnotherTypeOfTheSameReward() {
    HIT before = create(hit -> {});
    String other =
        type(properties -> properties.title("Count the goats").assignmentDurationInSeconds(90L));

    embedded.ann.updateHITTypeOfHIT(change -> change.hitId(before.hitId()).hitTypeId(other));

    HIT after = get(before.hitId());
    assertThat(after.hitTypeId()).isEqualTo(other);
    assertThat(after.hitGroupId()).isNotEqualTo(before.hitGroupId());
    assertThat(after.title()).isEqualTo("Count the goats");
    assertThat(after.assignmentDurationInSeconds()).isEqualTo(90);
    assertThat(after.question()).isEqualTo(before.question());
    String dearer = type(properties -> properties.reward("0.51"));
    assertThatInvalidValue(
        () ->
            embedded.ann.updateHITTypeOfHIT(
                change -> change.hitId(before.hitId()).hitTypeId(dearer)),
        "HITTypeId",
        "HITType " + dearer + " has a Reward of 0.51, and hit " + before.hitId());
  }

  /** Though nobody has written it down yet. */
  @Test
  void whatWasApprovedBeforeIsPaidByTheTypeOfThen() {
    String id = scene.hit();
    scene.submitted(id, "AONE");
    embedded.clock.advance(HitScene.DELAY);
    QualificationRequirement masters =
        QualificationRequirement.builder()
            .qualificationTypeId("2F1QJWKUDD8XADTFD2Q0G6UTO95ALH")
            .comparator("Exists")
            .build();
    String dearer = type(properties -> properties.qualificationRequirements(masters));

    embedded.ann.updateHITTypeOfHIT(change -> change.hitId(id).hitTypeId(dearer));

    assertThat(scene.balance()).isEqualTo("9999.40");
  }

  @Test
  void listsHaveTheCallersHitsInTheOrderOfTheirCreationPageByPage() {
    String type = type(properties -> properties.title("another"));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(create(hit -> {}).hitId());
      embedded.ann.createHITWithHITType(
          hit -> hit.hitTypeId(type).lifetimeInSeconds(60L).question(QUESTION));
    }
    create(embedded.bob, hit -> {});
    embedded.clock.advance(LIFETIME);

    assertThat(
            embedded.ann.listHITsPaginator(list -> list.maxResults(3)).stream()
                .map(page -> page.hiTs().size()))
        .containsExactly(3, 3, 3, 1);
    assertThat(
            embedded
                .ann
                .listReviewableHITsPaginator(
                    list -> list.maxResults(2).hitTypeId(get(ids.get(0)).hitTypeId()))
                .stream()
                .flatMap(page -> page.hiTs().stream())
                .map(HIT::hitId))
        .isEqualTo(ids);
    assertThat(reviewable(ReviewableHITStatus.REVIEWABLE, null)).hasSize(10);
    assertThat(reviewable(ReviewableHITStatus.REVIEWING, type)).isEmpty();
    assertThat(
            embedded.ann.listReviewableHITs(list -> list.hitTypeId(type)).hiTs().get(0).question())
        .isEqualTo(QUESTION);
  }

  @Test
  void theHitsThatRequireATypeAreListed() {
    String one = embedded.type("one");
    String two = embedded.type("two");
    String id =
        create(
                hit ->
                    hit.qualificationRequirements(
                        requirement(r -> r.qualificationTypeId(one)), requirement(r -> {})))
            .hitId();
    create(hit -> hit.qualificationRequirements(requirement(r -> {})));
    create(
        embedded.bob,
        hit -> hit.qualificationRequirements(requirement(r -> r.qualificationTypeId(one))));

    assertThat(requiring(one)).containsExactly(id);
    assertThat(requiring(two)).isEmpty();
    assertThat(requiring("00000000000000000040")).hasSize(2).contains(id);
  }

  private List<String> requiring(String typeId) {
    return embedded
        .ann
        .listHITsForQualificationType(list -> list.qualificationTypeId(typeId))
        .hiTs()
        .stream()
        .map(HIT::hitId)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3UNKNOWN", "foreign"})
  void nobodyElseActsOnAHitOrItsType(String which) {
    HIT hit = create(made -> {});
    boolean isForeign = which.equals("foreign");
    String id = isForeign ? hit.hitId() : which;
    String type = isForeign ? hit.hitTypeId() : which;
    String own = create(embedded.bob, made -> made.title("Bob's")).hitId();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> embedded.bob.getHIT(r -> r.hitId(id)),
            () -> embedded.bob.deleteHIT(r -> r.hitId(id)),
            () -> embedded.bob.updateHITReviewStatus(r -> r.hitId(id)),
            () -> embedded.bob.updateExpirationForHIT(r -> r.hitId(id).expireAt(Instant.EPOCH)),
            () ->
                embedded.bob.createAdditionalAssignmentsForHIT(
                    r -> r.hitId(id).numberOfAdditionalAssignments(1)),
            () -> embedded.bob.updateHITTypeOfHIT(r -> r.hitId(id).hitTypeId(type)))) {
      assertThatRefused(call, isForeign, "HITDoesNotExist", "Hit " + id, "HIT " + id);
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () ->
                embedded.bob.createHITWithHITType(
                    r -> r.hitTypeId(type).lifetimeInSeconds(30L).question(QUESTION)),
            () -> embedded.bob.listReviewableHITs(r -> r.hitTypeId(type)),
            () -> embedded.bob.updateHITTypeOfHIT(r -> r.hitId(own).hitTypeId(type)))) {
      assertThatRefused(
          call, isForeign, "HITTypeDoesNotExist", "HITType " + type, "HITType " + type);
    }
    assertThat(get(hit.hitId())).isEqualTo(hit);
  }

  private static void assertThatRefused(
      ThrowingCallable call, boolean isForeign, String code, String unknown, String foreign) {
    assertThatRequestError(
        call,
        isForeign ? "PermissionDeniedException" : code,
        isForeign ? foreign + " belongs to another Requester" : unknown + " does not exist. (");
  }
}
