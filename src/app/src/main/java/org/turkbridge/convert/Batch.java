package org.turkbridge.convert;

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
 * @param records in their output form, with separators between them
 * @param tally of the part; no bytes
 * @param refusals places counted from the beginning of the part
 * @param failures responses by which the service said no
 * @param counts answers that hold another number of records than they say
 * @param endsRefused whether the last refusal is the last thing in it
 */
record Batch(
    RecordBytes records,
    ConversionTally tally,
    List<Refusal> refusals,
    List<Failure> failures,
    List<AnswerCount> counts,
    boolean endsRefused)
    implements Part<Batch> {
  /** A response by which the service said no. */
  record Failure(Place place, String codeAndMessage) {}

  @Override
  public boolean isNothing() {
    return tally.isNothing() && counts.isEmpty();
  }

  @Override
  public @Nullable Refusal last() {
    return endsRefused ? refusals.get(refusals.size() - 1) : null;
  }

  @Override
  public Batch withoutLastRefusal() {
    int last = refusals.size() - 1;
    return new Batch(
        records,
        tally.without(refusals.get(last).kind()),
        refusals.subList(0, last),
        failures,
        counts,
        false);
  }

  @Override
  public Batch shifted(Origin origin) {
    return new Batch(
        records,
        tally,
        refusals.stream().map(origin::shift).toList(),
        failures.stream()
            .map(failure -> new Failure(origin.shift(failure.place()), failure.codeAndMessage()))
            .toList(),
        counts.stream().flatMap(count -> origin.shift(count).stream()).toList(),
        endsRefused);
  }
}
