package org.turkbridge.spark;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of archives. */
final class Archives {
  private Archives() {}

  /** A record of the legacy API, of July 2014 or, if the number is odd, August. */
  static String record(int number) {
    return "<QualificationRequest><QualificationRequestId>R"
        + number
        + "</QualificationRequestId><QualificationTypeId>Q</QualificationTypeId>"
        + "<SubjectId>W</SubjectId><Test>&lt;T>\u00e9"
        + number
        + "&lt;/T></Test><Answer>"
        + "&lt;A/>".repeat(number % 40)
        + "</Answer><SubmitTime>2014-0"
        + (7 + number % 2)
        + "-15T00:00:00.25Z</SubmitTime></QualificationRequest>\n";
  }

  /** The line of JSON that {@code convert} makes of that record. */
  static String json(int number) {
    return json(
        "R" + number,
        "Q",
        "W",
        "<T>\u00e9" + number + "</T>",
        "<A/>".repeat(number % 40),
        "2014-0" + (7 + number % 2) + "-15T00:00:00.25Z");
  }

  /** The line of JSON of a request, of texts without quotes. */
  static String json(
      String id, String type, String worker, String test, String answer, String time) {
    return ("{\"QualificationRequestId\":\"%s\",\"QualificationTypeId\":\"%s\","
            + "\"WorkerId\":\"%s\",\"Test\":\"%s\",\"Answer\":\"%s\",\"SubmitTime\":\"%s\"}")
        .formatted(id, type, worker, test, answer, time);
  }

  /** A list of records. */
  static String list(int first, int records) {
    return IntStream.range(first, first + records)
        .mapToObj(Archives::record)
        .collect(Collectors.joining("", "<?xml version='1.0'?>\n<L>\n", "</L>\n"));
  }

  /** A list whose record of that number has no time. */
  static String broken(int records, int number) {
    return list(0, records)
        .replace(record(number), record(number).replaceAll("<SubmitTime>.*</SubmitTime>", ""));
  }
}
