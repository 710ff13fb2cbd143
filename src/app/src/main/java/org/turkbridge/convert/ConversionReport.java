package org.turkbridge.convert;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;

/**
 * What a conversion did. What an earlier run had finished is in all counts but the time.
 *
 * @param files how many inputs were read
 * @param records how many were written
 * @param bytes how many were read, as they are in the input files
 * @param time from start to end
 * @param rejects what was not carried over, by kind; kinds that did not occur are absent
 * @param normalised how many records were normalised, by kind; kinds that did not occur are absent
 * @param failedResponses documents in which the service said no
 * @param withoutRequests documents that have no request and are no mistake
 * @param miscounted answers that hold another number of records than they say
 * @param stopped whether there were more rejects than were tolerated, so that it ended early and
 *     without output
 */
public record ConversionReport(
    long files,
    long records,
    long bytes,
    Duration time,
    Map<RefusalKind, Long> rejects,
    Map<Normalisation, Long> normalised,
    long failedResponses,
    long withoutRequests,
    long miscounted,
    boolean stopped) {
  public ConversionReport {
    rejects = Collections.unmodifiableMap(new TreeMap<>(rejects));
    normalised = Collections.unmodifiableMap(new TreeMap<>(normalised));
  }

  static ConversionReport of(long files, ConversionTally tally, Duration time, boolean stopped) {
    return new ConversionReport(
        files,
        tally.records(),
        tally.bytes(),
        time,
        tally.rejects(),
        tally.normalised(),
        tally.failedResponses(),
        tally.withoutRequests(),
        tally.miscounted(),
        stopped);
  }

  /** Whether something was not carried over. */
  public boolean refused() {
    return !rejects.isEmpty();
  }
}
