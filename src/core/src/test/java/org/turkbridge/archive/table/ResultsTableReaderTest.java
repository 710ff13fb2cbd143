package org.turkbridge.archive.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.translate.Normalisation.AMOUNT;
import static org.turkbridge.translate.Normalisation.ANSWER_REBUILT;
import static org.turkbridge.translate.Normalisation.COLUMN_LEFT_OUT;
import static org.turkbridge.translate.Normalisation.GUESSED_ENCODING;
import static org.turkbridge.translate.Normalisation.MISSING_ZONE;
import static org.turkbridge.translate.Normalisation.NO_ASSIGNMENT;
import static org.turkbridge.translate.Normalisation.NO_WORKER;
import static org.turkbridge.translate.Normalisation.WHITE_SPACE_AROUND_VALUE;
import static org.turkbridge.translate.Normalisation.ZONE_OFFSET;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

class ResultsTableReaderTest {
  private static final String ANSWERS =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><QuestionFormAnswers"
          + " xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd\">";

  private static String document(String... questionsAndAnswers) {
    StringBuilder document = new StringBuilder(ANSWERS);
    for (int i = 0; i < questionsAndAnswers.length; i += 2) {
      document
          .append("<Answer><QuestionIdentifier>")
          .append(questionsAndAnswers[i])
          .append("</QuestionIdentifier><FreeText>")
          .append(questionsAndAnswers[i + 1])
          .append("</FreeText></Answer>");
    }
    return document.append("</QuestionFormAnswers>").toString();
  }

  @Test
  void readsWhatTheToolsWrote() {
    ReadTable table = ReadTable.of(ReadTable.sample("image-tags.results"));

    assertThat(table.complaints()).isEmpty();
    assertThat(table.assignments)
        .first()
        .isEqualTo(
            Assignment.builder()
                .assignmentId("3ASSIGNMENT000000000001EXAMPLE")
                .workerId("A1WORKEREXAMPLE")
                .hitId("3HIT0000000000000000001EXAMPLE")
                .assignmentStatus("Approved")
                .autoApprovalTime(Instant.parse("2008-04-02T17:21:00Z"))
                .acceptTime(Instant.parse("2008-03-18T17:20:00Z"))
                .submitTime(Instant.parse("2008-03-18T17:21:00Z"))
                .approvalTime(Instant.parse("2008-03-19T16:00:00Z"))
                .requesterFeedback("Thank you!")
                .answer(
                    document(
                        "label",
                        "a dog",
                        "colours",
                        "brown|white",
                        "comment",
                        "It looks like a \"beagle\".\nGood dog."))
                .build());
    assertThat(table.assignments.get(1).answer())
        .isEqualTo(document("label", "dog", "comment", ""));
    assertThat(table.assignments.get(1).assignmentStatusAsString()).isEqualTo("Rejected");
    assertThat(table.assignments.get(2).submitTime())
        .isEqualTo(Instant.parse("2008-11-06T02:00:00Z"));
    assertThat(table.hits)
        .first()
        .isEqualTo(
            HIT.builder()
                .hitId("3HIT0000000000000000001EXAMPLE")
                .hitTypeId("3TYPEOFIMAGETAGS0000000EXAMPLE")
                .title("Name what is in a picture")
                .description("Look at one picture and name what you see")
                .keywords("picture, tag, quick")
                .reward("0.05")
                .creationTime(Instant.parse("2008-03-18T17:11:12Z"))
                .maxAssignments(3)
                .numberOfAssignmentsAvailable(1)
                .numberOfAssignmentsPending(0)
                .numberOfAssignmentsCompleted(2)
                .hitStatus("Reviewable")
                .hitReviewStatus("NotReviewed")
                .requesterAnnotation("pictures/01.jpg")
                .assignmentDurationInSeconds(600L)
                .autoApprovalDelayInSeconds(1296000L)
                .expiration(Instant.parse("2008-03-25T17:11:12Z"))
                .build());
    // The second HIT once more: a later run has another number of assignments that are available.
    assertThat(table.hits)
        .extracting(HIT::hitId)
        .containsExactly(
            "3HIT0000000000000000001EXAMPLE",
            "3HIT0000000000000000002EXAMPLE",
            "3HIT0000000000000000002EXAMPLE");
    assertThat(table.normalisations)
        .containsEntry(1L, Set.of(ZONE_OFFSET, COLUMN_LEFT_OUT))
        .containsEntry(2L, Set.of(ZONE_OFFSET, ANSWER_REBUILT))
        .containsEntry(4L, Set.of(ZONE_OFFSET, COLUMN_LEFT_OUT, NO_ASSIGNMENT));
    assertThat(table.places)
        .extracting(place -> place.inFile())
        .containsExactly(
            "record 1, line 2",
            "record 2, line 2",
            "record 3, line 4",
            "record 4, line 5",
            "record 5, line 7",
            "record 6, line 7");
  }

