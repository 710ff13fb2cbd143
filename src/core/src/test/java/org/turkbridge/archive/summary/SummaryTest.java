package org.turkbridge.archive.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;

class SummaryTest {
  @Test
  void isOneLineIfAllWentWell() {
    assertThat(
            print(
                new ConversionReport(
                    18,
                    new ConversionTally(
                        Map.of(RecordKind.QUALIFICATION_REQUEST, 34L),
                        252_345,
                        Map.of(),
                        Map.of(),
                        0,
                        0,
                        0),
                    Duration.ofMillis(412),
                    false)))
        .isEqualTo("Converted 34 records of 18 files, 252 KB in 0.4 s (0.6 MB/s).\n");
  }

  @Test
  void tellsRejectsAndNormalisationsTheMostFrequentFirst() {
    assertThat(
            print(
                new ConversionReport(
                    1,
                    new ConversionTally(
                        Map.of(RecordKind.QUALIFICATION_REQUEST, 1L),
                        12,
                        Map.of(
                            RefusalKind.NOT_WELL_FORMED, 2L,
                            RefusalKind.CUT_OFF, 2L,
                            RefusalKind.UNREADABLE, 3L),
                        Map.of(Normalisation.CDATA, 30L, Normalisation.MISSING_ZONE, 1L),
                        4,
                        5,
                        2),
                    Duration.ZERO,
                    false)))
        .isEqualTo(
            """
            Converted 1 record of 1 file, 12 B in 0.0 s (0.0 MB/s).
            Rejected: unreadable file 3, not well-formed 2, cut off 2.
            Normalised: CDATA 30, missing time zone 1.
            Responses that say the call failed: 4.
            Answers that hold another number of records than they say: 2.
            Documents without any record: 5.
            """);
  }

  @Test
  void namesTheFirstColumnsThatAreLeftOutAndCountsTheFilesThatAre() {
    assertThat(print(leftOut(3, List.of("Input.url", "Keywords\u001b[2J"))))
        .isEqualTo(
            """
            Converted 1 record of 1 file, 12 B in 0.0 s (0.0 MB/s).
            Columns left out: Input.url, Keywords\uFFFD[2J.
            Files of folders that are not called like an archive, and not read: 3.
            """);
    assertThat(print(leftOut(0, columns(7))))
        .endsWith("Columns left out: c0, c1, c2, c3, c4 and 2 more.\n");
    assertThat(print(leftOut(0, columns(1000)))).endsWith(", c4 and at least 95 more.\n");
    assertThat(print(leftOut(0, List.of("c".repeat(61)))))
        .endsWith(": " + "c".repeat(60) + "....\n");
  }

  @Test
  void ofNoBytesTheColumnsAreNamedToo() {
    LeftOutColumns columns = LeftOutColumns.of(List.of("a"));

    assertThat(
            new ConversionTally(Map.of(), 12, Map.of(), Map.of(), 0, 0, 0, columns).withoutBytes())
        .isEqualTo(new ConversionTally(Map.of(), 0, Map.of(), Map.of(), 0, 0, 0, columns));
  }

  @Test
  void columnsOfSeveralTablesAreNamedOnce() {
    LeftOutColumns columns = LeftOutColumns.of(List.of("a", "b"));

    assertThat(columns.plus(LeftOutColumns.of(List.of("b", "c"))).names())
        .containsExactly("a", "b", "c");
    assertThat(columns.plus(LeftOutColumns.of(columns(99))).isMore()).isTrue();
    assertThat(columns.plus(LeftOutColumns.of(columns(98))).isMore()).isFalse();
    assertThat(columns.plus(LeftOutColumns.NONE)).isEqualTo(columns);
    assertThat(LeftOutColumns.NONE.plus(columns)).isEqualTo(columns);
  }

  private static List<String> columns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
  }

  private static ConversionReport leftOut(long files, List<String> columns) {
    return new ConversionReport(
        1,
        files,
        new ConversionTally(
            Map.of(RecordKind.QUALIFICATION_REQUEST, 1L),
            12,
            Map.of(),
            Map.of(),
            0,
            0,
            0,
            LeftOutColumns.of(columns)),
        Duration.ZERO,
        false);
  }

  @Test
  void saysThatItWasStopped() {
    assertThat(
            print(
                new ConversionReport(
                    2,
                    new ConversionTally(
                        Map.of(RecordKind.QUALIFICATION_REQUEST, 7L),
                        1_000_000,
                        Map.of(RefusalKind.CUT_OFF, 1L),
                        Map.of(),
                        0,
                        0,
                        0),
                    Duration.ofSeconds(2),
                    true)))
        .isEqualTo(
            """
            Stopped: more rejects than --max-rejects tolerates. There is no output.
            Read 7 records of 2 files, 1 MB in 2.0 s (0.5 MB/s).
            Rejected: cut off 1.
            """);
  }

  private static String print(ConversionReport report) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new Summary(out).print(report);
    out.flush();
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
