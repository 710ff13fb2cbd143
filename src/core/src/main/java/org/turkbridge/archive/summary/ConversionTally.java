package org.turkbridge.archive.summary;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;

/**
 * What was counted while documents were converted. None is negative.
 *
 * @param records that were written
 * @param bytes that were read, as they are in the input files
 * @param rejects what was not carried over, by kind; kinds that did not occur are absent
 * @param normalised how many records were normalised, by kind; kinds that did not occur are absent
 * @param failedResponses documents in which the service said no
 * @param withoutRequests documents that have no request and are no mistake
 * @param miscounted answers that hold another number of records than they say
 */
public record ConversionTally(
    long records,
    long bytes,
    Map<RefusalKind, Long> rejects,
    Map<Normalisation, Long> normalised,
    long failedResponses,
    long withoutRequests,
    long miscounted)
    implements Serializable {
  public static final ConversionTally NOTHING =
      new ConversionTally(0, 0, Map.of(), Map.of(), 0, 0, 0);

  public ConversionTally {
    rejects = copy(rejects);
    normalised = copy(normalised);
  }

  private static <K> Map<K, Long> copy(Map<K, Long> counts) {
    return counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  public static ConversionTally ofBytes(long bytes) {
    return new ConversionTally(0, bytes, Map.of(), Map.of(), 0, 0, 0);
  }

  public static ConversionTally ofMiscounted(long answers) {
    return new ConversionTally(0, 0, Map.of(), Map.of(), 0, 0, answers);
  }

  public ConversionTally plus(ConversionTally other) {
    return new ConversionTally(
        records + other.records,
        bytes + other.bytes,
        sum(rejects, other.rejects),
        sum(normalised, other.normalised),
        failedResponses + other.failedResponses,
        withoutRequests + other.withoutRequests,
        miscounted + other.miscounted);
  }

  /** The same, but for one reject of that kind. */
  public ConversionTally without(RefusalKind kind) {
    Map<RefusalKind, Long> others = new TreeMap<>(rejects);
    others.computeIfPresent(kind, (same, count) -> count == 1 ? null : count - 1);
    return new ConversionTally(
        records, bytes, others, normalised, failedResponses, withoutRequests, miscounted);
  }

  /**
   * Whether nothing was counted but bytes. Comparing records is slow in a JVM that just started.
   */
  public boolean isNothing() {
    return records == 0
        && rejects.isEmpty()
        && normalised.isEmpty()
        && failedResponses == 0
        && withoutRequests == 0
        && miscounted == 0;
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
