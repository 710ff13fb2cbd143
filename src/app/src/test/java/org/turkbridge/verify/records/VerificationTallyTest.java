package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.verify.report.Finding;

final class VerificationTallyTest {
  private static final int NO_ROOM = 300;

  private static CheckedRecord assignment(int number) {
    IdHash id = IdHash.of("Assignment", "a" + number);
    return new CheckedRecord(
        new Place("a.xml", number, number),
        "a" + number,
        RecordHash.of(id, new byte[] {1}, ""),
        RecordKind.ASSIGNMENT,
        new RecordFacts.OfAssignment(
            id, IdHash.of("HIT", "h"), RecordFacts.NO_WORKER, null, Set.of()),
        CheckedRecord.Outcome.EQUAL,
        Set.of(),
        List.of(),
        null);
  }

  @Test
  void aWarningTellsOnceFromWhereOnRecordsAreNotHeldAgainstEachOther() {
    List<Finding> findings = new ArrayList<>();
    VerificationTally tally = new VerificationTally(NO_ROOM, findings::add);

    tally.begin("a.xml");
    tally.add(
        new CheckedRecords(
            IntStream.rangeClosed(1, 9).mapToObj(VerificationTallyTest::assignment).toList(),
            List.of(),
            0));
    tally.finish();

    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "later records are only looked for among the 1 up to here, which fill the memory, and"
                + " what they say of each other is not checked; give it more, as with"
                + " TURKBRIDGE_OPTS=-Xmx1g");
  }
}
