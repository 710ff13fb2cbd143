package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.turkbridge.awscli.parameters.ParameterTime;
import org.turkbridge.awscli.parameters.Shorthand;

/** The same of shorthand and times that nobody thought of, each batch of them by one process. */
@AddLifecycleHook(AwsCliPresence.class)
final class ParameterTextsPropertyIT {
  private static final int BATCH = 2000;
  private static final int BATCHES = 3;
  private static final int LONGEST = 12;
  private static final PythonOracle ORACLE = new PythonOracle("awscli_parameters.py");

  /** What means something in shorthand, or nearly does. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "Bc",
          "k=",
          "=",
          "==",
          ",",
          ", ",
          " ,",
          "[",
          "]",
          "{",
          "}",
          "[a,b]",
          "{c=d}",
          "'",
          "\"",
          "'x,y'",
          "\"x=y\"",
          "\\",
          "\\,",
          "\\'",
          "\\\"",
          "\\\\",
          " ",
          "\n",
          "\t",
          "\u001c",
          "\u007f",
          "\u00a0",
          "é",
          "試",
          "\ud83d\ude00",
          "-",
          "_",
          ".",
          "#",
          "/",
          ":",
          "!",
          "|",
          "~",
          "^",
          "1",
          "true",
          "k=v",
          "K=v,w",
          "K=[",
          "K={a=");

  private static final List<String> KEYS = List.of("A", "Bc", "d-e", "F_1", "#x", "a:b/c.d", "");
  private static final List<String> TEXTS =
      List.of(
          "x",
          "a b",
          " lead",
          "trail ",
          "1",
          "'q,r'",
          "\"s=t\"",
          "'it\\'s'",
          "é",
          "x\\,y",
          "u=v",
          "",
          "[w",
          "p}",
          "(q)",
          "'",
          "a'b");

  @Property(
      tries = BATCHES,
      seed = "20140815",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void anyPiecesAreTheSame(@ForAll("ofPieces") List<String> texts) {
    assertSameShorthand(texts);
  }

  @Property(
      tries = BATCHES,
      seed = "20170117",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void membersAreTheSame(@ForAll("ofMembers") List<String> texts) {
    int errors = assertSameShorthand(texts);

    assertThat(errors).isBetween(BATCH / 100, BATCH - BATCH / 10);
  }

  /** What we read the AWS CLI reads as the same; some that it reads we do not. */
  @Property(
      tries = BATCHES,
      seed = "20150401",
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void timesMeanTheSame(@ForAll("ofTimes") List<String> texts) {
    List<String> theirs = answers("time", texts);
    List<String> others = new ArrayList<>();
    int read = 0;
    for (int i = 0; i < texts.size(); i++) {
      OptionalLong ours = ParameterTime.seconds(texts.get(i));
      if (ours.isPresent()) {
        read++;
        if (!Long.toString(ours.getAsLong()).equals(theirs.get(i))) {
          others.add(texts.get(i) + ": " + ours.getAsLong() + ", not " + theirs.get(i));
        }
      }
    }

    assertThat(others).isEmpty();
    assertThat(read).isGreaterThan(BATCH / 3);
  }

  @Example
  void theseTimesAreRead() {
    List<String> texts =
        List.of(
            "0",
            "-1.5",
            "1409832000.9999999",
            " 1e9 ",
            "1_000",
            "2014-09-01",
            "2014-09-01T12:00:00Z",
            "2014-09-01T12:00:00.123456789-08:00",
            "2014-09-01 12:00",
            "2014-09-01T12",
            "20140901T120000Z",
            "20140901120000",
            "2014/9/1 1:05 pm",
            "9/1/2014",
            "13/1/2014",
            "Mon, 01 Sep 2014 12:00:00 GMT",
            "Monday, 01-Sep-2014 12:00:00 GMT",
            "Mon Sep  1 12:00:00 2014",
            "Sept 1, 2014",
            "September 1 2014 12:00 am",
            "1 September 2014, 12:00 +0530",
            "2014-02-29",
            "soon",
            "",
            "2014-13-01",
            "2014-09-01T25:00",
            "1/32/2014",
            "9999999999999",
            "2014-09-01T12:00:00+24:00",
            "nan",
            "2014-09-01T13:00 pm");
    List<String> theirs = answers("time", texts);
    for (int i = 0; i < texts.size(); i++) {
      OptionalLong ours = ParameterTime.seconds(texts.get(i));
      assertThat(ours.isPresent() ? Long.toString(ours.getAsLong()) : "null")
          .as(texts.get(i))
          .isEqualTo(theirs.get(i));
    }
  }

  private static List<String> answers(String kind, List<String> texts) {
    return ORACLE.answers(texts.stream().map(text -> List.of(kind, text)).toList());
  }

  /** Gives how many are errors. */
  private static int assertSameShorthand(List<String> texts) {
    List<String> theirs = answers("shorthand", texts);
    int errors = 0;
    for (int i = 0; i < texts.size(); i++) {
      Map<String, Object> ours = shorthand(texts.get(i));
      errors += ours.containsKey("error") ? 1 : 0;
      assertThat(ours.toString())
          .as(texts.get(i))
          .isEqualTo(String.valueOf(PlainValues.read(theirs.get(i))));
    }
    return errors;
  }

  private static Map<String, Object> shorthand(String text) {
    try {
      return Map.of("value", Shorthand.parse(text));
    } catch (Shorthand.SyntaxException e) {
      return Map.of("error", String.valueOf(e.getMessage()));
    }
  }

  @Provide
  Arbitrary<List<String>> ofPieces() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(LONGEST)
        .map(pieces -> String.join("", pieces))
        .list()
        .ofSize(BATCH);
  }

