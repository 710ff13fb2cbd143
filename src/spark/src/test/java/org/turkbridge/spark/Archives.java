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

  /** HITs, each with an Assignment behind it. */
  static String study(int hits) {
    return IntStream.range(0, hits)
        .mapToObj(number -> hit(number) + assignment(number))
        .collect(Collectors.joining("", "<?xml version='1.0'?>\n<Study>\n", "</Study>\n"));
  }

  /** A HIT with requirements, the more the greater its number, up to four. */
  static String hit(int number) {
    return "<HIT><HITId>H"
        + number
        + "</HITId><HITTypeId>T</HITTypeId><CreationTime>2014-0"
        + (7 + number % 2)
        + "-15T00:00:00Z</CreationTime><Title>\u00e9"
        + number
        + "</Title><MaxAssignments>3</MaxAssignments><Reward><Amount>0.05</Amount>"
        + "<CurrencyCode>USD</CurrencyCode><FormattedPrice>$0.05</FormattedPrice></Reward>"
        + ("<QualificationRequirement><QualificationTypeId>L</QualificationTypeId>"
                + "<Comparator>In</Comparator><LocaleValue><Country>US</Country></LocaleValue>"
                + "<LocaleValue><Country>CA</Country><Subdivision>ON</Subdivision></LocaleValue>"
                + "<RequiredToPreview>false</RequiredToPreview></QualificationRequirement>")
            .repeat(number % 5)
        + "</HIT>\n";
  }

  /** The Assignment of that HIT. */
  static String assignment(int number) {
    return "<Assignment><AssignmentId>A"
        + number
        + "</AssignmentId><WorkerId>W</WorkerId><HITId>H"
        + number
        + "</HITId><AssignmentStatus>Approved</AssignmentStatus>"
        + "<SubmitTime>2014-08-15T00:01:00.25Z</SubmitTime><Answer>&lt;A>"
        + "\u00e9".repeat(number % 30)
        + "&lt;/A></Answer></Assignment>\n";
  }

  /** A list whose record of that number has no time. */
  static String broken(int records, int number) {
    return list(0, records)
        .replace(record(number), record(number).replaceAll("<SubmitTime>.*</SubmitTime>", ""));
  }
}
