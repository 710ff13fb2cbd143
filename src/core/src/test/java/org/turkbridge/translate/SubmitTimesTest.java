package org.turkbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SubmitTimesTest {
  @Property
  void printsWhatItParses(@ForAll("instants") Instant time) {
    assertThat(SubmitTimes.parse(SubmitTimes.print(time))).isEqualTo(Translated.unchanged(time));
    assertThat(SubmitTimes.parse(SubmitTimes.printOffset(time)))
        .isEqualTo(Translated.unchanged(time));
    assertThat(EpochSeconds.parse(EpochSeconds.print(time))).isEqualTo(time);
  }

  @Property
  void printsAsTheLibraryDoes(@ForAll("instants") Instant time) {
    String library = time.toString();

    assertThat(SubmitTimes.print(time))
        .isEqualTo(library.contains(".") ? library.replaceFirst("0*Z$", "Z") : library);
    assertThat(new BigDecimal(EpochSeconds.print(time)))
        .isEqualByComparingTo(
            BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9)));
  }

  @Example
  void printsYearsOfMoreOrLessThanFourDigits() {
    assertThat(SubmitTimes.print(Instant.parse("+12014-08-15T00:01:00.5Z")))
        .isEqualTo("12014-08-15T00:01:00.5Z");
    assertThat(SubmitTimes.print(Instant.parse("-0044-03-15T00:00:00Z")))
        .isEqualTo("-0044-03-15T00:00:00Z");
  }

  @Example
  void saysWhyANumberIsNoTime() {
    assertThatThrownBy(() -> EpochSeconds.parse("1408060860000"))
        .isInstanceOf(UntranslatableException.class)
        .hasMessage(
            "SubmitTime 1408060860000 is not a number of seconds since 1970 (not milliseconds; at"
                + " most nine digits of fraction, the years 1 to 9999)");
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void refusesTimesThatNotEveryNotationHas(@ForAll("outOfRange") String time) {
    assertThatThrownBy(() -> SubmitTimes.parse(time))
        .isInstanceOf(UntranslatableException.class)
        .hasMessageContaining("the years 1 to 9999");
  }

  @Provide
  Arbitrary<String> outOfRange() {
    return Arbitraries.of(
        "20082-06-01T12:30:00Z",
        "9999-12-31T23:59:59-00:01",
        "0001-01-01T00:00:00+00:01",
        "0000-01-01T00:00:00Z",
        "-0044-03-15T00:00:00Z");
  }

  @Example
  void offsetsAndMissingZonesAreUtcAndSaidSo() {
    Instant time = Instant.parse("2005-12-01T23:59:59Z");

    assertThat(SubmitTimes.parse("2005-12-01T15:59:59-08:00"))
        .isEqualTo(new Translated<>(time, Set.of(Normalisation.ZONE_OFFSET)));
    assertThat(SubmitTimes.parse("2005-12-01T23:59:59"))
        .isEqualTo(new Translated<>(time, Set.of(Normalisation.MISSING_ZONE)));
  }

  @Example
  void whatIsNoTimeIsNamed() {
    for (String wrong :
        new String[] {
          "yesterday",
          "2005-12-01",
          "2005-12-01T23:59Z",
          "2005-13-01T23:59:59Z",
          "",
          "2005-12-01T23:59:59.0000000001Z",
          "2005-02-30T00:00:00Z"
        }) {
      assertThatThrownBy(() -> SubmitTimes.parse(wrong))
          .as(wrong)
          .isInstanceOf(UntranslatableException.class)
          .hasMessageContaining("SubmitTime \"" + wrong + "\"");
    }
  }

  @Example
  void takesTheFirstAndTheLastTime() {
    assertThat(SubmitTimes.parse("0001-01-01T00:00:00Z").value())
        .isEqualTo(EpochSeconds.parse("-62135596800"));
    assertThat(SubmitTimes.parse("9999-12-31T23:59:59.999999999Z").value())
        .isEqualTo(EpochSeconds.parse("253402300799.999999999"));
  }

  @Example
  void theEndOfADayIsTheStartOfTheNext() {
    for (String end : new String[] {"24:00:00Z", "24:00:00.000Z", "24:00:00"}) {
      assertThat(SubmitTimes.parse("2014-08-15T" + end).value())
          .isEqualTo(Instant.parse("2014-08-16T00:00:00Z"));
    }
    assertThat(SubmitTimes.parse("2014-08-15T24:00:00-07:00").value())
        .isEqualTo(Instant.parse("2014-08-16T07:00:00Z"));
    assertThatThrownBy(() -> SubmitTimes.parse("2014-08-15T24:00:01Z"))
        .isInstanceOf(UntranslatableException.class);
  }

  @Example
  void refusesZonesThatDoNotExist() {
    assertThat(SubmitTimes.parse("2014-08-15T00:00:00+14:00").value())
        .isEqualTo(Instant.parse("2014-08-14T10:00:00Z"));
    assertThatThrownBy(() -> SubmitTimes.parse("2014-08-15T00:00:00+14:01"))
        .isInstanceOf(UntranslatableException.class);
  }

  @Example
  void anExponentThatNoNumberCanHaveIsNoTime() {
    assertThatThrownBy(() -> EpochSeconds.parse("1E99999999999"))
        .isInstanceOf(UntranslatableException.class)
        .hasMessageStartingWith("SubmitTime 1E99999999999 is not a number of seconds");
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs()
                .between(
                    Instant.parse("0001-01-01T00:00:00Z").getEpochSecond(),
                    Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()),
            Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.of(500_000_000, 120_000, 1_000, 1, 999_999_999),
                Arbitraries.integers().between(0, 999_999_999)))
        .as(Instant::ofEpochSecond);
  }
}
