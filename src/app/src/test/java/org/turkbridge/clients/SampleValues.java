package org.turkbridge.clients;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values that are answers of the service, and what queries make of them, by a name. */
final class SampleValues {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  private SampleValues() {}

  static Map<String, @Nullable Object> all() {
    SampleValues samples = new SampleValues();
    samples.answers();
    samples.scalars();
    samples.lists();
    samples.maps();
    samples.missing();
    samples.unprintable();
    samples.values.putAll(SampleTexts.all());
    return samples.values;
  }

  private void answers() {
    Map<String, @Nullable Object> plain = request("A", "<Test/>", "<Answer/>");
    add(
        "page",
        map("QualificationRequests", list(plain, request("B", null, "x")), "NumResults", 2L));
    add(
        "last page",
        map("NextToken", "p1:x==", "NumResults", 1L, "QualificationRequests", list(plain)));
    add("page without requests", map("NumResults", 0L, "QualificationRequests", list()));
    add("no answer", map());
    add("one request", map("QualificationRequest", plain));
    add("requests alone", list(plain, request("B", "", null)));
    add(
        "documents of several lines",
        map("QualificationRequests", list(request("A", xml("\n  "), xml("\r\n\t")))));
    add("long document", map("Test", xml("").repeat(8)));
    add("long line of words", map("Test", "some words of a question ".repeat(9)));
    add("long line that is quoted", map("Test", ": some words, it's a question".repeat(9)));
    add("long line of other scripts", map("Test", "mots \u00e9crits ici ".repeat(12)));
    add(
        "long paragraphs",
        map("Test", ("a line of text that is not short ".repeat(4) + "x\n").repeat(3)));
    add(
        "qualification types",
        map(
            "QualificationTypes",
            list(
                map(
                    "QualificationTypeId", "T",
                    "CreationTime", "2014-08-15T00:01:00+00:00",
                    "Keywords", "a, b",
                    "AutoGranted", false,
                    "RetryDelayInSeconds", 60L),
                map("QualificationTypeId", "U", "IsRequestable", true))));
    add("balance", map("AvailableBalance", "10000.00", "OnHoldBalance", "0.00"));
    add(
        "locale",
        map(
            "Qualification",
            map("WorkerId", "W", "LocaleValue", map("Country", "NO"), "IntegerValue", 0L)));
  }

  private void scalars() {
    add("null", null);
    add("true", true);
    add("false", false);
    add("zero", 0L);
    add("int", -42L);
    add("large int", new BigInteger("123456789012345678901234567890"));
    add("float", 1.5);
    add("floats", list(1.0, -0.0, 0.0, 0.1, 1e15, 1e16, 1e17, 1.5e16, 123456789012345680.0));
    add(
        "small floats",
        list(1e-4, 1e-5, 1.25e-5, 4 * Double.MIN_VALUE, Double.MIN_VALUE, 2.2250738585072014E-308));
    add(
        "digits of floats",
        Stream.of("2e-3", "1e23", "9.999999999999999e22", "8.41e21", "2e-323", "1e-323", "2.2e-322")
            .map(Double::valueOf)
            .toList());
    add("extreme floats", list(Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY));
    add("minus infinity", map("a", Double.NEGATIVE_INFINITY, "b", 1.0));
    add("float alone that is large", 1e22);
    add("infinity alone", Double.POSITIVE_INFINITY);
    add("text", "A");
    add("empty text", "");
    add("text of several lines", "a\nb\tc");
    add("text that is a number", "12");
  }

  private void lists() {
    add("empty list", list());
    add("list of scalars", list("a", 1L, null, true, 2.5));
    add("list of texts", list("A", "B"));
    add("list of a null", list((Object) null));
    add("list of lists", list(list("a", 1L), list("b", 2L)));
    add("list of lists of lists", list(list(list(1L, 2L), list(3L, 4L)), list(list(5L, 6L))));
    add("list of empty lists", list(list(), list()));
    add("list of an empty map", list(map()));
    add("scalars and lists", list("a", list("b"), "c", list("d")));
    add("lists of maps in a list", list(list(map("a", 1L, "b", 2L)), list(map("a", 3L, "b", 4L))));
    add("list in a map", map("a", list(1L, 2L), "b", list(list("x", "v"), list("z", "w"))));
    add("deep lists in a map", map("a", list(list(list(map("k", "v", "l", list(1L)))))));
    add("a scalar before a map", list("a", map("k", "v")));
    add("a list before maps of one key", list(list("a"), map("k", "v"), map("l", "w")));
  }

