package org.turkbridge.shim;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.RequesterStatistic;
import org.turkbridge.message.TimePeriod;

/**
 * What the service behind knows of its past, which the current API has no operation for. Safe for
 * any thread.
 */
public interface RequesterStatistics {
  /**
   * The values of a statistic.
   *
   * @param requester the name of the one who asks
   * @param workerId whose work for the Requester counts; null for everyone's
   * @param statistic one that there is of a Requester, or of a Worker; what does not happen at any
   *     time is asked for as of now
   * @param days how many values of OneDay; of other periods there is one
   * @return by the beginnings of the days; a Double or a Long, as the statistic is documented
   * @throws org.turkbridge.legacy.LegacyException if they cannot be read now
   */
  SortedMap<Instant, Number> values(
      String requester,
      @Nullable String workerId,
      RequesterStatistic statistic,
      TimePeriod period,
      int days);
}
