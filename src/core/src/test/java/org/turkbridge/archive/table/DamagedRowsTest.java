package org.turkbridge.archive.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.table.ReadTable.rows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import software.amazon.awssdk.services.mturk.model.HIT;

/** Rows that lack something, or are damaged. */
class DamagedRowsTest {
  private static final String ID = "3ABCDEFGHIJKLMNOPQRSTUVWXYZ012";

  @Test
  void aRowNamesItsHit() {
    assertThat(rows("WorkerId", ",A,W", ",,", ",,W").complaints())
        .containsExactly(
            "a.csv: record 1, line 2: a row without the id of a HIT; add it",
            "a.csv: record 2, line 4: a row without the id of a HIT; add it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"H,,W,,", "H,,,lost,", "H,,,,\"q=1\""})
  void anAssignmentWithoutItsIdIsRefusedAndItsHitIsRead(String row) {
    ReadTable table =
        rows(
            "WorkerId,Answer.x,answers[question_id answer_value],Title", row + ",T", "H2,,,,none,");

    assertThat(table.complaints())
        .containsExactly(
            "a.csv: record 2, line 2: a row with an Assignment, and without its AssignmentId; add"
                + " it");
    assertThat(table.refusals().get(0).recordKind()).isEqualTo(RecordKind.ASSIGNMENT);
    assertThat(table.hits).extracting(HIT::hitId).containsExactly("H", "H2");
    assertThat(table.normalisations.get(1L)).isEmpty();
    assertThat(table.assignments).isEmpty();
  }

  @Test
  void aRowMayEndBeforeTheAnswersAndMarks() {
    ReadTable table =
        ReadTable.of(
            "HITId,AssignmentId,WorkerId,Answer.a,Approve,Reject\nH,A,W\nH,B,W,1\nH,C\nH,D,W,1,,,\nH,E,W,1");

    assertThat(table.assignmentIds()).containsExactly("A", "B");
    assertThat(table.complaints())
        .containsExactly(
            "a.csv: record 3, line 4: a row that ends after 2 of 6 fields; look for a whole copy",
            "a.csv: record 4, line 5: a row of 7 fields under 6 columns; put quotes around fields"
                + " that hold the separator",
            "a.csv: record 5, line 6: a row that ends after 4 of 6 fields; look for a whole copy");
  }

  @Test
  void theLastRowMayLackItsLineEndAndTheMarks() {
    String head = "HITId,AssignmentId,WorkerId,Answer.x,Approve,Reject\n";

    assertThat(ReadTable.of(head + "H,A,W,\"yes\"").complaints()).isEmpty();
    assertThat(ReadTable.of(head + "H,A,W,\"yes\"").assignmentIds()).containsExactly("A");
    assertThat(ReadTable.of(head + "H,A,W,yes").complaints())
        .containsExactly(
            "a.csv: record 1, line 2: a row that ends after 4 of 6 fields; look for a whole copy");
    assertThat(ReadTable.of(head + "H,A,\"W\"").complaints())
        .containsExactly(
            "a.csv: record 1, line 2: a row that ends after 3 of 6 fields; look for a whole copy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndInAnyWay(String lineEnd) {
    ReadTable table =
        ReadTable.of(
            String.join(lineEnd, "HITId,AssignmentId,Answer.a", "H,A,\"x", "y\"", "", "H,B,z", ""));

    assertThat(table.assignmentIds()).containsExactly("A", "B");
    assertThat(table.places()).extracting(place -> place.line()).containsExactly(2, 5);
  }

  @Test
  void aQuoteThatIsNotClosedDamagesOneRow() {
    String table =
        "HITId,AssignmentId,Answer.a\n"
            + ID
            + ",A,x\n"
            + ID
            + ",B,\"not closed\nwith a line, of more\n"
            + ID
            + ",C,\"z\"\n"
            + ID
            + ",D,\"z\" y\n"
            + ID
            + ",E,\"not closed\n";
    ReadTable read = ReadTable.of(table);

    assertThat(read.assignmentIds()).containsExactly("A", "C");
    assertThat(read.refusals())
        .extracting(Refusal::kind)
        .containsExactly(
            RefusalKind.NOT_WELL_FORMED, RefusalKind.NOT_WELL_FORMED, RefusalKind.CUT_OFF);
    assertThat(read.refusals().get(0).raw().text())
        .contains(ID + ",B,\"not closed\nwith a line, of more\n");
    assertThat(read.refusals().get(0).offset()).isEqualTo(table.indexOf(ID + ",B"));
    assertThat(read.refusals())
        .extracting(refusal -> refusal.place().line())
        .containsExactly(3, 6, 7);
  }

  @Test
  void aCharacterThatXmlCannotHoldIsRefused() {
    ReadTable table = rows("Answer.a", "H,A,x\u0008", "H,B,y");

    assertThat(table.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(RefusalKind.INVALID_CHARACTER);
              assertThat(refusal.cause())
                  .isEqualTo(
                      "the answer to \"a\" has character U+0008 at position 1, which XML cannot hold;"
                          + " remove it");
            });
    assertThat(table.assignmentIds()).containsExactly("B");
  }

  @Test
  void bytesOfNoEncodingAreRefused() {
    byte[] table = "HITId,AssignmentId\nH,A\u0081\nH,B\n".getBytes(ISO_8859_1);

    ReadTable read = ReadTable.of(table);

    assertThat(read.refusals())
        .singleElement()
        .extracting(Refusal::kind)
        .isEqualTo(RefusalKind.ENCODING);
    assertThat(read.assignmentIds()).containsExactly("B");
  }

  @Test
  void whatIsTooLongIsRefusedAndTheRestIsRead() {
    String long_ = "x".repeat(RowFields.LONGEST_FIELD + 1);
    String columns = ",".repeat(RowFields.MOST_COLUMNS);
    ReadTable table =
        ReadTable.of(
            new SequenceInputStream(
                enumeration(
                    "HITId,AssignmentId,Answer.a\n" + ID + ",A," + long_ + "\n",
                    ID + ",B," + columns + "\n",
                    ID + ",C,\"",
                    "one line\n".repeat(TableRows.LONGEST_ROW / 8),
                    "\n" + ID + ",D,fine\n")));

    assertThat(table.assignmentIds()).containsExactly("D");
    assertThat(table.refusals())
        .extracting(Refusal::kind)
        .containsExactly(RefusalKind.TOO_LONG, RefusalKind.TOO_LONG, RefusalKind.TOO_LONG);
    assertThat(table.refusals().get(2).raw().isWhole()).isFalse();
  }

  private static Enumeration<InputStream> enumeration(String... parts) {
    return Collections.enumeration(
        Arrays.stream(parts)
            .map(part -> (InputStream) new ByteArrayInputStream(part.getBytes(UTF_8)))
            .collect(Collectors.toCollection(ArrayList::new)));
  }
}