  @Provide
  Arbitrary<List<String>> ofMembers() {
    return member(Arbitraries.lazyOf(ParameterTextsPropertyIT::value))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(members -> String.join(",", members))
        .list()
        .ofSize(BATCH);
  }

  private static Arbitrary<String> member(Arbitrary<String> value) {
    return Combinators.combine(Arbitraries.of(KEYS), value).as((key, each) -> key + "=" + each);
  }

  private static Arbitrary<String> value() {
    Arbitrary<String> text = Arbitraries.of(TEXTS);
    Arbitrary<String> nested = Arbitraries.lazyOf(ParameterTextsPropertyIT::value);
    return Arbitraries.frequencyOf(
        Tuple.of(5, text),
        Tuple.of(1, joined(text, "", "")),
        Tuple.of(1, joined(nested, "[", "]")),
        Tuple.of(1, joined(member(nested), "{", "}")));
  }

  private static Arbitrary<String> joined(Arbitrary<String> part, String start, String end) {
    return part.list().ofMaxSize(3).map(parts -> start + String.join(",", parts) + end);
  }

  @Provide
  Arbitrary<List<String>> ofTimes() {
    Arbitrary<String> date =
        Arbitraries.of(
            "2014-09-01",
            "2014-9-1",
            "2014/09/30",
            "2014.12.31",
            "20140901",
            "1999-02-29",
            "9/1/2014",
            "31/12/2014",
            "12-31-2014",
            "1 Sep 2014",
            "Sep 1, 2014",
            "Monday, 1 September 2014",
            "01-Jan-2000",
            "Tue, 02 Sep 2014",
            "dec 31 1969",
            "2014-00-10",
            "0001-01-01",
            "Fri Feb 30 2014");
    Arbitrary<String> between = Arbitraries.of("T", " ", "t", ", ", "", "  ");
    Arbitrary<String> clock =
        Arbitraries.of(
            "12:00",
            "00:00:00",
            "23:59:59.999",
            "1:05 pm",
            "12:30am",
            "9:07:03,5",
            "24:00",
            "12:60",
            "120000",
            "1200",
            "12",
            "12:00:00.1234567",
            "13:00 am",
            "");
    Arbitrary<String> zone =
        Arbitraries.of(
            "", "Z", "z", " GMT", " utc", "+00:00", "-0800", "+05:30", " +0530", "-23:59", "+24:00",
            "+05", " Z");
    Arbitrary<String> written =
        Combinators.combine(date, between, clock, zone).as((d, b, c, z) -> d + b + c + z);
    Arbitrary<String> number =
        Arbitraries.doubles().between(-1e11, 1e11).map(value -> Double.toString(value));
    return Arbitraries.oneOf(written, written, written, number).list().ofSize(BATCH);
  }
}
