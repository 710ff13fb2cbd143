package org.turkbridge.spark;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.util.AccumulatorV2;
import org.turkbridge.archive.summary.ConversionTally;

/**
 * What was counted, by partition: of a partition that is read again, as after the loss of a
 * machine, the last reading counts and no other. For several threads: a task adds, and a heartbeat
 * reads meanwhile.
 */
final class TallyAccumulator
    extends AccumulatorV2<TallyAccumulator.PartitionTally, Map<Integer, ConversionTally>> {
  private static final long serialVersionUID = 1L;

  private final HashMap<Integer, ConversionTally> tallies = new HashMap<>();

  /** What was counted in a partition, from its beginning to its end. */
  record PartitionTally(int number, ConversionTally tally) {}

  @Override
  public synchronized boolean isZero() {
    return tallies.isEmpty();
  }

  @Override
  public synchronized AccumulatorV2<PartitionTally, Map<Integer, ConversionTally>> copy() {
    TallyAccumulator copy = new TallyAccumulator();
    copy.tallies.putAll(tallies);
    return copy;
  }

  @Override
  public synchronized void reset() {
    tallies.clear();
  }

  @Override
  public synchronized void add(PartitionTally counted) {
    tallies.put(counted.number(), counted.tally());
  }

  @Override
  public void merge(AccumulatorV2<PartitionTally, Map<Integer, ConversionTally>> other) {
    // Before it is locked: two that take from each other wait for nobody.
    Map<Integer, ConversionTally> more = other.value();
    synchronized (this) {
      tallies.putAll(more);
    }
  }

  @Override
  public synchronized Map<Integer, ConversionTally> value() {
    return Map.copyOf(tallies);
  }

  /** What was counted in all partitions. */
  ConversionTally total() {
    return value().values().stream().reduce(ConversionTally.NOTHING, ConversionTally::plus);
  }
}
