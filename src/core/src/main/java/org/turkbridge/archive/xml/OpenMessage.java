package org.turkbridge.archive.xml;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.EventNotification;
import org.turkbridge.archive.PassingVisitor;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.translate.Normalisation;

/**
 * The notification message by SOAP that is open, if there is any: {@code Notify} with Signature,
 * Timestamp and Version before its events. They have the Version, and the rest is left out.
 */
final class OpenMessage {
  static final String OPERATION = "Notify";

  private static final String VERSION = "Version";
  private static final int LONGEST_VERSION = 1000;

  /** How many elements are around the message; -1 if none is open. */
  private int around = -1;

  private @Nullable StringBuilder version;
  private boolean isInVersion;
  private boolean hasDetails;

  /**
   * An element begins that is of no record.
   *
   * @param outside how many elements it stands in
   */
  void open(String name, int outside) {
    if (name.equals(OPERATION)) {
      around = outside;
      version = null;
      hasDetails = false;
    } else if (around >= 0 && outside == around + 1 && LegacyRecord.named(name) == null) {
      isInVersion = name.equals(VERSION);
      hasDetails |= !isInVersion;
      version = isInVersion ? new StringBuilder() : version;
    }
  }

  /** Whether what stands in the innermost element is to be told. */
  boolean wantsText() {
    return isInVersion;
  }

  /** A part of what stands there. */
  void text(String part) {
    if (version != null && version.length() + part.length() <= LONGEST_VERSION) {
      version.append(part);
    }
  }

  /** An element ends; so many are left open. */
  void close(int outside) {
    isInVersion = false;
    if (outside == around) {
      around = -1;
    }
  }

  /** Tells events with what their message says of them. */
  ArchiveVisitor telling(ArchiveVisitor visitor) {
    return around < 0
        ? visitor
        : new PassingVisitor(visitor) {
          @Override
          public void record(ArchivedRecord record) {
            super.record(record.kind() == RecordKind.NOTIFICATION ? whole(record) : record);
          }
        };
  }

  private ArchivedRecord whole(ArchivedRecord event) {
    EventNotification.Builder whole = ((EventNotification) event.value()).toBuilder();
    if (version != null) {
      whole.text("EventDocVersion", version.toString().strip());
    }
    Set<Normalisation> found = EnumSet.noneOf(Normalisation.class);
    found.addAll(event.normalisations());
    if (hasDetails) {
      found.add(Normalisation.MESSAGE_DETAIL);
    }
    return new ArchivedRecord(event.place(), event.kind(), whole.build(), found);
  }
}
