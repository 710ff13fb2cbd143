package org.turkbridge.awscli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.awscli.output.Values.list;
import static org.turkbridge.awscli.output.Values.map;
import static org.turkbridge.awscli.output.Values.print;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableValuesTest {
  private static final ValueFormat TABLE = new TableValues("Title", false, 80);

  @Test
  void nestsTheTablesOfLists() {
    Object page =
        map("Requests", list(map("Id", "A", "Time", "now"), map("Id", "B")), "Number", 2L);
    assertThat(print(TABLE, page))
        .isEqualTo(
            """
            ------------------
            |      Title     |
            +----------+-----+
            |  Number  |  2  |
            +----------+-----+
            ||   Requests   ||
            |+-----+--------+|
            || Id  | Time   ||
            |+-----+--------+|
            ||  A  |  now   ||
            ||  B  |        ||
            |+-----+--------+|
            """);
  }

  @Test
  void turnsATableUprightThatIsTooWide() {
    Object value = map("First", "some value", "Second", "another value");
    assertThat(print(new TableValues("Title", false, 30), value))
        .isEqualTo(
            """
            -----------------------------
            |           Title           |
            +---------+-----------------+
            |  First  |  some value     |
            |  Second |  another value  |
            +---------+-----------------+
            """);
    assertThat(print(TABLE, value))
        .isEqualTo(
            """
            ---------------------------------
            |             Title             |
            +-------------+-----------------+
            |    First    |     Second      |
            +-------------+-----------------+
            |  some value |  another value  |
            +-------------+-----------------+
            """);
  }

  @Test
  void countsTwoColumnsForAWideCharacter() {
    assertThat(print(TABLE, list("\u4e2d\u6587", "abc")))
        .isEqualTo(
            """
            ----------
            |  Title |
            +--------+
            |  \u4e2d\u6587  |
            |  abc   |
            +--------+
            """);
  }

  @Test
  void colorsAsColoramaDoesWithoutAPager() {
    String reset = "\u001b[0m";
    String edge = "\u001b[2m\u001b[33m|" + reset + reset;
    assertThat(print(new TableValues("T", true, 80), map("a", list("x"))))
        .isEqualTo(
            "---------\n"
                + reset
                + reset
                + "|   T   |"
                + reset
                + reset
                + "\n"
                + reset
                + reset
                + "+-------+"
                + reset
                + reset
                + "\n"
                + reset
                + edge
                + "|  a  |"
                + reset
                + edge
                + "\n"
                + reset
                + edge
                + "+-----+"
                + reset
                + edge
                + "\n"
                + reset
                + edge
                + "|  \u001b[1m\u001b[34mx"
                + reset
                + "  |"
                + reset
                + edge
                + "\n"
                + reset
                + edge
                + "+-----+"
                + reset
                + edge
                + "\n"
                + reset);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  @ValueSource(longs = 0)
  @ValueSource(doubles = {0.0, -0.0})
  @ValueSource(booleans = false)
  void printsNothingOfWhatPythonTakesForFalse(@Nullable Object value) {
    assertThat(print(TABLE, value)).isEmpty();
  }

  @Test
  void printsNothingOfEmptyListsAndMaps() {
    assertThat(print(TABLE, list())).isEmpty();
    assertThat(print(TABLE, map())).isEmpty();
  }

  @Test
  void printsTheTitleOfAScalar() {
    assertThat(print(TABLE, "text")).isEqualTo("-------\n|Title|\n+-----+\n");
  }

  @Test
  void failsOnRowsOfUnequalLength() {
    assertThatThrownBy(() -> print(TABLE, list(list(1L, 2L), list(3L))))
        .isInstanceOf(UnprintableException.class)
        .hasMessage("Row should have 2 elements, instead it has 1");
  }

  @Test
  void failsOnAScalarAmongMaps() {
    assertThatThrownBy(() -> print(TABLE, list(map("a", 1L), null)))
        .isInstanceOf(UnprintableException.class)
        .hasMessage("'NoneType' object is not iterable");
  }
}
