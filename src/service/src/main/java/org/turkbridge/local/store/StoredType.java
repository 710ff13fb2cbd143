package org.turkbridge.local.store;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * A QualificationType of the store.
 *
 * @param owner the Requester who created it; null if it was imported: then it is everybody's; or if
 *     it is of the system
 * @param isSystem whether it is Mechanical Turk's own: then everybody knows it and nobody can
 *     change it
 * @param isDisposing whether it was deleted; its status is without meaning then
 */
public record StoredType(
    @Nullable String owner, boolean isSystem, boolean isDisposing, QualificationType type) {
  /** A type that somebody created, or, without an owner, that was imported. */
  static StoredType of(@Nullable String owner, boolean isDisposing, QualificationType type) {
    return new StoredType(owner, false, isDisposing, type);
  }

  /** A type of Mechanical Turk itself. */
  static StoredType ofSystem(QualificationType type) {
    return new StoredType(null, true, false, type);
  }

  /** Whether that Requester may act on it. */
  public boolean isOf(String requester) {
    return !isSystem && (owner == null || owner.equals(requester));
  }

  /** The type as that Requester may see it: Test and AnswerKey are for the owner alone. */
  public QualificationType shownTo(String requester) {
    return isOf(requester) ? type : type.toBuilder().test(null).answerKey(null).build();
  }
}
