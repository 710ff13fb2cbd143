package org.turkbridge.archive;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** What is told of QualificationRequests, without their bytes, as to who converts them. */
public abstract class ToldInOrder extends Told {
  private final List<String> order = new ArrayList<>();
  private final List<String> counts = new ArrayList<>();

  /** Everything in order: the record's number and id, {@code !} and the number of a refusal. */
  public List<String> order() {
    return order;
  }

  /** Answers that hold another number of records than they say. */
  public List<String> counts() {
    return counts;
  }

  /** The first record. */
  public QualificationRequest request() {
    return records().get(0).value(QualificationRequest.class);
  }

  /**
   * The only record.
   *
   * @throws AssertionError if there is anything else
   */
  public ArchivedRecord only() {
    if (records().size() != 1 || !refusals().isEmpty() || !failures().isEmpty()) {
      throw new AssertionError(this);
    }
    return records().get(0);
  }

  @Override
  public boolean wantsBytes() {
    return false;
  }

  @Override
  public void record(ArchivedRecord record) {
    super.record(record);
    order.add(
        record.place().record()
            + " "
            + record.value(QualificationRequest.class).qualificationRequestId());
  }

  @Override
  public void refused(Refusal refusal) {
    super.refused(refusal);
    order.add("!" + refusal.place().record());
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    super.failedResponse(place, codeAndMessage);
    order.add("failed");
  }

  @Override
  public void counted(AnswerCount count) {
    super.counted(count);
    counts.add(count.place() + ": " + count.message());
    order.add("counted");
  }

  @Override
  public String toString() {
    return order + " " + refusals() + " " + failures();
  }
}
