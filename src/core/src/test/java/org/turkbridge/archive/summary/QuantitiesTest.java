package org.turkbridge.archive.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1 KB",
    "252345, 252 KB",
    "999499, 999 KB",
    "999500, 1 MB",
    "190000000, 190 MB",
    "999500000, 1.0 GB",
    "2147483648, 2.1 GB"
  })
  void bytesHaveTheUnitThatFits(long bytes, String text) {
    assertThat(Quantities.bytes(bytes)).isEqualTo(text);
  }

  @Test
  void ratesHaveAFractionWhileTheyAreSmall() {
    assertThat(Quantities.rate(612_000, Duration.ofSeconds(1))).isEqualTo("0.6 MB/s");
    assertThat(Quantities.rate(9_960_000, Duration.ofSeconds(1))).isEqualTo("10 MB/s");
    assertThat(Quantities.rate(190_000_000, Duration.ofMillis(500))).isEqualTo("380 MB/s");
  }

  @Test
  void aRateInNoTimeIsThatOfAMillisecond() {
    assertThat(Quantities.rate(1_000, Duration.ZERO)).isEqualTo("1.0 MB/s");
  }

  @Test
  void aSingleThingHasNoPlural() {
    assertThat(Quantities.counted(1, "file")).isEqualTo("1 file");
    assertThat(Quantities.counted(0, "file")).isEqualTo("0 files");
  }
}
