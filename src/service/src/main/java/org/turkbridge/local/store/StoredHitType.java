package org.turkbridge.local.store;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.HIT;

/**
 * A HIT type of the store.
 *
 * @param owner the Requester who created it
 * @param properties what every HIT of the type has, its HITTypeId and HITGroupId too
 * @param notification what the owner wants to be told of its HITs; null for nothing
 */
public record StoredHitType(
    String owner, HIT properties, @Nullable HitTypeNotification notification) {
  public String id() {
    return properties.hitTypeId();
  }

  /** Whether the owner is told of its HITs. */
  boolean isTold() {
    return notification != null && notification.isActive();
  }

  /** Whether that Requester may act on it. */
  public boolean isOf(String requester) {
    return owner.equals(requester);
  }

  /** A HIT with the properties of this type in place of those that it had. */
  HIT appliedTo(HIT hit) {
    return hit.toBuilder()
        .hitTypeId(properties.hitTypeId())
        .hitGroupId(properties.hitGroupId())
        .title(properties.title())
        .description(properties.description())
        .keywords(properties.keywords())
        .reward(properties.reward())
        .autoApprovalDelayInSeconds(properties.autoApprovalDelayInSeconds())
        .assignmentDurationInSeconds(properties.assignmentDurationInSeconds())
        .qualificationRequirements(
            properties.hasQualificationRequirements()
                ? properties.qualificationRequirements()
                : null)
        .build();
  }
}
