package org.turkbridge.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that a visitor is told, as it was told and in words that can be compared. */
public class Told implements ArchiveVisitor {
  private final List<ArchivedRecord> records = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> counts = new ArrayList<>();

  /** The records. */
  public List<ArchivedRecord> records() {
    return records;
  }

  /** The refusals. */
  public List<Refusal> refusals() {
    return refusals;
  }

  /** The causes of the refusals, with their places. */
  public List<String> complaints() {
    return refusals.stream().map(Refusal::toString).toList();
  }

  /** Failed responses, as {@code place: codeAndMessage}. */
  public List<String> failures() {
    return failures;
  }

  /** The places of everything, in the order of telling. */
  public List<Place> places() {
    return places;
  }

  /**
   * Everything in words, in the order of telling; at the end what was counted, which a stretch may
   * tell behind its records.
   */
  public List<String> words() {
    return Stream.concat(words.stream(), counts.stream()).toList();
  }

  /** What another was told comes after this. */
  public void add(Told later) {
    records.addAll(later.records);
    refusals.addAll(later.refusals);
    failures.addAll(later.failures);
    places.addAll(later.places);
    words.addAll(later.words);
    counts.addAll(later.counts);
  }

  @Override
  public boolean wantsBytes() {
    return true;
  }

  @Override
  public void bytesOfNext(RawRecord raw) {
    words.add(raw(raw));
  }

  @Override
  public void record(ArchivedRecord record) {
    records.add(record);
    places.add(record.place());
    words.add(record.place() + " " + record.value() + " " + record.normalisations());
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
    places.add(refusal.place());
    words.add(
        refusal + " at " + refusal.offset() + " " + refusal.kind() + " " + raw(refusal.raw()));
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    places.add(place);
    failures.add(place + ": " + codeAndMessage);
    words.add(place + " " + codeAndMessage);
  }

  @Override
  public void answered(RecordKind kind) {
    counts.add("an answer of " + kind.plural());
  }

  @Override
  public void counted(AnswerCount count) {
    counts.add(count.beginsBefore() ? count.toString() : count.place() + " " + count.message());
  }

  private static String raw(@Nullable RawRecord raw) {
    return raw == null
        ? ""
        : (raw.isWhole() ? "" : "begins ")
            + raw.charset()
            + " "
            + new String(raw.bytes(), StandardCharsets.ISO_8859_1);
  }
}
