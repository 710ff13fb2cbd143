package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** What HIT types are, and which are the same. */
class HitTypesTest extends EmbeddedHits {
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
}
