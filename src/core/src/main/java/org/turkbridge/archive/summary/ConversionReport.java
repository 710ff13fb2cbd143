package org.turkbridge.archive.summary;

import java.time.Duration;

/**
 * What a conversion did. What an earlier run had finished is in all counts but the time.
 *
 * @param files how many inputs were read
 * @param leftOut files of folders that were not read, for they are not called like an archive
 * @param tally what was counted in them
 * @param time from start to end
 * @param stopped whether there were more rejects than were tolerated, so that it ended early and
 *     without output
 */
public record ConversionReport(
    long files, long leftOut, ConversionTally tally, Duration time, boolean stopped) {
  /** One of no folders. */
  public ConversionReport(long files, ConversionTally tally, Duration time, boolean stopped) {
    this(files, 0, tally, time, stopped);
  }

  /** Whether something was not carried over. */
  public boolean refused() {
    return !tally.rejects().isEmpty();
  }
}
