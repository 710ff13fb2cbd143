package org.turkbridge.archive.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.turkbridge.archive.ReadingLaws;
import org.turkbridge.archive.Told;
import org.turkbridge.archive.WholeRecords;

/** Whatever JSON records stand in, each is read or refused. */
class JsonShapesPropertyTest {
  @Property(tries = 2000)
  void noWholeRecordIsLostInSilence(@ForAll("json") String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Told told = new Told();
    new JsonArchiveReader().read("a.json", new ByteArrayInputStream(bytes), told);

    assertThat(told.records().size() + told.refusals().size())
        .isGreaterThanOrEqualTo(WholeRecords.inJson(bytes));
    ReadingLaws.wholeRecordsAreTold(told, WholeRecords.inJson(bytes));
    ReadingLaws.placesAreInTheDocument(told, bytes);
  }

  @Provide
  Arbitrary<String> json() {
    return json(4);
  }

  private static Arbitrary<String> json(int depth) {
    Arbitrary<String> scalars =
        Arbitraries.of("1", "null", "\"x\"", "true", "{}", "[]", "{\"WorkerId\":\"W\"}");
    Arbitrary<String> records =
        Arbitraries.of(
            Found.record("A"),
            Found.record("B", "\"Meta\":{\"a\":[{}]},"),
            Found.record("C").replace("SubmitTime\":1408060860", "SubmitTime\":[1]"),
            "{\"Meta\":[{\"b\":1}]," + Found.record("D").substring(1));
    if (depth == 0) {
      return Arbitraries.oneOf(scalars, records);
    }
    Arbitrary<String> inner = json(depth - 1);
    Arbitrary<String> arrays =
        inner.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]");
    Arbitrary<String> names =
        Arbitraries.of(
            "QualificationRequests",
            "QualificationRequest",
            "QualificationTypes",
            "items",
            "Meta",
            "NumResults",
            "qualificationRequests",
            "R1");
    Arbitrary<String> objects =
        Combinators.combine(names, inner)
            .as((name, value) -> "\"" + name + "\":" + value)
            .list()
            .ofMaxSize(3)
            .map(members -> "{" + String.join(",", members) + "}");
    Arbitrary<String> around =
        Combinators.combine(inner, Arbitraries.of(true, false))
            .as(
                (value, first) -> {
                  String members = Found.record("O").replaceAll("^\\{|}$", "");
                  List<String> parts =
                      first
                          ? List.of("\"x\":" + value, members)
                          : List.of(members, "\"x\":" + value);
                  return "{" + parts.stream().collect(Collectors.joining(",")) + "}";
                });
    return Arbitraries.frequencyOf(
        Tuple.of(2, scalars),
        Tuple.of(4, records),
        Tuple.of(4, arrays),
        Tuple.of(5, objects),
        Tuple.of(1, around));
  }
}
