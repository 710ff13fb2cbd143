package org.turkbridge.archive.notification;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.EventNotification;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.SubmitTimes;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;

/** One event of a message, name by name. */
public final class EventDraft {
  private static final String TYPE = "EventType";
  private static final String TIME = "EventTimestamp";

  /** How messages name it that are not sent to queues and topics. */
  private static final String OTHER_TIME = "EventTime";

  private static final Set<String> TEXTS = Set.of(TYPE, "HITTypeId", "HITId", "AssignmentId");

  /** What messages say of all their events, and how the event has it. */
  private static final Map<String, String> OF_MESSAGES =
      Map.of(
          "Version",
          "EventDocVersion",
          "EventDocVersion",
          "EventDocVersion",
          "EventDocId",
          "EventDocId",
          "CustomerId",
          "CustomerId",
          "SourceAccount",
          "SourceAccount");

  private final EventNotification.Builder event = EventNotification.builder();
  private final Set<String> named = new HashSet<>();
  private final Set<Normalisation> normalisations = EnumSet.noneOf(Normalisation.class);
  private @Nullable Cause fault;

  /** Takes what the event says. */
  public void member(String name, String value) {
    String own = name.equals(OTHER_TIME) ? TIME : name;
    if (!TEXTS.contains(own) && !own.equals(TIME)) {
      normalisations.add(Normalisation.UNKNOWN_ELEMENT);
    } else if (!named.add(own)) {
      fault(
          RefusalKind.REPEATED_ELEMENT,
          "the event has %s more than once; keep one".formatted(name));
    } else if (own.equals(TIME)) {
      time(name, value);
    } else {
      event.text(own, value);
    }
  }

  /** It stood in a message that was wrapped into another. */
  public void wasWrapped() {
    normalisations.add(Normalisation.MESSAGE_DETAIL);
  }

  /** Something is wrong. Of several faults the first is told. */
  public void fault(Cause cause) {
    if (fault == null) {
      fault = cause;
    }
  }

  /** Takes what the message says of all its events. */
  public void ofMessage(String name, String value) {
    @Nullable String own = OF_MESSAGES.get(name);
    if (own == null) {
      normalisations.add(Normalisation.MESSAGE_DETAIL);
    } else {
      event.text(own, value);
    }
  }

  private void time(String name, String value) {
    try {
      Translated<Instant> time = SubmitTimes.parse(name, value);
      event.eventTimestamp(time.value());
      normalisations.addAll(time.normalisations());
    } catch (UntranslatableException e) {
      fault(RefusalKind.INVALID_TIME, String.valueOf(e.getMessage()));
    }
  }

  private void fault(RefusalKind kind, String text) {
    fault(new Cause(kind, text));
  }

  /**
   * The event ends: tells the visitor.
   *
   * @param raw its message
   * @return why it was not told; null if it was
   */
  public @Nullable Cause tell(Place place, ArchiveVisitor visitor, Supplier<RawRecord> raw) {
    for (String required : RecordKind.NOTIFICATION.required()) {
      if (!named.contains(required)) {
        fault(RefusalKind.MISSING_ELEMENT, "the event has no %s; add it".formatted(required));
      }
    }
    if (fault != null) {
      return fault;
    }
    if (visitor.wantsBytes()) {
      visitor.bytesOfNext(raw.get());
    }
    return RecordParts.tell(
        () ->
            visitor.record(
                new ArchivedRecord(place, RecordKind.NOTIFICATION, event.build(), normalisations)));
  }
}
