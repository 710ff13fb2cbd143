package org.turkbridge.archive.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Keeps what a reader tells. */
final class Found implements ArchiveVisitor {
  final List<ArchivedRecord> records = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();

  /** Failed responses, as {@code place: codeAndMessage}. */
  final List<String> failures = new ArrayList<>();

  /** Answers that hold another number of records than they say. */
  final List<String> counts = new ArrayList<>();

  /** Everything in order: the record's number and id, {@code !} and the number of a refusal. */
  final List<String> order = new ArrayList<>();

  static Found in(String json) {
    return in(json.getBytes(StandardCharsets.UTF_8));
  }

  static Found in(byte[] bytes) {
    return in(new ByteArrayInputStream(bytes));
  }

  static Found in(InputStream stream) {
    Found found = new Found();
    try {
      new JsonArchiveReader().read("a.json", stream, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The only record of a text that has nothing else. */
  static ArchivedRecord onlyIn(String json) {
    Found found = in(json);
    if (found.records.size() != 1 || !found.refusals.isEmpty() || !found.failures.isEmpty()) {
      throw new AssertionError(found + " in " + json);
    }
    return found.records.get(0);
  }

  /** The only refusal of a text that has nothing else. */
  static Refusal refusalOf(String json) {
    Found found = in(json);
    if (found.order.size() != 1 || found.refusals.size() != 1) {
      throw new AssertionError(found + " in " + json);
    }
    return found.refusals.get(0);
  }

  /** A record whose texts follow from the id, in one line. */
  static String record(String id) {
    return record(id, "\"Test\":\"<T>" + id + "</T>\",");
  }

  static String record(String id, String documents) {
    return "{\"QualificationRequestId\":\""
        + id
        + "\",\"QualificationTypeId\":\"Q\",\"WorkerId\":\"W\","
        + documents
        + "\"SubmitTime\":1408060860}";
  }

  QualificationRequest request() {
    return records.get(0).value(QualificationRequest.class);
  }

  /** The raw text of the refusal with that index. */
  String raw(int refusal) {
    return text(refusals.get(refusal));
  }

  static String text(Refusal refusal) {
    return refusal.raw() == null ? "none" : refusal.raw().text().orElse("not valid");
  }

  @Override
  public void record(ArchivedRecord record) {
    records.add(record);
    order.add(
        record.place().record()
            + " "
            + record.value(QualificationRequest.class).qualificationRequestId());
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
    order.add("!" + refusal.place().record());
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    failures.add(place + ": " + codeAndMessage);
    order.add("failed");
  }

  @Override
  public void counted(AnswerCount count) {
    counts.add(count.place() + ": " + count.message());
    order.add("counted");
  }

  @Override
  public String toString() {
    return order + " " + refusals + " " + failures;
  }
}
