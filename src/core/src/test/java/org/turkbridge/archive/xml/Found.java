package org.turkbridge.archive.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.translate.Whitespace;
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

  static Found in(String xml) {
    return in(xml.getBytes(StandardCharsets.UTF_8));
  }

  static Found in(byte[] bytes) {
    Found found = new Found();
    try {
      new XmlArchiveReader(Whitespace.STRIP).read("a.xml", new ByteArrayInputStream(bytes), found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The only record of a text that has nothing else. */
  static ArchivedRecord onlyIn(String xml) {
    Found found = in(xml);
    if (found.records.size() != 1 || !found.refusals.isEmpty() || !found.failures.isEmpty()) {
      throw new AssertionError(found + " in " + xml);
    }
    return found.records.get(0);
  }

  /** A legacy record whose texts follow from the id. */
  static String record(String id) {
    return record(id, "<Test>&lt;T>" + id + "&lt;/T></Test>");
  }

  static String record(String id, String documents) {
    return "<QualificationRequest><QualificationRequestId>"
        + id
        + "</QualificationRequestId><QualificationTypeId>Q</QualificationTypeId>"
        + "<SubjectId>W</SubjectId>"
        + documents
        + "<SubmitTime>2014-08-15T00:01:00Z</SubmitTime></QualificationRequest>";
  }

  List<String> ids() {
    return records.stream()
        .map(r -> r.value(QualificationRequest.class).qualificationRequestId())
        .toList();
  }

  QualificationRequest request() {
    return records.get(0).value(QualificationRequest.class);
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
