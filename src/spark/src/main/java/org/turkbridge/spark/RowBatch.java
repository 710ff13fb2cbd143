package org.turkbridge.spark;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.Part;
import org.turkbridge.archive.summary.ConversionTally;

/**
 * What came of a part of a document.
 *
 * @param rows records and rejects, in the order of the document
 * @param tally of it; no bytes
 * @param failures responses by which the service said no
 * @param counts answers that hold another number of records than they say
 * @param endsFailed whether such a response is the last thing in it
 */
record RowBatch(
    List<RecordOrReject> rows,
    ConversionTally tally,
    List<Failure> failures,
    List<AnswerCount> counts,
    boolean endsFailed)
    implements Part<RowBatch> {
  /** A response by which the service said no. */
  record Failure(Place place, String codeAndMessage) {}

  @Override
  public boolean isNothing() {
    return tally.isNothing() && counts.isEmpty();
  }

  @Override
  public @Nullable Refusal last() {
    return rows.isEmpty() || endsFailed ? null : rows.get(rows.size() - 1).refusal();
  }

  @Override
  public RowBatch withoutLastRefusal() {
    int last = rows.size() - 1;
    @Nullable Refusal refusal = rows.get(last).refusal();
    return refusal == null
        ? this
        : new RowBatch(
            rows.subList(0, last), tally.without(refusal.kind()), failures, counts, false);
  }

  @Override
  public RowBatch shifted(Origin origin) {
    return new RowBatch(
        rows.stream().map(one -> one.shifted(origin)).toList(),
        tally,
        failures.stream()
            .map(failure -> new Failure(origin.shift(failure.place()), failure.codeAndMessage()))
            .toList(),
        counts.stream().flatMap(count -> origin.shift(count).stream()).toList(),
        endsFailed);
  }
}
