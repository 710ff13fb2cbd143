package org.turkbridge.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptModeTest {
  @ParameterizedTest
  @CsvSource({
    "on, ON",
    "On, ON",
    "on-partial, ON_PARTIAL",
    "ON-PARTIAL, ON_PARTIAL",
    "off, OFF",
    "true, OFF",
    "partial, OFF",
    "'', OFF"
  })
  void whatIsNotKnownIsOff(String word, PromptMode mode) {
    assertThat(PromptMode.of(word)).isEqualTo(mode);
  }
}
