package org.turkbridge.http;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.local.Statistics;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.message.RequesterStatistic;
import org.turkbridge.message.TimePeriod;
import org.turkbridge.shim.RequesterStatistics;

/** Statistics of the shim from the store of the embedded service. */
record StoredStatistics(Statistics statistics) implements RequesterStatistics {
  @Override
  public SortedMap<Instant, Number> values(
      String requester,
      @Nullable String workerId,
      RequesterStatistic statistic,
      TimePeriod period,
      int days) {
    try {
      return statistics.values(requester, workerId, statistic, period, days);
    } catch (StoreException e) {
      // As of an operation that the service is called for.
      throw LegacyException.ofCall(
          LegacyErrorCode.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }
}