  @Test
  void readsWhatTheSiteGave() {
    ReadTable table = ReadTable.of(ReadTable.sample("Batch_1490123_batch_results.csv"));

    assertThat(table.complaints()).isEmpty();
    assertThat(table.hits).hasSize(2);
    assertThat(table.hits.get(0).reward()).isEqualTo("0.05");
    assertThat(table.hits.get(0).requesterAnnotation()).isEqualTo("BatchId:1490123;");
    assertThat(table.assignments)
        .extracting(Assignment::answer)
        .containsExactly(
            document("rating", "4", "why", "Nice, \"really\" nice"),
            document("rating", "1"),
            document("rating", "5", "why", "Fachwerk—schön!&#13;\nMore of it"));
    assertThat(table.normalisations.get(2L))
        .containsExactlyInAnyOrder(ZONE_OFFSET, COLUMN_LEFT_OUT, ANSWER_REBUILT);
    assertThat(table.leftOut)
        .containsExactly(
            "HIT Input.image_url",
            "HIT Input.category",
            "Assignment WorkTimeInSeconds",
            "Assignment LifetimeApprovalRate",
            "Assignment Last30DaysApprovalRate",
            "Assignment Last7DaysApprovalRate");
  }

  @Test
  void readsWhatASpreadsheetMadeOfIt() {
    ReadTable table = ReadTable.of(ReadTable.sample("countries-windows.csv"));

    assertThat(table.complaints()).isEmpty();
    assertThat(table.assignments)
        .extracting(Assignment::answer)
        .containsExactly(
            document("country", "España", "note", "50 € – “so far”"),
            document("country", "Deutschland", "note", "; all"));
    assertThat(table.normalisations.get(1L)).contains(GUESSED_ENCODING);
    assertThat(table.normalisations.get(2L)).doesNotContain(GUESSED_ENCODING);
    assertThat(table.rows.get(1L).charset()).isEqualTo(Charset.forName("windows-1252"));
  }

  private static ReadTable rows(String columns, String... rows) {
    return ReadTable.of("HITId,AssignmentId," + columns + "\n" + String.join("\n", rows) + "\n");
  }

  @Test
  void everyAnswerIsAbsentWhereNothingIsAnswered() {
    ReadTable table = rows("WorkerId,Answer.a", "H,A,W,\"\"");

    assertThat(table.assignments).singleElement().extracting(Assignment::answer).isNull();
    assertThat(table.normalisations.get(1L)).isEmpty();
  }

  @Test
  void aTableOfAssignmentsAloneHasNoHits() {
    ReadTable table = rows("WorkerId,Answer.a", "H,A,W,yes", "H,,,");

    assertThat(table.assignments).hasSize(1);
    assertThat(table.hits).singleElement().isEqualTo(HIT.builder().hitId("H").build());
    assertThat(rows("WorkerId,Answer.a", "H,A,W,yes").hits).isEmpty();
    assertThat(rows("WorkerId,Title", "H,A,W,yes").hits).hasSize(1);
  }

  @Test
  void anAnswerThatIsADocumentStaysAsItIs() {
    ReadTable table = rows("WorkerId,Answer", "H,A,W,\"<QuestionFormAnswers x=\"\"1\"\"/> \"");

    assertThat(table.assignments)
        .singleElement()
        .extracting(Assignment::answer)
        .isEqualTo("<QuestionFormAnswers x=\"1\"/> ");
    assertThat(table.normalisations.get(1L)).isEmpty();
  }

