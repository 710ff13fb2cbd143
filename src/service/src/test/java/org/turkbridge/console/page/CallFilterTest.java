package org.turkbridge.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallFilterTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

  /** Days that are kept stay; earlier and later ones, and what is no day, do not fail. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-02, 2026-11-05, 2026-11-02, 2026-11-05",
    "2020-01-01, 2026-11-30, 2025-10-27, 2026-11-30",
    "-999999999-01-01, -999999999-01-01, 2025-10-27, 2026-11-30",
    "+999999999-12-31, +999999999-12-31, 2026-11-01, 2026-11-30",
    "x, '', 2026-11-01, 2026-11-30",
    "2026-11-30, 2026-11-10, 2026-10-12, 2026-11-10"
  })
  void daysAreThoseThatAreKept(String from, String to, LocalDate first, LocalDate last) {
    CallFilter filter = CallFilter.of(Map.of("from", from, "to", to), TODAY);

    assertThat(filter).isEqualTo(new CallFilter(first, last, ""));
  }
}
