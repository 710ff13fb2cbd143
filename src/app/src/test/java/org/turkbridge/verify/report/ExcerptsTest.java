package org.turkbridge.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptsTest {
  @ParameterizedTest
  @CsvSource({
    "abc, abd, abc, abd",
    "'', abcdefghij, '', abcdefgh...",
    "Xbcdefghij, Ybcdefghij, Xbcdefgh..., Ybcdefgh...",
    "0123456789Xabcdefghij, 0123456789Yabcdefghij, ...89Xabcde..., ...89Yabcde...",
    "0123456789X, 0123456789Y, ...3456789X, ...3456789Y",
    "0123456789X, 0123456789, ...3456789X, ...3456789",
    "01234567, 0123456789abcdefghij, ...67, ...6789abcd...",
    "0123456789, 0123456789, ...23456789, ...23456789",
  })
  void bothShowTheirFirstDifference(String before, String after, String old, String now) {
    assertThat(Excerpts.around(before, after, 8)).isEqualTo(new Excerpts(old, now));
  }

  @Test
  void charactersAreNotCutInTwo() {
    String smiles = "\uD83D\uDE00".repeat(20);
    Excerpts cut = Excerpts.around(smiles + "a" + smiles, smiles + "b" + smiles, 9);
    assertThat(cut.before()).matches("\\.\\.\\.\uD83D\uDE00+a\uD83D\uDE00+\\.\\.\\.");
    assertThat(Excerpts.beginning(smiles, 9)).isEqualTo(smiles.substring(0, 8) + "...");
  }

  @Test
  void oneAloneShowsItsBeginning() {
    assertThat(Excerpts.beginning("0123456789", 8)).isEqualTo("01234567...");
    assertThat(Excerpts.beginning("01234567", 8)).isEqualTo("01234567");
  }
}
