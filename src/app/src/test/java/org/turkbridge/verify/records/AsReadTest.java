package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/** What is read from rows of tables and from messages comes back as it was read, and no more. */
final class AsReadTest {
  private static final String TABLE =
      """
      HITId,AssignmentId,WorkerId,Title,Answer.q
      3H,3A1,A1,Rate,"a ""b"" <c>"
      3H,3A2,A2,Rate,
      """;

  private static final String EVENT =
      "\"EventType\":\"HITReviewable\",\"EventTimestamp\":\"2014-03-18T17:13:03Z\",\"HITId\":\"3H\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "samples/tables",
        "samples/notifications/queue.jsonl",
        "samples/notifications/notify-bodies.log",
        "samples/notifications/receptor-access.log"
      })
  void theSamplesAreSound(String folder) throws IOException {
    Verifications found = Verifications.ofFiles(1, folder);

    assertThat(found.totals().unchecked()).isEqualTo(found.totals().checked()).isPositive();
    assertThat(found.totals().failed(false)).as("%s", found.findings()).isFalse();
    assertThat(found.totals().findings())
        .containsEntry(FindingKind.AS_READ, found.totals().sources());
  }

  @Test
  void itIsToldOnceForATable() throws IOException {
    Verifications found = Verifications.ofText(TABLE);

    assertThat(found.totals().unchecked()).isEqualTo(3);
    assertThat(found.findings())
        .filteredOn(finding -> finding.kind() == FindingKind.AS_READ)
        .extracting(Finding::place, Finding::message)
        .containsExactly(
            tuple(
                "record 1, line 2",
                "records here come back as they were read; the rows of a table they stand in are"
                    + " not compared"));
  }

  @Test
  void aMistakeInTheTranslationOfARowIsFound() throws IOException {
    FaultyFormat faulty = new FaultyFormat(Fault.inXml(xml -> xml.replace("A2<", "A3<")));

    Verifications found = Verifications.ofText(TABLE, faulty);

    assertThat(found.totals().different()).isEqualTo(1);
    assertThat(found.findings())
        .filteredOn(finding -> finding.kind() == FindingKind.CHANGED_VALUE)
        .extracting(Finding::path)
        .contains("/WorkerId");
  }

  @Test
  void whatIsWrongInARowIsShown() throws IOException {
    Verifications found =
        Verifications.ofText("HITId,AssignmentId,WorkerId,Answer.q\nH1,A1,bad worker,yes\n");

    assertThat(found.findings())
        .filteredOn(finding -> finding.path().contains("WorkerId"))
        .extracting(Finding::before)
        .containsExactly("bad worker");
  }

  @Test
  void anEventByItselfIsCompared() throws IOException {
    Verifications found = Verifications.ofText("{\"kind\":\"Notification\"," + EVENT + "}\n");

    assertThat(found.totals().equal() + found.totals().normalised())
        .as("%s", found.findings())
        .isEqualTo(1);
    assertThat(found.totals().findings()).isEqualTo(Map.of());
  }

  @Test
  void anEventOfAMessageIsNot() throws IOException {
    Verifications found =
        Verifications.ofText("{\"EventDocId\":\"d\",\"Events\":[{" + EVENT + "}]}\n");

    assertThat(found.totals().unchecked()).isEqualTo(1);
    assertThat(found.findings())
        .extracting(Finding::kind, Finding::message)
        .containsExactly(
            tuple(
                FindingKind.AS_READ,
                "events here come back as they were read; the messages they stand in are not"
                    + " compared"));
  }
}
