package org.turkbridge.spark;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.util.AccumulatorV2;
import org.turkbridge.archive.summary.ConversionTally;

/**
 * What was counted, by partition: of a partition that is read again, as after the loss of a
 * machine, the last reading counts and no other.
 */
final class TallyAccumulator
    extends AccumulatorV2<TallyAccumulator.OfPartition, Map<Integer, ConversionTally>> {
  private static final long serialVersionUID = 1L;

  private final HashMap<Integer, ConversionTally> tallies = new HashMap<>();

  /** What was counted in a partition, from its beginning to its end. */
  record OfPartition(int number, ConversionTally tally) {}

  @Override
  public boolean isZero() {
    return tallies.isEmpty();
  }

  @Override
  public AccumulatorV2<OfPartition, Map<Integer, ConversionTally>> copy() {
    TallyAccumulator copy = new TallyAccumulator();
    copy.tallies.putAll(tallies);
    return copy;
  }

  @Override
  public void reset() {
    tallies.clear();
  }

  @Override
  public void add(OfPartition counted) {
    tallies.put(counted.number(), counted.tally());
  }

  @Override
  public void merge(AccumulatorV2<OfPartition, Map<Integer, ConversionTally>> other) {
    tallies.putAll(other.value());
  }

  @Override
  public Map<Integer, ConversionTally> value() {
    return tallies;
  }

  /** What was counted in all partitions. */
  ConversionTally total() {
    return tallies.values().stream().reduce(ConversionTally.NOTHING, ConversionTally::plus);
  }
}
