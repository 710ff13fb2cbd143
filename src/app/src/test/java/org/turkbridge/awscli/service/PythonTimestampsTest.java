package org.turkbridge.awscli.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations are what Python prints. */
class PythonTimestampsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private static PythonTimestamps in(String zone) {
    return new PythonTimestamps(ZoneId.of(zone), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 1408060860, 2014-08-15T00:01:00+00:00",
    "UTC, 1212323400.25, 2008-06-01T12:30:00.250000+00:00",
    "UTC, 1408060860.000001, 2014-08-15T00:01:00.000001+00:00",
    "UTC, -1.5, 1969-12-31T23:59:58.500000+00:00",
    "UTC, 0, 1970-01-01T00:00:00+00:00",
    "America/New_York, 1408060860, 2014-08-14T20:01:00-04:00",
    "America/New_York, 1389296730, 2014-01-09T14:45:30-05:00",
    "Australia/Sydney, 1389296730, 2014-01-10T06:45:30+11:00",
    "Asia/Kathmandu, 1408060860, 2014-08-15T05:46:00+05:45"
  })
  void printsAsPython(String zone, double seconds, String expected) {
    assertThat(in(zone).print(seconds)).isEqualTo(expected);
  }

  @Test
  void aZoneHasTheOffsetsOfThisYear() {
    // In 2013 Moscow's clocks were four hours ahead.
    assertThat(in("Europe/Moscow").print(1378807810L)).isEqualTo("2013-09-10T13:10:10+03:00");
  }

  @Test
  void textsOfTheServiceAreRead() {
    assertThat(in("UTC").print("2014-08-15T00:01:00Z")).isEqualTo("2014-08-15T00:01:00+00:00");
    assertThat(in("UTC").print("1.40806086E9")).isEqualTo("2014-08-15T00:01:00+00:00");
  }
}
