package org.turkbridge.archive.notification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.turkbridge.archive.EventNotification;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.translate.Normalisation;

/** What saved messages hold. */
final class ReadMessages implements NotificationVisitor {
  final List<EventNotification> events = new ArrayList<>();
  final List<Set<Normalisation>> normalisations = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();
  final List<Place> places = new ArrayList<>();

  static ReadMessages inLines(String document) {
    ReadMessages read = new ReadMessages();
    try {
      new NotificationLinesReader()
          .read("a.log", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  @Override
  public void event(Place place, EventNotification event, Set<Normalisation> found, RawRecord raw) {
    events.add(event);
    normalisations.add(found);
    places.add(place);
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
    places.add(refusal.place());
  }

  List<String> complaints() {
    return refusals.stream().map(Refusal::toString).toList();
  }
}
