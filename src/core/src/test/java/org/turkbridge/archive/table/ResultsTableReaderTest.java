package org.turkbridge.archive.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.table.ReadTable.document;
import static org.turkbridge.archive.table.ReadTable.rows;
import static org.turkbridge.translate.Normalisation.ANSWER_REBUILT;
import static org.turkbridge.translate.Normalisation.COLUMN_LEFT_OUT;
import static org.turkbridge.translate.Normalisation.GUESSED_ENCODING;
import static org.turkbridge.translate.Normalisation.MISSING_ZONE;
import static org.turkbridge.translate.Normalisation.NO_ASSIGNMENT;
import static org.turkbridge.translate.Normalisation.NO_WORKER;
import static org.turkbridge.translate.Normalisation.WHITE_SPACE_AROUND_VALUE;
import static org.turkbridge.translate.Normalisation.ZONE_OFFSET;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

class ResultsTableReaderTest {
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
    assertThat(table.places())
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
  void whatStandsBesideAHitIsLeftOutWhereNoHitIsTold() {
    ReadTable ofAssignments =
        ReadTable.rows("Input.url,Answer.q", "H,A1,u,1", "H,A2,u,2", "H,A3,,3", "H2,A4,v,4");

    assertThat(ofAssignments.hits).isEmpty();
    assertThat(ofAssignments.leftOut).containsExactly("Assignment Input.url");
    assertThat(ofAssignments.normalisations.get(1L)).contains(COLUMN_LEFT_OUT);
    assertThat(ofAssignments.normalisations.get(2L)).doesNotContain(COLUMN_LEFT_OUT);
    assertThat(ofAssignments.normalisations.get(4L)).contains(COLUMN_LEFT_OUT);

    ReadTable withHits = ReadTable.rows("Title,Input.url,Answer.q", "H,A1,t,,1", "H,A2,t,u,2");

    assertThat(withHits.hits).hasSize(1);
    assertThat(withHits.leftOut).containsExactly("Assignment Input.url");
    assertThat(withHits.normalisations.get(3L)).contains(COLUMN_LEFT_OUT);
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
