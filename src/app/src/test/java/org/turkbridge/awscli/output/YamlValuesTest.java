package org.turkbridge.awscli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.awscli.output.Values.list;
import static org.turkbridge.awscli.output.Values.map;
import static org.turkbridge.awscli.output.Values.print;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlValuesTest {
  private static final ValueFormat YAML = new YamlValues();

  @Test
  void writesBlocksInTheOrderOfKeys() {
    Object page =
        map(
            "Requests",
            list(map("SubmitTime", "2014-08-15T00:01:00+00:00", "Id", "A", "Text", "a: b")),
            "NumResults",
            1L,
            "L",
            list(list(1.5, null), list()));
    assertThat(print(YAML, page))
        .isEqualTo(
            """
            L:
            - - 1.5
              - null
            - []
            NumResults: 1
            Requests:
            - Id: A
              SubmitTime: '2014-08-15T00:01:00+00:00'
              Text: 'a: b'
            """);
  }

  @Test
  void writesScalarsAsJson() {
    assertThat(print(YAML, "a: b\n")).isEqualTo("\"a: b\\n\"\n");
    assertThat(print(YAML, null)).isEqualTo("null\n");
    assertThat(print(YAML, Double.POSITIVE_INFINITY)).isEqualTo("Infinity\n");
    assertThat(print(YAML, list(Double.POSITIVE_INFINITY))).isEqualTo("- .inf\n");
  }

  @Test
  void printsNothingOfAnEmptyMapButAsAPage() {
    assertThat(print(YAML, map())).isEmpty();
    assertThat(print(YAML, list())).isEqualTo("[]\n");
    assertThat(print(new YamlPages(), map())).isEqualTo("- {}\n");
  }

  @Test
  void writesEachPageAsAnElement() {
    assertThat(print(new YamlPages(), map("b", list("x"), "a", null)))
        .isEqualTo("- a: null\n  b:\n  - x\n");
    assertThat(print(new YamlPages(), null)).isEqualTo("- null\n");
  }

  @Test
  void foldsLongTexts() {
    assertThat(print(YAML, map("a", "word ".repeat(20) + ".")))
        .isEqualTo("a: " + "word ".repeat(15) + "word\n  " + "word ".repeat(4) + ".\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a ",
        " a",
        "\n",
        "a\n b",
        "a\t",
        "\r\n",
        "\u0000\u001f\u007f\u009f",
        "x\u0085y",
        "x\u2028 y",
        "x\u2029",
        "\ufeff",
        "\ufffe",
        "\u00a0\u0001",
        "\ud83d\ude00",
        "yes",
        "null",
        "1e3",
        "1:30",
        "'",
        "\"",
        "\\",
        "- a",
        "# a",
        "a #b",
        "a: b",
        "---",
        "C:\\x1f\\_"
      })
  void writesTextsThatAreReadBack(String text) {
    Object read =
        new Load(LoadSettings.builder().build())
            .loadFromString(print(YAML, map(text, text.repeat(40), "z", list(text))));
    assertThat(read).isEqualTo(map(text, text.repeat(40), "z", list(text)));
  }

  @Test
  void escapesAsLibyaml() {
    assertThat(print(YAML, list("\u007f\u001f\u00a0", "\ud83d\ude00\u2028", "\u00e9 \u4e2d")))
        .isEqualTo("- \"\\x7F\\x1F\u00a0\"\n- \"\\U0001F600\\u2028\"\n- \u00e9 \u4e2d\n");
  }

  @Test
  void passesOnWhatTheWriterThrows() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space");
          }
        };
    assertThatThrownBy(() -> YAML.write(list(1L), full))
        .isInstanceOf(IOException.class)
        .hasMessage("no space");
  }
}
