package org.turkbridge.archive;

import java.util.Set;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A record of an archive in the current model, its notation undone.
 *
 * @param place of its beginning
 * @param value of the SDK's type for its kind: what is absent in the archive is null, what is empty
 *     is empty
 * @param normalisations what the archive wrote in another way than the value holds it
 */
public record ArchivedRecord(
    Place place, RecordKind kind, SdkPojo value, Set<Normalisation> normalisations) {
  /**
   * The value as what it is.
   *
   * @throws ClassCastException if it is of another type
   */
  public <T extends SdkPojo> T value(Class<T> type) {
    return type.cast(value);
  }
}
