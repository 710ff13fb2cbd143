package org.turkbridge.archive.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.Told;
import org.turkbridge.translate.Whitespace;

/** What a document holds: records by kind and id, and causes. */
final class KindsInOrder extends Told {
  private static final DocumentReader READER = new DocumentReader(Whitespace.STRIP);

  static final String ASSIGNMENT =
      "<Assignment><AssignmentId>A1</AssignmentId><HITId>H1</HITId></Assignment>";

  final List<String> order = new ArrayList<>();

  static KindsInOrder read(InputStream... parts) throws IOException {
    KindsInOrder order = new KindsInOrder();
    READER.read("a", new SequenceInputStream(Collections.enumeration(List.of(parts))), order);
    return order;
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> order(String document) throws IOException {
    return read(stream(document)).order;
  }

  static String hit(String id, String more) {
    return "<HIT><HITId>" + id + "</HITId>" + more + "</HIT>";
  }

  /** The record that was told last. */
  ArchivedRecord last() {
    return records().get(records().size() - 1);
  }

  /** Records are told without their bytes, as to who converts them. */
  @Override
  public boolean wantsBytes() {
    return false;
  }

  @Override
  public void record(ArchivedRecord record) {
    super.record(record);
    order.add(
        record.kind().label()
            + " "
            + record.kind().members().get(0).getValueOrDefault(record.value()));
  }

  @Override
  public void refused(Refusal refusal) {
    super.refused(refusal);
    order.add("!" + refusal.place().record() + " " + refusal.cause());
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    super.failedResponse(place, codeAndMessage);
    order.add(codeAndMessage);
  }

  @Override
  public void counted(AnswerCount count) {
    super.counted(count);
    order.add(count.message());
  }
}
