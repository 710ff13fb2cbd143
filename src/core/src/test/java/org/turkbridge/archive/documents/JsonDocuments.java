package org.turkbridge.archive.documents;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** JSON for properties about reading in parts. */
public final class JsonDocuments {
  private JsonDocuments() {}

  /** Documents of every shape, with what is odd and what is rejected, some kilobytes long. */
  public static Arbitrary<String> documents() {
    Arbitrary<String> lines =
        Arbitraries.frequency(
                Tuple.of(20, record("A")),
                Tuple.of(3, record("\u00e9\u2028\ud83d\ude00")),
                Tuple.of(3, record("B").replace(",", " ,\n  ").replace("{", "{\n  ")),
                Tuple.of(3, record("C").replace("{", "{ ")),
                Tuple.of(2, record("D").replace("WorkerId", "Worker")),
                Tuple.of(2, record("D").replace("SubmitTime", "Time")),
                Tuple.of(2, record("E").replace("1408060860", "{\n\"a\":[\n{\"b\":1}]}")),
                Tuple.of(1, ""),
                Tuple.of(1, "{\"__type\":\"ServiceFault\",\"Message\":\"M\"}"),
                Tuple.of(1, "[" + record("F") + ",\n" + record("G") + "]"),
                Tuple.of(
                    1,
                    "{\"QualificationRequests\":[\n" + record("H") + ",\n" + record("I") + "\n]}"),
                Tuple.of(1, "{\"QualificationRequests\":["),
                Tuple.of(1, "\n]}"),
                Tuple.of(1, "null"))
            .list()
            .ofMinSize(1)
            .ofMaxSize(20)
            .map(List::copyOf)
            .map(parts -> String.join("\n", parts));
    return Arbitraries.of("\n", "\r\n").flatMap(end -> lines.map(l -> l.replace("\n", end) + end));
  }

  /** What does damage wherever it stands. */
  public static Arbitrary<String> pieces() {
    return Arbitraries.of(
        "",
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        "\\",
        "\n",
        "\n{",
        "\n{\"",
        "\n{}",
        "\n[",
        "]}",
        "\u00ff",
        "\0",
        "\ufeff",
        "{\"QualificationRequests\":[\n",
        "{\"QualificationRequestId\":",
        "1E99999999999",
        "tru");
  }

  static String record(String id) {
    return "{\"QualificationRequestId\":\""
        + id
        + "\",\"QualificationTypeId\":\"Q\",\"WorkerId\":\"W\",\"SubmitTime\":1408060860}";
  }
}