  @Test
  void answersMayBePairs() {
    String head = "hitid\tassignmentid\tworkerid\tanswers[question_id answer_value]";
    String shorter = "hitid\tassignmentid\tworkerid\tanswers[question_id answer_value]\treject";

    assertThat(ReadTable.of(head + "\nH\tA\tW\t\"q\t1\tr\temptyanswer\t\"\n").assignments)
        .singleElement()
        .extracting(Assignment::answer)
        .isEqualTo(document("q", "1", "r", ""));
    assertThat(ReadTable.of(head + "\nH\tA\tW\tq\t1=2\tr\t2\t\n").assignments)
        .singleElement()
        .extracting(Assignment::answer)
        .isEqualTo(document("q", "1=2", "r", "2"));
    assertThat(ReadTable.of(shorter + "\nH\tA\tW\t\"q=1=2\tr=\"\t\n").assignments)
        .singleElement()
        .extracting(Assignment::answer)
        .isEqualTo(document("q", "1=2", "r", ""));
    assertThat(ReadTable.of(head + "\nH\tA\tW\tnone\n").assignments)
        .singleElement()
        .extracting(Assignment::answer)
        .isNull();
    assertThat(ReadTable.of(head + "\nH\tA\tW\t\"q\t1\tr\"\n").complaints())
        .containsExactly(
            "a.csv: record 1, line 2: answers \"q\t1\tr\" are no pairs of a question and its answer;"
                + " put it right");
  }

