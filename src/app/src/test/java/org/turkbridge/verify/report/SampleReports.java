package org.turkbridge.verify.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reports to be written. */
public final class SampleReports {
  public static final String HOSTILE =
      "</code></script><script>document.title='owned'</script><img src=x onerror=alert(1)>"
          + "\"'&amp;{}<!--";

  private SampleReports() {}

  /** One with findings of every weight, some of them awkward. */
  public static Report mixed() {
    String form =
        "<QuestionFormAnswers><Answer><QuestionIdentifier>nearest</QuestionIdentifier><FreeText>"
            + "The quick brown fox jumps over the lazy dog. ".repeat(12)
            + "It was %s.</FreeText></Answer></QuestionFormAnswers>";
    return of(
        List.of(
            new Finding(
                FindingKind.CHANGED_VALUE,
                "archive/2013/requests-07.xml",
                "record 3, line 20",
                "789RVWYBAZW00EXAMPLE951RVWYBAZW00EXAMPLE",
                "/QualificationRequest/SubmitTime",
                "2013-07-04T09:12:33Z",
                "2013-07-04T07:12:33Z",
                "SubmitTime is two hours off. Check the zone that the archive was written in."),
            new Finding(
                FindingKind.CHANGED_VALUE,
                "archive/2013/requests-07.xml",
                "record 9, line 81",
                "3FQ8OBMZ1EXAMPLE",
                "/QualificationRequest/Answer",
                form.formatted("sunny in Seattle"),
                form.formatted("rainy in Portland"),
                "The answer is another one."),
            new Finding(
                FindingKind.CHANGED_VALUE,
                "archive/2013/requests-08.xml",
                "record 1, line 4",
                "3WHITESPACEEXAMPLE",
                "/QualificationRequest/Answer",
                "two  spaces\tand a tab\n",
                "two spaces and a tab",
                "White space inside of the answer changed."),
            new Finding(
                FindingKind.LOST_VALUE,
                "archive/2013/requests-08.xml",
                "record 2, line 19",
                "3LOSTEXAMPLE",
                "/QualificationRequest/Test",
                "<QuestionForm/>",
                null,
                "The test is not there any more."),
            new Finding(
                FindingKind.CHANGED_VALUE,
                "archive/" + HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE + " before \u202Eevil\u0000",
                HOSTILE + " after \uD800",
                HOSTILE),
            Finding.of(
                FindingKind.CUT_OFF,
                "archive/2012/last.xml",
                "record 41, line 902",
                "",
                "The document ends inside of a record. Restore it from the original."),
            Finding.of(
                FindingKind.DUPLICATE,
                "archive/2012/all.xml",
                "record 7, line 88",
                "3TWICEEXAMPLE",
                "The record was there already, and says the same.")),
        4);
  }

  /** One with that many findings. */
  public static Report large(int findings) {
    return of(
        IntStream.range(0, findings)
            .mapToObj(
                i ->
                    new Finding(
                        i % 3 == 0 ? FindingKind.LOST_VALUE : FindingKind.CHANGED_VALUE,
                        "archive/%03d.xml".formatted(i / 100),
                        "record " + i,
                        "REQUEST" + i,
                        "/QualificationRequest/Answer",
                        "The answer number " + i + " in words",
                        "The reply number " + i + " in words",
                        "The answer is another one."))
            .toList(),
        0);
  }

  /** One of nothing but equal records. */
  public static Report clean() {
    return of(List.of(), 0);
  }

  public static String html(Report report) throws IOException {
    return written(new HtmlReport(), report, false);
  }

  public static String written(ReportFormat format, Report report, boolean strict)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(report, strict, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Report of(List<Finding> findings, long leftOut) {
    Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
    findings.forEach(finding -> counts.merge(finding.kind(), 1L, Long::sum));
    if (leftOut > 0) {
      counts.merge(FindingKind.CHANGED_VALUE, leftOut, Long::sum);
    }
    long different =
        findings.stream()
                .filter(finding -> finding.kind().weight() == Severity.DIFFERENCE)
                .map(Finding::subject)
                .distinct()
                .count()
            + leftOut;
    return new Report(
        "Archives verified",
        "records",
        List.of("archive", "more/*.xml.gz"),
        "turkbridge 0.1.0",
        Instant.parse("2026-11-26T01:54:59.123Z"),
        Duration.ofMillis(1234),
        new Totals(
            14,
            1240 + 97 + different + 2,
            1240,
            97,
            different,
            2,
            new TreeMap<>(Map.of("Assignment", 1240 + 97L, "HIT", different + 2)),
            new TreeMap<>(Map.of("offset of a time", 61L, "CDATA instead of escapes", 36L)),
            counts),
        findings,
        leftOut);
  }
}
