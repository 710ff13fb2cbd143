package org.turkbridge.archive.summary;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;

/**
 * What was counted while documents were converted. None is negative.
 *
 * @param written how many records there are of each kind of which there are any
 * @param bytes that were read, as they are in the input files
 * @param rejects what was not carried over, by kind; kinds that did not occur are absent
 * @param normalised how many records were normalised, by kind; kinds that did not occur are absent
 * @param failedResponses documents in which the service said no
 * @param withoutRecords documents that have no record and are no mistake
 * @param miscounted answers that hold another number of records than they say
 * @param leftOut columns of tables
 */
public record ConversionTally(
    Map<RecordKind, Long> written,
    long bytes,
    Map<RefusalKind, Long> rejects,
    Map<Normalisation, Long> normalised,
    long failedResponses,
    long withoutRecords,
    long miscounted,
    LeftOutColumns leftOut)
    implements Serializable {
  public static final ConversionTally NOTHING =
      new ConversionTally(Map.of(), 0, Map.of(), Map.of(), 0, 0, 0);

  public ConversionTally {
    written = copy(written);
    rejects = copy(rejects);
    normalised = copy(normalised);
  }

  /** One of documents that have no columns left out. */
  public ConversionTally(
      Map<RecordKind, Long> written,
      long bytes,
      Map<RefusalKind, Long> rejects,
      Map<Normalisation, Long> normalised,
      long failedResponses,
      long withoutRecords,
      long miscounted) {
    this(
        written,
        bytes,
        rejects,
        normalised,
        failedResponses,
        withoutRecords,
        miscounted,
        LeftOutColumns.NONE);
  }

  private static <K> Map<K, Long> copy(Map<K, Long> counts) {
    return counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  public static ConversionTally ofBytes(long bytes) {
    return new ConversionTally(Map.of(), bytes, Map.of(), Map.of(), 0, 0, 0);
  }

  public static ConversionTally ofMiscounted(long answers) {
    return new ConversionTally(Map.of(), 0, Map.of(), Map.of(), 0, 0, answers);
  }

  public ConversionTally plus(ConversionTally other) {
    return new ConversionTally(
        sum(written, other.written),
        bytes + other.bytes,
        sum(rejects, other.rejects),
        sum(normalised, other.normalised),
        failedResponses + other.failedResponses,
        withoutRecords + other.withoutRecords,
        miscounted + other.miscounted,
        leftOut.plus(other.leftOut));
  }

  /** The same, of no bytes. */
  public ConversionTally withoutBytes() {
    return new ConversionTally(
        written, 0, rejects, normalised, failedResponses, withoutRecords, miscounted, leftOut);
  }

  /** The same, but for one reject of that kind. */
  public ConversionTally without(RefusalKind kind) {
    Map<RefusalKind, Long> others = new TreeMap<>(rejects);
    others.computeIfPresent(kind, (same, count) -> count == 1 ? null : count - 1);
    return new ConversionTally(
        written, bytes, others, normalised, failedResponses, withoutRecords, miscounted, leftOut);
  }

  /**
   * Whether nothing was counted but bytes. Comparing records is slow in a JVM that just started.
   */
  public boolean isNothing() {
    return written.isEmpty()
        && rejects.isEmpty()
        && normalised.isEmpty()
        && failedResponses == 0
        && withoutRecords == 0
        && miscounted == 0
        && leftOut.isNone();
  }

  /** How many records there are. */
  public long records() {
    return written.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rejects of every kind together. */
  public long rejected() {
    return rejects.values().stream().mapToLong(Long::longValue).sum();
  }

  private static <K> Map<K, Long> sum(Map<K, Long> a, Map<K, Long> b) {
    if (b.isEmpty()) {
      return a;
    }
    Map<K, Long> sum = new TreeMap<>(a);
    b.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
    return sum;
  }
}
