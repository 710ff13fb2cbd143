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
 * @param found in the order of the document
 * @param tally of it; no bytes
 * @param failures responses by which the service said no
 * @param counts answers that hold another number of records than they say
 * @param endsFailed whether such a response is the last thing in it
 */
record Findings(
    List<Found> found,
    ConversionTally tally,
    List<Failure> failures,
    List<AnswerCount> counts,
    boolean endsFailed)
    implements Part<Findings> {
  /** A response by which the service said no. */
  record Failure(Place place, String codeAndMessage) {}

  @Override
  public boolean isNothing() {
    return tally.isNothing() && counts.isEmpty();
  }

  @Override
  public @Nullable Refusal last() {
    return found.isEmpty() || endsFailed ? null : found.get(found.size() - 1).refusal();
  }

  @Override
  public Findings withoutLastRefusal() {
    int last = found.size() - 1;
    @Nullable Refusal refusal = found.get(last).refusal();
    return refusal == null
        ? this
        : new Findings(
            found.subList(0, last), tally.without(refusal.kind()), failures, counts, false);
  }

  @Override
  public Findings shifted(Origin origin) {
    return new Findings(
        found.stream().map(one -> one.shifted(origin)).toList(),
        tally,
        failures.stream()
            .map(failure -> new Failure(origin.shift(failure.place()), failure.codeAndMessage()))
            .toList(),
        counts.stream().flatMap(count -> origin.shift(count).stream()).toList(),
        endsFailed);
  }
}
