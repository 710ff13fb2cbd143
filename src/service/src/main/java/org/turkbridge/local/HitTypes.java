package org.turkbridge.local;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.digest.Sha256;
import org.turkbridge.json.SdkJsonWriter;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.local.store.StoredHitType;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/**
 * The HIT types of given properties: the same properties give the same type. They are the same if
 * all texts are, what is absent counting as its default, and a Keywords that is empty as absent; if
 * the Reward is the same amount; and if each requirement is among those of the other, in whatever
 * order.
 */
final class HitTypes {
  private static final long DEFAULT_AUTO_APPROVAL_DELAY = 2_592_000;

  private static final int CENTS = 2;
  private static final int MOST_TITLE = 128;
  private static final NumberRange DURATION =
      new NumberRange("AssignmentDurationInSeconds", 30, 31_536_000);
  private static final NumberRange AUTO_APPROVAL_DELAY =
      new NumberRange("AutoApprovalDelayInSeconds", 0, DEFAULT_AUTO_APPROVAL_DELAY);

  private static final List<String> PROPERTIES =
      List.of(
          "Title",
          "Description",
          "Keywords",
          "Reward",
          "AutoApprovalDelayInSeconds",
          "AssignmentDurationInSeconds",
          "QualificationRequirements");

  private final EntityIds ids;

  /**
   * @param ids those of new types
   */
  HitTypes(EntityIds ids) {
    this.ids = ids;
  }

  /**
   * What CreateHITType, or CreateHIT for the type of its HIT, has been given.
   *
   * @throws Failure if the Reward is too long
   */
  static HIT properties(SdkPojo request) {
    HIT.Builder given = HIT.builder();
    for (String property : PROPERTIES) {
      member(property, given).set(given, member(property, request).getValueOrDefault(request));
    }
    HIT hit = given.build();
    BigDecimal reward = TypeLimits.amount("Reward", hit.reward());
    return given
        .keywords(String.valueOf(hit.keywords()).isEmpty() ? null : hit.keywords())
        .reward(reward.setScale(CENTS, RoundingMode.HALF_UP).toPlainString())
        .autoApprovalDelayInSeconds(
            Objects.requireNonNullElse(
                hit.autoApprovalDelayInSeconds(), DEFAULT_AUTO_APPROVAL_DELAY))
        .qualificationRequirements(
            hit.qualificationRequirements().isEmpty() ? null : hit.qualificationRequirements())
        .build();
  }

  private static SdkField<?> member(String name, SdkPojo structure) {
    return SdkMembers.named(name, structure.sdkFields()).orElseThrow();
  }

  /**
   * Checks what needs no store.
   *
   * @throws Failure if the properties break a documented limit
   */
  static void check(HIT properties) {
    TypeLimits.required("Title", properties.title());
    TypeLimits.length("Title", properties.title(), MOST_TITLE);
    TypeLimits.description(properties.description());
    TypeLimits.keywords(properties.keywords());
    DURATION.require(properties.assignmentDurationInSeconds());
    AUTO_APPROVAL_DELAY.require(properties.autoApprovalDelayInSeconds());
    RequirementLimits.check(properties.qualificationRequirements());
  }

  /**
   * The caller's type of those properties, which is made if there is none.
   *
   * @throws Failure if a QualificationType that they name is not there
   */
  StoredHitType registered(HIT properties, Tx tx) {
    properties
        .qualificationRequirements()
        .forEach(
            requirement ->
                Rules.requireLive(Rules.type(tx.tables(), requirement.qualificationTypeId())));
    return tx.hitTypes()
        .sameOrAdded(
            properties.toBuilder().hitTypeId(ids.next()).hitGroupId(ids.next()).build(),
            digest(properties),
            tx.caller().requester());
  }

  private static String digest(HIT properties) {
    List<String> requirements =
        properties.qualificationRequirements().stream()
            .map(requirement -> SdkJsonWriter.text(plain(requirement)))
            .distinct()
            .sorted()
            .toList();
    HIT others =
        properties.toBuilder()
            .qualificationRequirements((List<QualificationRequirement>) null)
            .build();
    return Sha256.hex(SdkJsonWriter.text(others) + requirements);
  }

  /** What is guarded is said in the newer of two ways, and the default of it not at all. */
  @SuppressWarnings("deprecation")
  private static QualificationRequirement plain(QualificationRequirement requirement) {
    @Nullable String guarded = requirement.actionsGuardedAsString();
    if (guarded == null && Boolean.TRUE.equals(requirement.requiredToPreview())) {
      guarded = HITAccessActions.PREVIEW_AND_ACCEPT.toString();
    }
    return requirement.toBuilder()
        .requiredToPreview(null)
        .actionsGuarded(HITAccessActions.ACCEPT.toString().equals(guarded) ? null : guarded)
        .build();
  }
}
