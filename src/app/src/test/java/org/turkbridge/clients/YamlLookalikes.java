package org.turkbridge.clients;

import java.util.List;
import java.util.stream.Stream;

/** Short texts, many of which YAML takes for something else than texts. */
final class YamlLookalikes {
  private static final String CHARACTERS = "019-+.:eExob_TZ~#";

  private static final List<String> WORDS =
      List.of(
          "null",
          "Null",
          "NULL",
          "nULL",
          "true",
          "True",
          "TRUE",
          "tRUE",
          "false",
          "False",
          "FALSE",
          "yes",
          "Yes",
          "YES",
          "yEs",
          "no",
          "No",
          "NO",
          "on",
          "On",
          "ON",
          "off",
          "Off",
          "OFF",
          "y",
          "Y",
          "n",
          "N",
          "=",
          "<<",
          "=a",
          ".inf",
          "-.Inf",
          "+.INF",
          ".iNF",
          ".nan",
          ".NaN",
          ".NAN",
          "-.nan",
          "nan",
          "inf",
          "0x",
          "0xfF_",
          "-0x1F",
          "0xg",
          "0o17",
          "0o18",
          "0b2",
          "-0b101",
          "1e5",
          "1.e5",
          "1.5e+3",
          "-1.5E-3",
          "1_0.0_1",
          ".5e3",
          ".5E+3",
          "-.5e-3",
          "1.2.3",
          "12:30",
          "12:30:45",
          "-12:30",
          "1:60",
          "012:30",
          "0:30",
          "12:30.5",
          "0:30.5",
          "12:30:45.25");

  private static final List<String> DATES = List.of("2014-08-15", "2014-8-5", "14-08-15");

  private static final List<String> TIMES =
      List.of("", "T00:01:00", "t0:01:00", " 00:01:00", "  00:01:00.5", "T00:01", "T00:01:00.25");

  private static final List<String> ZONES =
      List.of("", "Z", " Z", "z", "+00:00", " -5", "+1:30", "+00:0");

  private YamlLookalikes() {}

  static List<String> all() {
    List<String> one = CHARACTERS.chars().mapToObj(Character::toString).toList();
    List<String> two = one.stream().flatMap(a -> one.stream().map(b -> a + b)).toList();
    Stream<String> three = two.stream().flatMap(a -> one.stream().map(b -> a + b));
    Stream<String> times =
        DATES.stream()
            .flatMap(date -> TIMES.stream().map(time -> date + time))
            .flatMap(time -> ZONES.stream().map(zone -> time + zone));
    return Stream.of(one.stream(), two.stream(), three, WORDS.stream(), times)
        .flatMap(texts -> texts)
        .toList();
  }
}
