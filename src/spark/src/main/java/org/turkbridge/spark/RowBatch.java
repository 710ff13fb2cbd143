package org.turkbridge.spark;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.Part;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.archive.summary.PartSummary;

/**
 * What came of a part of a document.
 *
 * @param rows records and rejects, in the order of the document
 * @param endsFailed whether a response by which the service said no is the last thing in it
 */
record RowBatch(List<RecordOrReject> rows, PartSummary summary, boolean endsFailed)
    implements Part<RowBatch> {
  /** What was read and has no rows. */
  static RowBatch ofBytes(long bytes) {
    return new RowBatch(List.of(), new PartSummary(ConversionTally.ofBytes(bytes)), false);
  }

  @Override
  public boolean isNothing() {
    return summary.isNothing();
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
        : new RowBatch(rows.subList(0, last), summary.without(refusal.kind()), false);
  }

  @Override
  public RowBatch shifted(Origin origin) {
    return new RowBatch(
        rows.stream().map(one -> one.shifted(origin)).toList(),
        summary.shifted(origin),
        endsFailed);
  }
}
