package org.turkbridge.awscli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.awscli.output.Values.list;
import static org.turkbridge.awscli.output.Values.map;
import static org.turkbridge.awscli.output.Values.print;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class TextValuesTest {
  private static final ValueFormat TEXT = new TextValues();

  @Test
  void putsScalarsInTheOrderOfKeysBeforeWhatIsNested() {
    Object page =
        map(
            "QualificationRequests",
            list(
                map("WorkerId", "W", "Test", "<a/>", "QualificationTypeId", "T"),
                map("WorkerId", "V", "QualificationTypeId", "U")),
            "NumResults",
            2L);
    assertThat(print(TEXT, page))
        .isEqualTo(
            """
            2
            QUALIFICATIONREQUESTS\tT\t<a/>\tW
            QUALIFICATIONREQUESTS\tU\t\tV
            """);
  }

  @Test
  void spellsScalarsAsPython() {
    assertThat(print(TEXT, list(null, true, 1.0, "x"))).isEqualTo("None\tTrue\t1.0\tx\n");
    assertThat(print(TEXT, null)).isEqualTo("None\n");
    assertThat(print(TEXT, "")).isEqualTo("\n");
  }

  @Test
  void putsEachScalarOfANamedListOnALineOfItsOwn() {
    assertThat(print(TEXT, map("keys", list("a", list("b"), "c"))))
        .isEqualTo("KEYS\ta\nKEYS\tc\nKEYS\tb\n");
  }

  @Test
  void printsNothingOfWhatIsEmpty() {
    assertThat(print(TEXT, map())).isEmpty();
    assertThat(print(TEXT, list())).isEmpty();
    assertThat(print(TEXT, map("a", list(), "b", map()))).isEmpty();
  }

  @Test
  void showsANestedValueInTheColumnOfScalars() {
    assertThat(print(TEXT, list(map("a", 1L), map("a", list("x")), map("b", list(2L)))))
        .isEqualTo("1\n['x']\n\nB\t2\n");
  }

  @Test
  void ordersKeysByCodePoint() {
    assertThat(print(TEXT, map("\ud83d\ude00", 1L, "\uff5e", 2L, "b", 3L, "B", 4L)))
        .isEqualTo("4\t3\t2\t1\n");
  }

  @Test
  void failsOnAScalarAmongMapsAfterTheLinesBeforeIt() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Object value = map("a", "first", "b", list(map("c", 1L), "x"));
    assertThatThrownBy(() -> TEXT.write(value, out))
        .isInstanceOf(UnprintableException.class)
        .hasMessage("'str' object has no attribute 'items'");
    assertThat(out).hasToString("first\n");
  }
}
