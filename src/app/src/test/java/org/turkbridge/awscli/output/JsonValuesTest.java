package org.turkbridge.awscli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.awscli.output.Values.list;
import static org.turkbridge.awscli.output.Values.map;
import static org.turkbridge.awscli.output.Values.print;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
  private static final ValueFormat JSON = new JsonValues();
  private static final ValueFormat LINES = new JsonLine();

  @Test
  void indentsByFourAndKeepsTheOrder() {
    Object value =
        map("b", list(map("x", 1L, "y", null), "t"), "a", map("k", true), "l", list(), "m", map());
    assertThat(print(JSON, value))
        .isEqualTo(
            """
            {
                "b": [
                    {
                        "x": 1,
                        "y": null
                    },
                    "t"
                ],
                "a": {
                    "k": true
                },
                "l": [],
                "m": {}
            }
            """);
  }

  @Test
  void printsNothingOfAnEmptyMap() {
    assertThat(print(JSON, map())).isEmpty();
    assertThat(print(JSON, list())).isEqualTo("[]\n");
    assertThat(print(JSON, null)).isEqualTo("null\n");
    assertThat(print(JSON, "")).isEqualTo("\"\"\n");
  }

  @Test
  void spellsNumbersAsPython() {
    assertThat(print(LINES, list(1e16, 1e-5, 1.0, -0.0, BigInteger.ONE.shiftLeft(64), -1L)))
        .isEqualTo("1e+16\n1e-05\n1.0\n-0.0\n18446744073709551616\n-1\n");
    assertThat(print(LINES, list(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)))
        .isEqualTo("NaN\nInfinity\n-Infinity\n");
  }

  @Test
  void escapesNoMoreThanItMust() {
    assertThat(print(JSON, "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\u00e9\ud83d\ude00"))
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u2028\u00e9\ud83d\ude00\"\n");
  }

  @Test
  void writesALineForEachElement() {
    assertThat(print(LINES, list(map("a", list(1L, 2L), "b", "x\ny"), null, map())))
        .isEqualTo("{\"a\":[1,2],\"b\":\"x\\ny\"}\nnull\n{}\n");
    assertThat(print(LINES, map("a", 1L))).isEqualTo("{\"a\":1}\n");
    assertThat(print(LINES, list())).isEmpty();
  }
}
