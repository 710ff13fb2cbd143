package org.turkbridge.archive.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.table.ReadTable.document;
import static org.turkbridge.archive.table.ReadTable.rows;
import static org.turkbridge.translate.Normalisation.AMOUNT;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.archive.RefusalKind;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

/** What fields say. */
class FieldValuesTest {
  @ParameterizedTest
  @CsvSource({
    "Tue Mar 18 10:11:12 PDT 2014,2014-03-18T17:11:12Z",
    "Tue Mar 18 10:11:12 PST 2014,2014-03-18T18:11:12Z",
    "Tue Mar 18 10:11:12 GMT 2014,2014-03-18T10:11:12Z",
    "Tue Mar 18 10:11:12 UTC 2014,2014-03-18T10:11:12Z",
    "Tue Mar 18 10:11:12 GMT-05:00 2014,2014-03-18T15:11:12Z",
    "Tue Mar 18 10:11:12 +0530 2014,2014-03-18T04:41:12Z",
    "2014-03-18T10:11:12Z,2014-03-18T10:11:12Z",
    "1395137472,2014-03-18T10:11:12Z",
    "1395137472.25,2014-03-18T10:11:12.25Z",
    "2014-03-18 10:11:12,2014-03-18T10:11:12Z",
    "2014-03-18 10:11:12 UTC,2014-03-18T10:11:12Z",
    "2014-03-18 10:11:12.5-07:00,2014-03-18T17:11:12.5Z"
  })
  void timesAreInstants(String time, String instant) {
    assertThat(rows("SubmitTime", "H,A," + time).assignments)
        .singleElement()
        .extracting(Assignment::submitTime)
        .isEqualTo(Instant.parse(instant));
  }

  @Test
  void anExpirationMayBeSecondsSince1970AndALifetimeIsNone() {
    assertThat(rows("Expiration", "H,A,1395137472", "I,B,604800").hits)
        .extracting(HIT::expiration)
        .containsExactly(Instant.parse("2014-03-18T10:11:12Z"), null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tue Mar 18 10:11:12 EST 2014|is in EST, which is the name of several time zones",
        "Tue Mar 18 10:11:12 CST 2014|is in CST, which is the name of several time zones",
        "Tue Mar 18 10:11:12 XYZ 2014|is in XYZ, which is no time zone that is known here",
        "Wed Mar 18 10:11:12 PDT 2014|is not a time such as Tue Mar 18 10:11:12 PDT 2014",
        "Tue Mar 18 25:11:12 PDT 2014|is not a time",
        "Tue Feb 30 10:11:12 PDT 2014|is not a time",
        "Mon Jan 01 00:00:00 GMT 0000|is not a time",
        "Tue Mar 18 10:11:12 GMT+25:00 2014|is not a time",
        "2014-03-18T10:11:12+0100|2014-03-18T17:11:12Z; write its zone as +01:00",
        "2014|is not a time",
        "20140318101112|is not a time",
        "3/18/2014 10:11|is not a time",
        "yesterday|is not a time"
      })
  void whatIsNoInstantIsRefused(String time, String cause) {
    ReadTable table = rows("SubmitTime", "H,A," + time, "H,B,");

    assertThat(table.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(RefusalKind.INVALID_TIME);
              assertThat(refusal.cause())
                  .startsWith("SubmitTime \"" + time + "\" ")
                  .contains(cause);
              assertThat(refusal.raw().text()).contains("H,A," + time + "\n");
            });
    assertThat(table.assignmentIds()).containsExactly("B");
  }

  @Test
  void whatIsNoValueIsRefusedOfItsRecordAlone() {
    ReadTable table =
        rows(
            "Reward,MaxAssignments,AssignmentStatus,HITStatus",
            "H1,A1,$5,x,Approved,",
            "H2,A2,5 dollars,1,Approved,",
            "H3,A3,\"$1,234.50\",1,Accepted,",
            "H4,A4,0.5,99999999999,,Gone",
            "H5,A5,0.055,1,,",
            "H6,A6,$5.1,1,,");

    assertThat(table.complaints())
        .containsExactly(
            "a.csv: record 1, line 2: MaxAssignments \"x\" is no whole number; put it right",
            "a.csv: record 3, line 3: Reward \"5 dollars\" is no amount such as $0.05; put it right",
            "a.csv: record 6, line 4: AssignmentStatus \"Accepted\" is none of Approved, Rejected,"
                + " Submitted; put it right",
            "a.csv: record 7, line 5: MaxAssignments \"99999999999\" is no whole number; put it right",
            "a.csv: record 9, line 6: Reward \"0.055\" has fractions of a cent, which the current API"
                + " cannot hold; put it right");
    assertThat(table.assignmentIds()).containsExactly("A1", "A2", "A4", "A5", "A6");
    assertThat(table.hits).extracting(HIT::reward).containsExactly("1234.50", "5.10");
    assertThat(table.normalisations.get(5L)).isEmpty();
    assertThat(table.normalisations.get(11L)).containsExactly(AMOUNT);
  }

  @Test
  void whatRWritesForAMissingValueIsAbsentWhereNoTextStands() {
    ReadTable table =
        rows(
            "WorkerId,AcceptTime,Reward,MaxAssignments,AssignmentStatus,Title,Answer.x",
            "H,A,NA,NA,NA,NA,NA,NA,NA",
            "I,NA,NA,NA,NA,NA,NA,T,NA",
            "NA,B,W,NA,NA,NA,NA,T,NA",
            "J,C,\"NA\",NA,NA,NA,NA,T,x");

    assertThat(table.complaints())
        .containsExactly("a.csv: record 4, line 4: a row without the id of a HIT; add it");
    assertThat(table.assignments)
        .first()
        .isEqualTo(
            Assignment.builder().hitId("H").assignmentId("A").answer(document("x", "NA")).build());
    assertThat(table.assignments).extracting(Assignment::workerId).containsExactly(null, "NA");
    assertThat(table.hits)
        .startsWith(HIT.builder().hitId("H").title("NA").build())
        .extracting(HIT::hitId)
        .containsExactly("H", "I", "J");
    assertThat(table.assignmentIds()).containsExactly("A", "C");
  }

  @Test
  void aStatusMayBeInLettersOfAnyCase() {
    ReadTable table = rows("AssignmentStatus,HITStatus", "H,A,APPROVED,reviewable");

    assertThat(table.assignments)
        .singleElement()
        .extracting(Assignment::assignmentStatusAsString)
        .isEqualTo("Approved");
    assertThat(table.hits)
        .singleElement()
        .extracting(HIT::hitStatusAsString)
        .isEqualTo("Reviewable");
  }
}