  private void maps() {
    add("map of one scalar", map("a", 1L));
    add("map of two scalars", map("b", 1L, "a", "x"));
    add("map of a null", map("a", null));
    add("maps in maps", map("a", map("b", map("c", map("d", 1L, "e", 2L)))));
    add("only nested values", map("b", map("x", 1L), "a", list(map("w", 2L))));
    add("list of maps of lists", list(map("a", list(1L)), map("a", list(2L, 3L))));
    add("empty values", map("a", "", "b", list(), "c", map(), "d", null));
    add("nested empty values", map("a", map("b", map(), "c", list()), "d", list(map())));
    add("keys out of order", map("b", 1L, "B", 2L, "a", 3L, "_", 4L, "\u00e9", 5L, "\uff5e", 6L));
    add("keys beyond the plane", map("\ud83d\ude00", 1L, "\uff5e", 2L, "a", list()));
    add("keys that are quoted", map("null", 1L, "1", 2L, "a: b", 3L, "#", 4L, "yes", 5L, "-", 6L));
    add("long keys", map("k".repeat(128), 1L, "l".repeat(129), 2L, "m".repeat(200), list(1L)));
    add("wide map", wideMap(12));
    add("very wide map", wideMap(40));
    add("wide list of maps", list(wideMap(12), wideMap(12)));
    add(
        "columns that scale",
        map(
            "a",
            "x".repeat(3),
            "b",
            "y".repeat(20),
            "c",
            "z".repeat(7),
            "d",
            list(map("long title of a column", 1L, "e", "w".repeat(40)))));
    add(
        "columns that shrink",
        list(map("a", "x".repeat(90), "b", "v", "c", "z"), map("a", 1L, "b", 2L, "c", 3L)));
    add(
        "nested title wider than all",
        map("a", 1L, "aKeyThatIsWiderThanAllOfTheRest".repeat(3), list(1L)));
    add(
        "nested scalars and maps",
        map("k", list(map("a", 1L, "m", map("x", 1L)), map("a", 2L, "m", map("v", 2L, "z", 3L)))));
  }

  private void missing() {
    add("missing keys", list(map("a", 1L), map("b", 2L), map("a", 3L, "c", list(4L))));
    add(
        "key that is nested once",
        list(map("a", 1L), map("a", list("x", "it's", "\"'", "\u0001\u00a0\u200b\ue000"))));
    add(
        "map where others have a scalar",
        list(map("a", "s"), map("a", map("k", null, "l", true, "m", 1.0))));
    add("nested where missing", list(map("a", map("b", 1L)), map("c", 2L), map("a", map("b", 3L))));
    add("null where nested", list(map("a", list(1L)), map("a", null)));
    add("text where nested", list(map("a", list(1L)), map("a", "text")));
  }

  private void unprintable() {
    add("rows of unequal length", list(list(1L, 2L), list(3L)));
    add("scalar before a longer row", list("a", list("b", "c")));
    add("empty row before a row", list(list(), list("a")));
    add("header longer than a row", list(list("a"), list(map("k", 1L, "l", 2L))));
    add("maps before a text", list(map("a", 1L), "text"));
    add("maps before an empty text", list(map("a", 1L), ""));
    add("maps before a null", list(map("a", 1L), null));
    add("maps before an int", list(map("a", 1L), 7L));
    add("maps before a float", list(map("a", 1L), 7.0));
    add("maps before a truth", list(map("a", 1L), true));
    add("maps before a list", list(map("a", 1L), list("b")));
    add("maps before an empty list", list(map("a", 1L), list()));
    add("failure after lines", map("a", 1L, "b", list(map("c", 1L), 2L)));
  }

  private static Map<String, @Nullable Object> wideMap(int keys) {
    Map<String, @Nullable Object> map = map();
    for (int i = 0; i < keys; i++) {
      map.put("Column" + (char) ('A' + i % 26) + i, "value".repeat(i % 4));
    }
    return map;
  }

  private static Map<String, @Nullable Object> request(
      String id, @Nullable String test, @Nullable String answer) {
    Map<String, @Nullable Object> request =
        map("QualificationRequestId", id, "QualificationTypeId", "T", "WorkerId", "W");
    if (test != null) {
      request.put("Test", test);
    }
    if (answer != null) {
      request.put("Answer", answer);
    }
    request.put("SubmitTime", "2014-08-15T00:01:00+00:00");
    return request;
  }

  private static String xml(String space) {
    return "<QuestionForm>"
        + space
        + "<Question id=\"q1\">"
        + space
        + "<Text>caf\u00e9 &amp; tea: \"which\"?</Text>"
        + space
        + "</Question>"
        + space.strip()
        + "</QuestionForm>\n";
  }

  private void add(String name, @Nullable Object value) {
    values.put(name, value);
  }

  static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  static List<@Nullable Object> list(@Nullable Object... elements) {
    return new ArrayList<>(Arrays.asList(elements));
  }
}
