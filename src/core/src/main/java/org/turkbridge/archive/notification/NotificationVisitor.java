package org.turkbridge.archive.notification;

import java.util.Set;
import org.turkbridge.archive.EventNotification;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;

/** Is told of the events of messages, in their order. */
public interface NotificationVisitor {
  /**
   * An event, with its message.
   *
   * @throws UntranslatableException if it cannot be used: the reader then refuses it
   */
  void event(
      Place place, EventNotification event, Set<Normalisation> normalisations, RawRecord raw);

  /** An event or a message cannot be read. */
  void refused(Refusal refusal);
}
