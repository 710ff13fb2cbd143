package org.turkbridge.local;

import java.util.Objects;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/**
 * A Qualification that comes into the store from an archive.
 *
 * @param origin names its place there
 * @param qualification as the store has them: an absent Status is Granted
 */
record QualificationArrival(String origin, Qualification qualification) {
  static QualificationArrival of(String origin, Qualification archived) {
    return new QualificationArrival(
        origin,
        archived.toBuilder()
            .status(
                Objects.requireNonNullElse(
                    archived.statusAsString(), QualificationStatus.GRANTED.toString()))
            .build());
  }
}
