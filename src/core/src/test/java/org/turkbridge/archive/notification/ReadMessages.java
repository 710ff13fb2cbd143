package org.turkbridge.archive.notification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.EventNotification;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.translate.Normalisation;

/** What saved messages hold. */
final class ReadMessages implements ArchiveVisitor {
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
  public void record(ArchivedRecord record) {
    events.add((EventNotification) record.value());
    normalisations.add(record.normalisations());
    places.add(record.place());
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    throw new AssertionError(codeAndMessage);
  }

  @Override
  public void counted(AnswerCount count) {
    throw new AssertionError(count);
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
