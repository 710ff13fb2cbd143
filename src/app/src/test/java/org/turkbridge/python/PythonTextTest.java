package org.turkbridge.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.awscli.output.Values.list;
import static org.turkbridge.awscli.output.Values.map;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations are what Python 3.11 prints. */
class PythonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0",
        "-0.0",
        "1.0",
        "0.1",
        "-2.5",
        "100.0",
        "123456789.125",
        "0.0001",
        "1e-05",
        "1.5e-07",
        "1000000000000000.0",
        "1e+16",
        "1.5e+16",
        "1.2345678901234568e+17",
        "1e+23",
        "2e-323",
        "5e-324",
        "1e-323",
        "1.5e-323",
        "2.2250738585072014e-308",
        "1.7976931348623157e+308"
      })
  void spellsFloatsWithTheFewestDigits(String python) {
    assertThat(PythonText.str(Double.valueOf(python))).isEqualTo(python);
  }

  @Test
  void spellsOtherScalars() {
    assertThat(PythonText.str(null)).isEqualTo("None");
    assertThat(PythonText.str(true)).isEqualTo("True");
    assertThat(PythonText.str(false)).isEqualTo("False");
    assertThat(PythonText.str(-1L)).isEqualTo("-1");
    assertThat(PythonText.str(BigInteger.TEN.pow(20))).isEqualTo("100000000000000000000");
    assertThat(PythonText.str(Double.NaN)).isEqualTo("nan");
    assertThat(PythonText.str(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(PythonText.str("it's\n")).isEqualTo("it's\n");
  }

  @Test
  void spellsNestedValuesAsPythonSource() {
    assertThat(PythonText.str(map("a", list("it's", "\"'", 1L, null), "b", map("c", 1.0))))
        .isEqualTo("{'a': [\"it's\", '\"\\'', 1, None], 'b': {'c': 1.0}}");
  }

  @Test
  void escapesInNestedTextsWhatCannotBeSeen() {
    assertThat(
            PythonText.str(list("\\\t\u0001\u00a0\u200b\ue000\udbff\udfff", "\u00e9 \ud83d\ude00")))
        .isEqualTo("['\\\\\\t\\x01\\xa0\\u200b\\ue000\\U0010ffff', '\u00e9 \ud83d\ude00']");
  }
}
