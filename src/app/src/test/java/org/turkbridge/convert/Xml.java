package org.turkbridge.convert;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Legacy XML and the JSON Lines it becomes. */
final class Xml {
  private Xml() {}

  static String record(String id) {
    return record(id, "");
  }

  /**
   * @param documents the elements Test and Answer, or none
   */
  static String record(String id, String documents) {
    return "<QualificationRequest><QualificationRequestId>"
        + id
        + "</QualificationRequestId><QualificationTypeId>Q</QualificationTypeId>"
        + "<SubjectId>W</SubjectId>"
        + documents
        + "<SubmitTime>2014-08-15T00:01:00Z</SubmitTime></QualificationRequest>";
  }

  /** A record that lacks an element. */
  static String incomplete(String id) {
    return record(id).replace("<QualificationTypeId>Q</QualificationTypeId>", "");
  }

  static String list(String... content) {
    return "<list>" + String.join("\n", content) + "</list>";
  }

  static String json(String... ids) {
    return Arrays.stream(ids).map(id -> jsonWith(id, "")).collect(Collectors.joining());
  }

  /**
   * @param members of documents, each with a comma after it
   */
  static String jsonWith(String id, String members) {
    return "{\"QualificationRequestId\":\""
        + id
        + "\",\"QualificationTypeId\":\"Q\",\"WorkerId\":\"W\","
        + members
        + "\"SubmitTime\":\"2014-08-15T00:01:00Z\"}\n";
  }

  /** Records with such numbers in their ids. */
  static String records(int first, int end) {
    return IntStream.range(first, end)
        .mapToObj(number -> record("R" + number))
        .collect(Collectors.joining("\n"));
  }
}
