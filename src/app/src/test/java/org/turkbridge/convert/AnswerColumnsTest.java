package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.csv.AnswerColumnsFormat;
import org.turkbridge.archive.csv.CsvFormat;
import org.turkbridge.archive.pipeline.ProgressListener;

/** Tables whose header is known when all records are. */
class AnswerColumnsTest {
  private static final AnswerColumnsFormat COLUMNS =
      new AnswerColumnsFormat(Timestamps.ISO8601, InvalidCharacters.REJECT);
  private static final String MEMBERS =
      "AssignmentId,WorkerId,HITId,AssignmentStatus,AutoApprovalTime,AcceptTime,SubmitTime,"
          + "ApprovalTime,RejectionTime,Deadline,RequesterFeedback";
  private static final String COMMAS = ",W,H,,,,,,,,";

  @TempDir Path folder;

  private static String list(String... records) {
    return "<list>" + String.join("\n", records) + "</list>";
  }

  private static String assignment(String id, String answer) {
    return "<Assignment><AssignmentId>"
        + id
        + "</AssignmentId><WorkerId>W</WorkerId><HITId>H</HITId><Answer>"
        + answer.replace("<", "&lt;")
        + "</Answer></Assignment>";
  }

  /**
   * @param questions each answered with its own name in capitals
   */
  private static String answers(String... questions) {
    StringBuilder answers = new StringBuilder("<QuestionFormAnswers>");
    for (String question : questions) {
      answers
          .append("<Answer><QuestionIdentifier>")
          .append(question)
          .append("</QuestionIdentifier><FreeText>")
          .append(question.toUpperCase(Locale.ROOT))
          .append("</FreeText></Answer>");
    }
    return answers.append("</QuestionFormAnswers>").toString();
  }

  private Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /**
   * So long that they are converted in several pieces, those behind with questions of their own.
   */
  private static String many(int count) {
    return list(
        IntStream.range(0, count)
            .mapToObj(each -> assignment("A" + each, answers("q" + each / 4000, "r" + each % 3)))
            .toArray(String[]::new));
  }

  @Test
  void tableOfSeveralInputsHasTheQuestionsOfAll() throws IOException {
    Path a = file("a.xml", list(assignment("A", answers("x", "y"))));
    Path b = file("b.xml", list());
    Path c =
        file(
            "c.jsonl",
            "{\"AssignmentId\":\"C\",\"WorkerId\":\"W\",\"HITId\":\"H\",\"Answer\":\""
                + answers("z", "x")
                + "\"}\n");
    Path out = folder.resolve("out.csv");
    String table =
        MEMBERS
            + ",Answer.x,Answer.y,Answer.z\r\n"
            + ("A" + COMMAS + ",X,Y,\r\n")
            + ("C" + COMMAS + ",X,,Z\r\n");

    Run.of(a, b, c).as(COLUMNS).to(out).done();

    assertThat(Files.readString(out)).isEqualTo(table);
    assertThat(Run.of(a, b, c).as(COLUMNS).out()).isEqualTo(table);
    assertThat(Run.of(a, b, c).as(COLUMNS).mostRejects(0).out()).isEqualTo(table);
    assertThat(Tree.names(folder))
        .containsExactlyInAnyOrder("a.xml", "b.xml", "c.jsonl", "out.csv");
  }

