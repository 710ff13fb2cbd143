package org.turkbridge.convert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.Part;
import org.turkbridge.archive.summary.PartSummary;

/**
 * What came of a part of a document.
 *
 * @param records by their kinds
 * @param refusals places counted from the beginning of the part
 * @param endsRefused whether the last refusal is the last thing in it
 */
record Batch(
    List<KindBytes> records, List<Refusal> refusals, PartSummary summary, boolean endsRefused)
    implements Part<Batch> {
  @Override
  public boolean isNothing() {
    return summary.isNothing();
  }

  @Override
  public @Nullable Refusal last() {
    return endsRefused ? refusals.get(refusals.size() - 1) : null;
  }

  @Override
  public Batch withoutLastRefusal() {
    int last = refusals.size() - 1;
    return new Batch(
        records, refusals.subList(0, last), summary.without(refusals.get(last).kind()), false);
  }

  @Override
  public Batch shifted(Origin origin) {
    return new Batch(
        records,
        refusals.stream().map(origin::shift).toList(),
        summary.shifted(origin),
        endsRefused);
  }
}
