package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {
  private static Parameters of(String... namesAndValues) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Parameters(parameters);
  }

  private static void fails(ThrowingCallable reading, String code, String message) {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(reading)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .satisfies(e -> assertThat(e.place()).isEqualTo(LegacyException.Place.RESULT));
  }

  @Test
  void absentAndEmptyTextsAreNull() {
    assertThat(of().text("A")).isNull();
    assertThat(of("A", "").text("A")).isNull();
    assertThat(of("A", " ").text("A")).isEqualTo(" ");
    assertThat(of("a", "x").text("A")).isNull();
  }

  @Test
  void textSentTwiceIsRefusedEvenIfEmpty() {
    fails(
        () -> of("A", "", "A", "").text("A"),
        "AWS.MechanicalTurk.InvalidParameterValue",
        "The parameter A: was sent 2 times");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "+7, 7", "007, 7", "' 100 ', 100"})
  void integers(String text, int number) {
    assertThat(of("A", text).integer("A", 1, 100)).isEqualTo(number);
  }

  @Test
  void absentIntegerIsNull() {
    assertThat(of("A", "").integer("A", 1, 100)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "2147483648", "1099511627776"})
  void integerOutOfRange(String text) {
    fails(
        () -> of("A", text).integer("A", 1, 100),
        "AWS.ParameterOutOfRange",
        "The parameter A must be from 1 to 100, not " + text);
    fails(
        () -> of("A", "-" + text.replace("-", "")).integer("A", 1, Integer.MAX_VALUE),
        "AWS.ParameterOutOfRange",
        "must be at least 1");
    fails(
        () -> of("A", "2147483648").integer("A", 1, Integer.MAX_VALUE),
        "AWS.ParameterOutOfRange",
        "must be from 1 to 2147483647, not 2147483648");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten", "1.0", "", " ", "1 0", "\u0661", "0x1"})
  void integerThatIsNone(String text) {
    if (text.isEmpty()) {
      assertThat(of("A", text).integer("A", 1, 100)).isNull();
    } else {
      fails(
          () -> of("A", text).integer("A", 1, 100),
          "AWS.MechanicalTurk.InvalidParameterValue",
          "\"" + text + "\" is not a whole number");
    }
  }

  @Test
  void aNumberAboveARangeWithoutALeastIsToldTheMost() {
    fails(
        () -> of("A", "2147483648").integer("A", Integer.MIN_VALUE, Integer.MAX_VALUE),
        "AWS.ParameterOutOfRange",
        "must be from -2147483648 to 2147483647, not 2147483648");
  }

  @Test
  void longValuesAreShortenedInMessages() {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> of("A", "x".repeat(100_000)).integer("A", 1, 100))
        .satisfies(e -> assertThat(e.text()).hasSizeLessThan(200));
  }

  @Test
  void choices() {
    assertThat(of("A", "x").choice("A", List.of("x", "y"))).isEqualTo("x");
    assertThat(of("A", "").choice("A", List.of("x", "y"))).isNull();
    fails(
        () -> of("A", "X").choice("A", List.of("x", "y")),
        "AWS.MechanicalTurk.InvalidParameterValue",
        "\"X\" is not one of x, y");
  }

  @Test
  void everyWayToWriteAList() {
    assertThat(of("R", "a").list("R")).containsExactly("a");
    assertThat(of("R", "a", "R", "b").list("R")).containsExactly("a", "b");
    assertThat(of("R", "a, b,,c").list("R")).containsExactly("a", "b", "c");
    assertThat(of("R.1", "a", "R.2", "b").list("R")).containsExactly("a", "b");
    assertThat(of("R", "").list("R")).isEmpty();
    assertThat(of("R0", "a", "R.x", "b", "RR", "c", "R.1.x", "d").list("R")).isEmpty();
  }
}