  @Test
  void theSitesListOfSingleHitsIsRead() {
    ReadTable table =
        ReadTable.of(
            "\"HitId\",\"HitTitle\",\"Annotation\",\"AssignmentId\",\"WorkerId\",\"Status\",\"AcceptTime\",\"SubmitTime\",\"Answer 1\",\"Answer 2\"\n"
                + "\"H\",\"T\",\"\",\"A\",\"W\",\"Approved\",\"Mon May 05 10:00:00 PDT 2014\",\"Mon May 05 10:01:00 PDT 2014\",\"x\",\"y\"\n");

    assertThat(table.complaints()).isEmpty();
    assertThat(table.hits).singleElement().extracting(HIT::title).isEqualTo("T");
    assertThat(table.assignments)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.assignmentStatusAsString()).isEqualTo("Approved");
              assertThat(one.answer()).isEqualTo(document("Answer 1", "x", "Answer 2", "y"));
            });
  }

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

    assertThat(table.refusals)
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
    assertThat(table.refusals.get(0).recordKind()).isEqualTo(RecordKind.ASSIGNMENT);
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

  @Test
  void namesAndPlacesOfColumnsDoNotMatter() {
    ReadTable table =
        ReadTable.of(
            "\uFEFFANSWER.Q; workerid ;ASSIGNMENTID;hitId;extra;WorkerId\r\n x ; W ;A;H;;V\r\n\r\n;;;;;\r\n");

    assertThat(table.complaints()).isEmpty();
    assertThat(table.assignments)
        .containsExactly(
            Assignment.builder()
                .assignmentId("A")
                .hitId("H")
                .workerId("W")
                .answer(document("Q", " x "))
                .build());
    assertThat(table.normalisations.get(1L))
        .containsExactlyInAnyOrder(WHITE_SPACE_AROUND_VALUE, ANSWER_REBUILT, COLUMN_LEFT_OUT);
    assertThat(table.leftOut).containsExactly("Assignment WorkerId");
  }

  @Test
  void nobodyMayHaveDoneIt() {
    assertThat(rows("WorkerId,SubmitTime", "H,A,,2014-08-15T00:01:00").normalisations.get(1L))
        .containsExactlyInAnyOrder(NO_WORKER, MISSING_ZONE);
  }

  @Test
  void tablesMayBeJoined() {
    ReadTable table =
        ReadTable.of(
            "HITId,AssignmentId\nH,A\nassignmentid,hitid,workerid\nB,H,W\nHITId,AssignmentId\nH,C\n");

    assertThat(table.complaints()).isEmpty();
    assertThat(table.assignmentIds()).containsExactly("A", "B", "C");
    assertThat(table.hits).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndInAnyWay(String lineEnd) {
    ReadTable table =
        ReadTable.of(
            String.join(lineEnd, "HITId,AssignmentId,Answer.a", "H,A,\"x", "y\"", "", "H,B,z", ""));

    assertThat(table.assignmentIds()).containsExactly("A", "B");
    assertThat(table.places).extracting(place -> place.line()).containsExactly(2, 5);
  }

  private static final String ID = "3ABCDEFGHIJKLMNOPQRSTUVWXYZ012";

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
    assertThat(read.refusals)
        .extracting(Refusal::kind)
        .containsExactly(
            RefusalKind.NOT_WELL_FORMED, RefusalKind.NOT_WELL_FORMED, RefusalKind.CUT_OFF);
    assertThat(read.refusals.get(0).raw().text())
        .contains(ID + ",B,\"not closed\nwith a line, of more\n");
    assertThat(read.refusals.get(0).offset()).isEqualTo(table.indexOf(ID + ",B"));
    assertThat(read.refusals)
        .extracting(refusal -> refusal.place().line())
        .containsExactly(3, 6, 7);
  }

  @Test
  void aCharacterThatXmlCannotHoldIsRefused() {
    ReadTable table = rows("Answer.a", "H,A,x\u0008", "H,B,y");

    assertThat(table.refusals)
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

    assertThat(read.refusals)
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
    assertThat(table.refusals)
        .extracting(Refusal::kind)
        .containsExactly(RefusalKind.TOO_LONG, RefusalKind.TOO_LONG, RefusalKind.TOO_LONG);
    assertThat(table.refusals.get(2).raw().isWhole()).isFalse();
  }

  private static Enumeration<InputStream> enumeration(String... parts) {
    return Collections.enumeration(
        Arrays.stream(parts)
            .map(part -> (InputStream) new ByteArrayInputStream(part.getBytes(UTF_8)))
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  @Test
  void manyHitsAreToldOnceEach() {
    StringBuilder table = new StringBuilder("HITId,AssignmentId,Title\n");
    for (int i = 0; i < 1000; i++) {
      table.append("H").append(i % 10).append(",A").append(i).append(",T\n");
    }

    ReadTable read = ReadTable.of(table.toString());

    assertThat(read.hits).hasSize(10);
    assertThat(read.assignments).hasSize(1000);
  }

  @Test
  void aHitIsToldAgainWhateverElseIsSaidOfIt() {
    // Java has the same hash for both titles.
    ReadTable read = rows("Title", "H,A,Aa", "H,B,BB", "H,C,BB");

    assertThat(read.hits).extracting(HIT::title).containsExactly("Aa", "BB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "<HITId,AssignmentId/>",
        "{\"HITId\",\"AssignmentId\"}",
        "HITId,Title\n",
        "HITId AssignmentId\n",
        "x\nHITId,AssignmentId\n",
        "QualificationRequestId,QualificationTypeId,WorkerId,Test,Answer,SubmitTime\r\n"
      })
  void whatNamesNoIdsIsNoTable(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(TableHeader.isIn(bytes, bytes.length)).isFalse();
  }

  @Test
  void anIdMayStandBehindManyColumns() {
    String columns = "Input.a_column_of_thirty_characters_,".repeat(1700);

    assertThat(ReadTable.of(columns + "HITId,AssignmentId\n" + ",".repeat(1700) + "H,A\n"))
        .satisfies(table -> assertThat(table.complaints()).isEmpty())
        .satisfies(table -> assertThat(table.assignmentIds()).containsExactly("A"));
  }

  @Test
  void isKnownByItsFirstRow() {
    for (String text :
        List.of(
            "HITId,AssignmentId\n",
            "\uFEFF\"hitid\"\t\"x\"\t\"assignmentid\"",
            "\n\nAssignmentID;hitid;\"cut",
            "\"a\nb\",hitId,AssignmentId")) {
      byte[] bytes = text.getBytes(UTF_8);
      assertThat(TableHeader.isIn(bytes, bytes.length)).as(text).isTrue();
    }
  }
}
