package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/** The study of {@code samples/} is sound; and each thing that is put wrong in it is found. */
final class StudyVerificationTest {
  private static final String ASSIGNMENTS = "GetAssignmentsForHIT-2.xml";

  @TempDir private Path study;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples/study"))) {
      for (Path file : files.toList()) {
        Files.copy(file, study.resolve(file.getFileName()));
      }
    }
  }

  private Verifications verified() throws IOException {
    return Verifications.ofFiles(1, study.toString());
  }

  private void replace(String file, String from, String to) throws IOException {
    String text = Files.readString(study.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(study.resolve(file), text.replace(from, to));
  }

  @Test
  void theStudyIsSound() throws IOException {
    Verifications found = verified();

    assertThat(found.findings()).isEmpty();
    assertThat(found.totals().checked()).isEqualTo(15);
    assertThat(found.totals().records())
        .isEqualTo(
            Map.of(
                "Assignment",
                8L,
                "BonusPayment",
                2L,
                "HIT",
                3L,
                "ReviewReport",
                1L,
                "WorkerBlock",
                1L));
    assertThat(found.totals().different()).isZero();
    assertThat(Verifications.ofFiles(3, study.toString())).isEqualTo(found);
  }

  @Test
  void itsTwinsInJsonSayTheSame() throws IOException {
    Verifications found = Verifications.ofFiles(1, "samples/study", "samples/json");

    assertThat(found.totals().checked()).isEqualTo(15 + 9);
    assertThat(found.totals().different()).isZero();
    assertThat(found.kinds()).hasSize(9).containsOnly(FindingKind.REPEATED);
    assertThat(found.totals().failed(true)).isFalse();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            ASSIGNMENTS,
            "Identifier&gt;sure&lt;",
            "Identifier&gt;how&lt;",
            FindingKind.UNKNOWN_QUESTION),
        fault(
            "SearchHITs-1.xml",
            "Identifier&gt;sure&lt;",
            "Identifier&gt;how&lt;",
            FindingKind.UNKNOWN_QUESTION),
        fault("GetBonusPayments-2.xml", "<WorkerId>A", "<WorkerId>A9", FindingKind.CONTRADICTION),
        fault(
            "GetBonusPayments-2.xml",
            "<AssignmentId>3",
            "<AssignmentId>9",
            FindingKind.NOT_ARCHIVED),
        fault(
            ASSIGNMENTS,
            "<AcceptTime>2014-11-03T10:17:00Z",
            "<AcceptTime>2014-11-03T10:20:00Z",
            FindingKind.IMPOSSIBLE_TIME),
        fault(
            ASSIGNMENTS,
            "<ApprovalTime>2014-11-06T10:20:05Z</ApprovalTime>",
            "",
            FindingKind.STATUS_AND_TIMES),
        fault(ASSIGNMENTS, ">Approved<", ">Rejected<", FindingKind.STATUS_AND_TIMES),
        fault(ASSIGNMENTS, "&lt;FreeText&gt;", "&lt;Free&gt;", FindingKind.NOT_WELL_FORMED),
        fault(ASSIGNMENTS, "2005-10-01", "2004-10-01", FindingKind.NOT_VALID),
        fault(ASSIGNMENTS, "<NumResults>3", "<NumResults>4", FindingKind.MISCOUNTED),
        fault(
            "SearchHITs-1.xml",
            "<NumberOfAssignmentsAvailable>0",
            "<NumberOfAssignmentsAvailable>1",
            FindingKind.OTHER_NUMBER),
        fault("SearchHITs-2.xml", "<HITId>3", "<HITId>9", FindingKind.NOT_ARCHIVED),
        fault("GetBlockedWorkers.xml", "<WorkerId>A", "<WorkerId>B", FindingKind.IMPLAUSIBLE));
  }

  private static Arguments fault(String file, String from, String to, FindingKind kind) {
    return arguments(file, from, to, kind);
  }

  @ParameterizedTest(name = "{3} for {2} in {0}")
  @MethodSource("faults")
  void findsWhatIsWrong(String file, String from, String to, FindingKind kind) throws IOException {
    replace(file, from, to);

    assertThat(verified().kinds()).contains(kind);
  }

  @Test
  void aPageThatIsSavedTwiceIsANoteAndAnEditionOfItAWarning() throws IOException {
    Files.copy(study.resolve("SearchHITs-2.xml"), study.resolve("X.xml"));
    Files.copy(study.resolve("SearchHITs-2.xml"), study.resolve("Y.xml"));
    replace("Y.xml", "<HITStatus>Reviewable", "<HITStatus>Reviewing");

    Verifications found = verified();

    assertThat(found.findings())
        .extracting(
            Finding::kind, finding -> study.relativize(Path.of(finding.source())).toString())
        .containsExactly(
            tuple(FindingKind.REPEATED, "X.xml"), tuple(FindingKind.OTHER_EDITION, "Y.xml"));
    assertThat(found.totals().failed(false)).isFalse();
    assertThat(found.totals().failed(true)).isTrue();
  }

  @Test
  void anAssignmentWithTheWrongHitIsAnError() throws IOException {
    Path answer = Path.of("samples/assignments/2014-get-assignment.xml");
    String text = Files.readString(answer);
    Files.writeString(
        study.resolve("GetAssignment.xml"), text.replaceFirst("<HITId>...", "<HITId>9XY"));

    assertThat(verified().kinds()).containsExactly(FindingKind.CONTRADICTION);
  }

  @Test
  void anAnswerIsOfOneHit() throws IOException {
    String first = Files.readString(study.resolve("GetAssignmentsForHIT-2.xml"));
    String second = Files.readString(study.resolve("GetAssignmentsForHIT-3.xml"));
    Files.delete(study.resolve("GetAssignmentsForHIT-3.xml"));
    Files.writeString(study.resolve("GetAssignmentsForHIT-2.xml"), first + second);
    assertThat(verified().kinds()).isEmpty();

    String stray =
        second.substring(second.indexOf("<Assignment>"), second.indexOf("</Assignment>") + 13);
    Files.writeString(
        study.resolve("GetAssignmentsForHIT-2.xml"),
        first
            .replace("</GetAssignmentsForHITResult>", stray + "</GetAssignmentsForHITResult>")
            .replaceAll("<NumResults>.*?</NumResults>", ""));

    assertThat(verified().findings())
        .filteredOn(finding -> finding.kind() == FindingKind.SEVERAL_HITS)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).startsWith("the assignment is of another HIT than");
              assertThat(stray).contains(finding.subject());
            });
    assertThat(verified().totals().failed(true)).isFalse();
  }

  @Test
  void whatIsLostIsNotedOnceForAFile() throws IOException {
    Files.delete(study.resolve("SearchHITs-1.xml"));
    Files.delete(study.resolve("SearchHITs-2.xml"));

    assertThat(verified().findings())
        .extracting(Finding::kind, Finding::message)
        .containsExactly(
            tuple(FindingKind.NOT_ARCHIVED, "the HITs of 2 assignments here are in no file"),
            tuple(FindingKind.NOT_ARCHIVED, "the HIT of an assignment here is in no file"),
            tuple(FindingKind.NOT_ARCHIVED, "the HITs of 3 assignments here are in no file"),
            tuple(FindingKind.NOT_ARCHIVED, "the HITs of 2 assignments here are in no file"));
  }
}
