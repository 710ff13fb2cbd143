package org.turkbridge.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XmlCharactersTest {
  /** Longer than two pieces that a text is gone through in. */
  private static final int LONG = 4200;

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDE00", "\uFFFE", "\u0001", "\uDE00\uD83D"})
  void aCharacterThatXmlCannotHoldIsFoundAnywhere(String invalid) {
    for (int at = 0; at < LONG; at++) {
      String text = "\u00E9".repeat(at) + invalid + "\uD83D\uDE00".repeat(2);
      assertThat(XmlCharacters.firstInvalid(text)).isEqualTo(at);
      assertThat(XmlCharacters.firstInvalid("x".repeat(at) + invalid)).isEqualTo(at);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D\uDE00", "\uE000", "\uFFFD", "\r", "\t", "\n"})
  void whatXmlCanHoldIsPassedAnywhere(String valid) {
    for (int at = 0; at < LONG; at++) {
      assertThat(XmlCharacters.firstInvalid("x".repeat(at) + valid)).isEqualTo(-1);
    }
    assertThat(XmlCharacters.firstInvalid("x" + valid.repeat(LONG) + "\u0000"))
        .isEqualTo(1 + LONG * valid.length());
  }
}
