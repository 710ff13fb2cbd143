package org.turkbridge.archive.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.xml.XmlTexts;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.xml.XmlEscaper;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class AnswerColumnsFormatTest {
  private static final AnswerColumnsFormat COLUMNS =
      new AnswerColumnsFormat(Timestamps.ISO8601, InvalidCharacters.REJECT);
  private static final String MEMBERS =
      "AssignmentId,WorkerId,HITId,AssignmentStatus,AutoApprovalTime,AcceptTime,SubmitTime,"
          + "ApprovalTime,RejectionTime,Deadline,RequesterFeedback";

  @Example
  void columnsStandInTheOrderInWhichQuestionsAreFirstAnswered() {
    assertThat(
            Written.inRuns(
                    COLUMNS,
                    RecordKind.ASSIGNMENT,
                    List.of(
                        List.of(
                            assignment("A", document(free("b", "two, three") + free("a", ""))),
                            assignment("B", null)),
                        List.of(
                            assignment("C", document(free("a", "x") + free("c", "y"))),
                            assignment("D", ""))))
                .text())
        .isEqualTo(
            MEMBERS
                + ",Answer.b,Answer.a,Answer.c\r\n"
                + "A,W,,,,,,,,,,\"two, three\",\"\",\r\n"
                + "B,W,,,,,,,,,,,,\r\n"
                + "C,W,,,,,,,,,,,x,y\r\n"
                + "D,W,,,,,,,,,,,,\r\n");
  }

  @Example
  void tableOfNoRecordHasTheMembers() {
    assertThat(Written.in(COLUMNS, RecordKind.ASSIGNMENT, List.of()).text())
        .isEqualTo(MEMBERS + "\r\n");
  }

  @Example
  void severalTextsOfAQuestionAreJoined() {
    assertThat(
            cells(
                document(
                    answer(
                            "several",
                            "<SelectionIdentifier>a</SelectionIdentifier>"
                                + "<SelectionIdentifier> c\n</SelectionIdentifier>"
                                + "<OtherSelectionText> d </OtherSelectionText>")
                        + answer("none", "")
                        + answer(
                            "photo",
                            "<UploadedFileSizeInBytes>48</UploadedFileSizeInBytes>"
                                + "<UploadedFileKey>k/1</UploadedFileKey>")
                        + answer("twice", "")
                        + answer("twice", "<SelectionIdentifier>b</SelectionIdentifier>")
                        + answer("again", "<FreeText/>")
                        + answer("again", "<FreeText>x</FreeText>"))))
        .containsExactly(
            Map.entry("several", "a|c| d "),
            Map.entry("none", ""),
            Map.entry("photo", "k/1|48"),
            Map.entry("twice", "b"),
            Map.entry("again", "|x"));
  }

  @Example
  void readsDocumentsAsArchivesHaveThem() {
    assertThat(
            cells(
                "\n<QuestionFormAnswers><Answer><QuestionIdentifier>\n q \n</QuestionIdentifier>"
                    + "<FreeText> <![CDATA[<b>]]>&amp;<!-- not said -->&#233; </FreeText></Answer>"
                    + "</QuestionFormAnswers>\n"))
        .containsExactly(Map.entry("q", " <b>&é "));
    assertThat(
            cells(
                "<?xml version=\"1.0\"?><t:QuestionFormAnswers xmlns:t=\""
                    + DocumentKind.QUESTION_FORM_ANSWERS.namespace()
                    + "\"><t:Answer><t:QuestionIdentifier>q</t:QuestionIdentifier>"
                    + "<t:FreeText>x</t:FreeText></t:Answer></t:QuestionFormAnswers>"))
        .containsExactly(Map.entry("q", "x"));
    assertThat(cells("<QuestionFormAnswers/>")).isEmpty();
    assertThat(cells(" \n")).isEmpty();
  }

  @Example
  void refusesWhatIsNoAnswersAndWritesNothingOfTheRecord() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = COLUMNS.writer(out);
    for (String answer :
        List.of(
            "yes",
            "<QuestionFormAnswers>",
            "<QuestionForm/>",
            "<!DOCTYPE x><QuestionFormAnswers/>",
            "<QuestionFormAnswers xmlns=\"urn:x\"/>",
            "<QuestionFormAnswers>&x;</QuestionFormAnswers>",
            "<QuestionFormAnswers>x</QuestionFormAnswers>",
            "<QuestionFormAnswers/><QuestionFormAnswers/>",
            document("<FreeText>x</FreeText>"),
            document("<Answer><FreeText>x</FreeText></Answer>"),
            document(answer("q", "x")),
            document(answer("q", "<Text>x</Text>")),
            document(answer("q", "<FreeText><b>x</b></FreeText>")),
            document(answer("q", "<QuestionIdentifier>r</QuestionIdentifier>")),
            document(
                answer(
                    "q",
                    "<UploadedFileSizeInBytes>1</UploadedFileSizeInBytes>"
                        + "<UploadedFileSizeInBytes>2</UploadedFileSizeInBytes>")))) {
      assertThatThrownBy(() -> writer.write(RecordKind.ASSIGNMENT, assignment("A", answer)))
          .as(answer)
          .isInstanceOf(UntranslatableException.class)
          .hasMessageStartingWith(
              "Answer: no QuestionFormAnswers, of which columns could be made: ")
          .hasMessageEndingWith("; --answers document writes it as it is");
    }
    writer.flush();

    assertThat(out.size()).isZero();
    assertThatThrownBy(
            () ->
                writer.write(
                    RecordKind.ASSIGNMENT, assignment("A", document(answer("q", "<Text/>")))))
        .hasMessageContaining("line 1, column ")
        .hasMessageContaining("the element <Text> is not expected");
    // What was refused leaves nothing behind in what is read next.
    writer.write(RecordKind.ASSIGNMENT, assignment("B", document(free("r", "x"))));
    writer.flush();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("r").doesNotContain("q");
  }

  @Example
  void characterThatCsvCannotHoldIsReplacedBeforeTheAnswerIsRead() {
    Written written =
        Written.in(
            new AnswerColumnsFormat(Timestamps.EPOCH, InvalidCharacters.REPLACE),
            RecordKind.ASSIGNMENT,
            List.of(assignment("A", document(free("q", "a\uD800")))));

    assertThat(written.text()).endsWith(",a\uFFFD\r\n");
    assertThat(written.normalisations()).containsExactly(Normalisation.REPLACED_CHARACTER);
  }

  @Example
  void otherKindsAreAsInTheOtherTable() {
    List<HIT> hits = List.of(HIT.builder().hitId("H").title("").build());
    assertThat(Written.in(COLUMNS, RecordKind.HIT, hits).text())
        .isEqualTo(
            Written.in(
                    new CsvFormat(Timestamps.ISO8601, InvalidCharacters.REJECT),
                    RecordKind.HIT,
                    hits)
                .text());
    assertThat(
            Written.in(
                    COLUMNS,
                    List.of(
                        QualificationRequest.builder()
                            .qualificationRequestId("R")
                            .test("t")
                            .answer(document(free("q", "x")))
                            .build()))
                .text())
        .isEqualTo(
            "QualificationRequestId,QualificationTypeId,WorkerId,Test,SubmitTime,Answer.q\r\n"
                + "R,,,t,,x\r\n");
  }

  @Example
  void tableOfTooManyQuestionsIsRefused() {
    List<Assignment> assignments =
        IntStream.rangeClosed(0, AnswerColumnsFormat.MOST_QUESTIONS)
            .mapToObj(each -> assignment("A", document(free("q" + each, "x"))))
            .toList();
    int most = AnswerColumnsFormat.MOST_QUESTIONS;

    assertThat(Written.in(COLUMNS, RecordKind.ASSIGNMENT, assignments.subList(0, 64)).text())
        .contains("Answer.q63\r\n");
    assertThatThrownBy(() -> Written.in(COLUMNS, RecordKind.ASSIGNMENT, assignments))
        .isInstanceOf(UntranslatableException.class)
        .hasMessageStartingWith("answers more than " + most + " questions");
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyAnswerStandsInItsColumn(@ForAll("answers") List<Map<String, String>> answers) {
    List<List<Assignment>> runs = new ArrayList<>();
    for (Map<String, String> each : answers) {
      StringBuilder document = new StringBuilder();
      each.forEach((question, text) -> document.append(free(question, text)));
      runs.add(List.of(assignment("A", document(document.toString()))));
    }
    String text = Written.inRuns(COLUMNS, RecordKind.ASSIGNMENT, runs).text();

    List<Map<String, String>> read = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(text)) {
      List<List<String>> rows = reader.stream().map(CsvRecord::getFields).toList();
      for (List<String> row : rows.subList(1, rows.size())) {
        assertThat(row).hasSameSizeAs(rows.get(0));
        Map<String, String> told = new LinkedHashMap<>();
        for (int field = 0; field < row.size(); field++) {
          if (rows.get(0).get(field).startsWith("Answer.") && !row.get(field).isEmpty()) {
            told.put(rows.get(0).get(field).substring("Answer.".length()), row.get(field));
          }
        }
        read.add(told);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(read).isEqualTo(answers);
  }

  @Provide
  Arbitrary<List<Map<String, String>>> answers() {
    return Arbitraries.maps(
            Arbitraries.of("a", "b.c", "Zoë", "Answer.a", "x,\"y\""),
            XmlTexts.any().filter(text -> !text.isEmpty()))
        .ofMaxSize(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static Map<String, String> cells(String answer) {
    return new QuestionAnswers(QuestionAnswers.parsers()).read(answer);
  }

  private static Assignment assignment(String id, @Nullable String answer) {
    return Assignment.builder().assignmentId(id).workerId("W").answer(answer).build();
  }

  private static String document(String answers) {
    return "<QuestionFormAnswers xmlns=\""
        + DocumentKind.QUESTION_FORM_ANSWERS.namespace()
        + "\">"
        + answers
        + "</QuestionFormAnswers>";
  }

  private static String free(String question, String text) {
    return answer(question, "<FreeText>" + escaped(text) + "</FreeText>");
  }

  private static String answer(String question, String parts) {
    return "<Answer><QuestionIdentifier>"
        + escaped(question)
        + "</QuestionIdentifier>"
        + parts
        + "</Answer>";
  }

  /** A surrogate without its other half stays. */
  private static String escaped(String text) {
    return Surrogates.firstLone(text) < 0
        ? XmlEscaper.ELEMENT.escape(text)
        : text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
