package org.turkbridge.spark;

import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A record or a reject.
 *
 * @param place of its beginning
 * @param offset of its first byte in its document; null if nobody asked
 * @param kind of the record; null if this is a reject
 * @param accepted the record; null if this is a reject
 * @param refusal the reject; null if this is a record
 */
record RecordOrReject(
    Place place,
    @Nullable Long offset,
    @Nullable RecordKind kind,
    @Nullable SdkPojo accepted,
    @Nullable Refusal refusal) {
  static RecordOrReject of(Refusal refusal) {
    return new RecordOrReject(refusal.place(), refusal.offset(), null, null, refusal);
  }

  RecordOrReject shifted(Origin origin) {
    return refusal != null
        ? of(origin.shift(refusal))
        : new RecordOrReject(
            origin.shift(place),
            offset == null ? null : Long.valueOf(offset + origin.bytes()),
            kind,
            accepted,
            null);
  }
}
