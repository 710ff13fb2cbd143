package org.turkbridge.archive.csv;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonLinesFormat;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** The members of records as fields of a table. */
record MemberFields(Timestamps timestamps) {
  /** The field of one member; null if it is absent. */
  @Nullable String of(SdkField<?> member, SdkPojo value) {
    @Nullable Object held = member.getValueOrDefault(value);
    if (held == null || held instanceof SdkAutoConstructList) {
      return null;
    }
    if (held instanceof Instant time) {
      return timestamps.print(time);
    }
    return held instanceof SdkPojo || held instanceof List<?>
        ? JsonLinesFormat.value(held, timestamps)
        : held.toString();
  }
}