  @Test
  void answerThatIsNoneIsARejectAndTheRestGoesOn() throws IOException {
    String broken = assignment("B", "<QuestionFormAnswers><Answer>");
    Path a =
        file("a.xml", list(assignment("A", answers("x")), broken, assignment("C", answers("y"))));

    Run.Done done = Run.of(a).as(COLUMNS).done();

    assertThat(done.out())
        .isEqualTo(
            MEMBERS
                + ",Answer.x,Answer.y\r\n"
                + ("A" + COMMAS + ",X,\r\n")
                + ("C" + COMMAS + ",,Y\r\n"));
    assertThat(RejectLine.in(done.rejectLines()))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.text("file")).endsWith("a.xml");
              assertThat(line.number("record")).isEqualTo(2);
              assertThat(line.number("offset")).isEqualTo(Files.readString(a).indexOf(broken));
              assertThat(line.text("cause")).startsWith("Answer: no QuestionFormAnswers");
              assertThat(line.text("raw")).isEqualTo(broken);
            });
    assertThat(done.report().tally().rejects()).containsEntry(RefusalKind.UNWRITABLE, 1L);
    assertThat(Run.of(a).as(COLUMNS).mostRejects(0).out()).isEmpty();
  }

  @Test
  void bytesDoNotDependOnThreads() throws IOException {
    Path a = file("a.xml", many(20_000));

    String one = Run.of(a).as(COLUMNS).threads(1).out();

    assertThat(one.lines())
        .hasSize(20_001)
        .startsWith(
            MEMBERS
                + ",Answer.q0,Answer.r0,Answer.r1,Answer.r2,Answer.q1,Answer.q2,Answer.q3,Answer.q4");
    assertThat(Run.of(a).as(COLUMNS).threads(5).out()).isEqualTo(one);
  }

  @Test
  void eachDocumentOfAFolderHasTheQuestionsOfItsOwn() throws IOException {
    file("in/a.xml", list(assignment("A", answers("x"))));
    file("in/b.xml", list(assignment("B", answers("y"))));
    file("in/c.xml", list());
    Path out = folder.resolve("out");

    for (Run run :
        List.of(
            Run.of(folder.resolve("in")).toFolder(out),
            Run.of(folder.resolve("in")).toFolder(out).force().mostRejects(1))) {
      run.as(COLUMNS).kinds(RecordKind.ASSIGNMENT).done();

      assertThat(Tree.texts(out))
          .containsOnlyKeys("a.csv", "b.csv", "c.csv")
          .containsEntry("a.csv", MEMBERS + ",Answer.x\r\nA" + COMMAS + ",X\r\n")
          .containsEntry("b.csv", MEMBERS + ",Answer.y\r\nB" + COMMAS + ",Y\r\n")
          .containsEntry("c.csv", MEMBERS + "\r\n");
    }
  }

  @Test
  void filesOfOtherKindsAreAsEver() throws IOException {
    Path a =
        file(
            "a.xml",
            list(
                "<HIT><HITId>H</HITId><Title>t</Title></HIT>",
                assignment("A", answers("x")),
                "<HIT><HITId>I</HITId></HIT>"));
    Path plain = folder.resolve("plain");
    Path columns = folder.resolve("columns");
    RecordKind[] kinds = {RecordKind.HIT, RecordKind.ASSIGNMENT};

    Run.of(a)
        .as(new CsvFormat(Timestamps.ISO8601, InvalidCharacters.REJECT))
        .kinds(kinds)
        .toFolder(plain)
        .done();
    Run.of(a).as(COLUMNS).kinds(kinds).toFolder(columns).done();

    assertThat(Tree.texts(columns))
        .containsOnlyKeys("HIT.csv", "Assignment.csv")
        .containsEntry("HIT.csv", Files.readString(plain.resolve("HIT.csv")))
        .containsEntry("Assignment.csv", MEMBERS + ",Answer.x\r\nA" + COMMAS + ",X\r\n");
  }

  @Test
  void interruptedAndResumedItIsThatOfOneRun() throws IOException {
    Path a = file("in/a.xml", many(5000));
    file("in/b.xml", list(assignment("B", answers("y"))));
    Path once = folder.resolve("once");
    Path out = folder.resolve("out");
    Run.of(folder.resolve("in")).as(COLUMNS).toFolder(once).done();

    Run interrupted = Run.of(folder.resolve("in")).as(COLUMNS).toFolder(out).resume();
    interrupted.progress(failingBehind(a));
    assertThatThrownBy(interrupted::done).hasMessage("interrupted");
    assertThat(Tree.names(out)).noneMatch(name -> name.contains("part"));
    Run.of(folder.resolve("in")).as(COLUMNS).toFolder(out).resume().done();
    Run.of(folder.resolve("in")).as(COLUMNS).toFolder(out).resume().done();

    assertThat(Tree.visible(out)).isEqualTo(Tree.checksums(once));
  }

  private static ProgressListener failingBehind(Path file) {
    return new ProgressListener() {
      @Override
      public void total(long bytes) {}

      @Override
      public void read(long bytes, String name) {
        if (!name.equals(file.toString())) {
          throw new IllegalStateException("interrupted");
        }
      }
    };
  }

  @Test
  void tableOfTooManyQuestionsIsNotWritten() throws IOException {
    Path a =
        file(
            "a.xml",
            list(
                IntStream.range(0, 17_000)
                    .mapToObj(each -> assignment("A" + each, answers("q" + each)))
                    .toArray(String[]::new)));
    Path out = folder.resolve("out.csv");

    assertThatThrownBy(() -> Run.of(a).as(COLUMNS).to(out).done())
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageContaining("answers more than 16384 questions");
    assertThat(Tree.names(folder)).containsExactly("a.xml");
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void everyRecordIsARowOrAReject(
      @ForAll("documents") List<String> documents,
      @ForAll @IntRange(min = 1, max = 3) int threads) {
    String archive =
        list(
            IntStream.range(0, documents.size())
                .mapToObj(each -> assignment("A" + each, documents.get(each)))
                .toArray(String[]::new));
    Run.Done done;
    try {
      done =
          Run.ofStandardInput(archive.getBytes(StandardCharsets.UTF_8))
              .as(COLUMNS)
              .kinds(RecordKind.ASSIGNMENT)
              .threads(threads)
              .done();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    List<String> rows =
        done.out().lines().skip(1).map(row -> row.substring(0, row.indexOf(','))).toList();
    List<String> rejects =
        RejectLine.in(done.rejectLines()).stream()
            .map(line -> "A" + (line.number("record") - 1))
            .toList();
    assertThat(Stream.concat(rows.stream(), rejects.stream()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, documents.size()).mapToObj(each -> "A" + each).toList());
    assertThat(rows)
        .isEqualTo(
            IntStream.range(0, documents.size())
                .filter(each -> isReadable(documents.get(each)))
                .mapToObj(each -> "A" + each)
                .toList());
    assertThat(done.report().tally().records()).isEqualTo(rows.size());
    assertThat(done.report().tally().rejected()).isEqualTo(rejects.size());
  }

  private static boolean isReadable(String document) {
    return document.isEmpty()
        || (document.startsWith("<QuestionFormAnswers") && !document.contains("<b>"));
  }

  @Provide
  Arbitrary<List<String>> documents() {
    return Arbitraries.of(
            "",
            answers(),
            answers("x"),
            answers("y", "x", "x"),
            "no document",
            "<QuestionForm/>",
            answers("x").replace("X", "<b>X</b>"),
            answers("z").substring(9))
        .list()
        .ofMaxSize(12);
  }
}
