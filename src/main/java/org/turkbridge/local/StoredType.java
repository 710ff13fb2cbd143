package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * A QualificationType of the store.
 *
 * @param owner the Requester who created it; null if it was imported: then it is everybody's
 * @param isDisposing whether it was deleted; its status is without meaning then
 */
record StoredType(@Nullable String owner, boolean isDisposing, QualificationType type) {
  boolean isOf(Caller caller) {
    return owner == null || owner.equals(caller.requester());
  }

  /** The type as that caller may see it: Test and AnswerKey are for the owner alone. */
  QualificationType shownTo(Caller caller) {
    return isOf(caller) ? type : type.toBuilder().test(null).answerKey(null).build();
  }
}
