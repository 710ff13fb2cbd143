package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.local.ArchivedStudy.assignment;
import static org.turkbridge.local.ArchivedStudy.hit;
import static org.turkbridge.local.EmbeddedFixture.request;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.summary.LeftOutColumns;
import org.turkbridge.local.store.TestDatabase;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

@ParameterizedClass
@EnumSource
class ImportRunTest {
  private static final String EARLY = "2014-08-15T00:01:00Z";
  private static final String LATE = "2014-08-15T00:01:00.001Z";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private EmbeddedFixture embedded;
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void open() {
    embedded = new EmbeddedFixture(database.store(folder.resolve("store.db")));
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  @Test
  void theSameContentAgainChangesNothingAndIsNoLine() {
    QualificationRequest[] requests = {
      request("R1", "T1", EARLY, "a"), request("R2", "T1", EARLY, null)
    };

    assertThat(embedded.add(lines, "a.xml", requests)).isEqualTo(report(2, 2, 0, 0, 0, 0));
    assertThat(embedded.add(lines, "b.xml", requests)).isEqualTo(report(2, 0, 2, 0, 0, 0));
    assertThat(lines).isEmpty();
    assertThat(answers()).containsExactly("a", "");
  }

  @Test
  void theSameTimeInAnotherZoneIsTheSameContent() {
    embedded.add(lines, "a.xml", request("R1", "T1", EARLY, "a"));

    assertThat(
            embedded
                .add(lines, "a.xml", request("R1", "T1", "2014-08-14T17:01:00.000-07:00", "a"))
                .unchanged())
        .isEqualTo(1);
  }

  @Test
  void aLaterSubmitTimeWins() {
    embedded.add(lines, "a.xml", request("R1", "T1", EARLY, "old"));

    assertThat(embedded.add(lines, "b.xml", request("R1", "T1", LATE, "new")))
        .isEqualTo(report(1, 0, 0, 1, 0, 0));
    assertThat(answers()).containsExactly("new");
    assertThat(lines)
        .containsExactly(
            "b.xml: record 1: QualificationRequest R1 of 2014-08-15T00:01:00.001Z replaces the one of"
                + " 2014-08-15T00:01:00Z from a.xml: record 1");
  }

  @Test
  void anEarlierSubmitTimeGivesWay() {
    embedded.add(lines, "b.xml", request("R1", "T1", LATE, "new"));

    assertThat(embedded.add(lines, "a.xml", request("R1", "T1", EARLY, "old")))
        .isEqualTo(report(1, 0, 0, 0, 1, 0));
    assertThat(answers()).containsExactly("new");
    assertThat(lines)
        .containsExactly(
            "a.xml: record 1: QualificationRequest R1 of 2014-08-15T00:01:00Z gives way to the one of"
                + " 2014-08-15T00:01:00.001Z from b.xml: record 1");
  }

  @Test
  void ofEqualTimesTheOneReadLaterWinsAlsoWithinOneBatch() {
    assertThat(
            embedded.add(
                lines,
                "a.xml",
                request("R1", "T1", EARLY, "one"),
                request("R1", "T1", EARLY, "two"),
                request("R1", "T1", EARLY, "two"),
                request("R1", "T1", EARLY, null)))
        .isEqualTo(report(4, 1, 1, 2, 0, 0));
    assertThat(answers()).containsExactly("");
    assertThat(lines)
        .containsExactly(
            "a.xml: record 2: QualificationRequest R1 of 2014-08-15T00:01:00Z replaces the one of"
                + " 2014-08-15T00:01:00Z from a.xml: record 1",
            "a.xml: record 4: QualificationRequest R1 of 2014-08-15T00:01:00Z replaces the one of"
                + " 2014-08-15T00:01:00Z from a.xml: record 2");
  }

  @Test
  void absentAndEmptyAreDifferentContent() {
    embedded.add(lines, "a.xml", request("R1", "T1", EARLY, null));

    assertThat(embedded.add(lines, "a.xml", request("R1", "T1", EARLY, "")).replaced())
        .isEqualTo(1);
  }

  @Test
  void aReplacementKeepsItsPlaceAndMayChangeEverything() {
    embedded.addRange("T1", 1, 3);
    embedded.add(lines, "b.xml", request("R2", "T2", LATE, "new"));

    assertThat(ids(null)).containsExactly("R1", "R2", "R3");
    assertThat(ids("T2")).containsExactly("R2");
    assertThat(ids("T1")).containsExactly("R1", "R3");
  }

  @Test
  void whatCannotBeStoredIsReportedAndTheRestGoesOn() {
    QualificationRequest withoutId = request("", "T1");
    QualificationRequest withoutType =
        request("R3", "T1").toBuilder().qualificationTypeId(null).build();
    QualificationRequest withoutWorker = request("R4", "T1").toBuilder().workerId(" ").build();

    ImportReport report =
        embedded.add(
            lines,
            "a.xml",
            request("R1", "T1"),
            withoutId,
            withoutType,
            withoutWorker,
            request("R7", "T1"));

    assertThat(report).isEqualTo(report(2, 2, 0, 0, 0, 3));
    assertThat(ids(null)).containsExactly("R1", "R7");
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .isEqualTo(
            "a.xml: record 2: QualificationRequestId is absent or empty: a request cannot be stored"
                + " without it, add it");
    assertThat(lines.get(1)).contains("record 3", "QualificationTypeId is absent");
    assertThat(lines.get(2)).contains("record 4", "WorkerId (SubjectId) is absent");
  }

  @Test
  void recordsOfManyDocumentsAreStoredTogetherAndToldInTheirOrder() {
    int[] writes = new int[1];
    ImportRun run =
        new ImportRun(new InterceptedStore(embedded.store, write -> writes[0]++), lines::add);
    for (int document = 0; document < 240; document++) {
      String file = document + ".xml";
      run.add(file, RecordKind.ASSIGNMENT, assignment("A" + document % 80, "H"), Set.of());
      run.add(
          file, RecordKind.HIT, hit("H" + document % 80, hit -> hit.question("<Q/>")), Set.of());
      if (document >= 160) {
        run.refuse(file, "unreadable");
        run.add(file, RecordKind.HIT, hit("H0", hit -> hit.title(file)), Set.of());
      }
      run.endFile();
    }
    ImportReport report = run.finish();

    // Two batches of two kinds.
    assertThat(writes[0]).isEqualTo(4);
    assertThat(report.records())
        .isEqualTo(Map.of(RecordKind.ASSIGNMENT, 240L, RecordKind.HIT, 320L));
    assertThat(report.added()).isEqualTo(160);
    assertThat(report.unchanged()).isEqualTo(320);
    assertThat(report.replaced()).isEqualTo(80);
    assertThat(lines)
        .hasSize(160)
        .startsWith(
            "160.xml: unreadable",
            "160.xml: HIT H0 (Assignable) replaces the one (Assignable) from 0.xml",
            "161.xml: unreadable",
            "161.xml: HIT H0 (Assignable) replaces the one (Assignable) from 160.xml");
  }

  @ParameterizedTest
  @MethodSource
  void ofEveryKindSomethingIsNeeded(RecordKind kind, SdkPojo without, String message) {
    ImportRun run = new ImportRun(embedded.store, lines::add);

    assertThatThrownBy(() -> run.add("a.xml", kind, without, Set.of()))
        .isInstanceOf(UntranslatableException.class)
        .hasMessage(message);

    assertThat(run.finish().records()).isEmpty();
  }

  static Stream<Arguments> ofEveryKindSomethingIsNeeded() {
    String missing = " is absent or empty: %s cannot be stored without it, add it";
    return Stream.of(
        Arguments.of(
            RecordKind.QUALIFICATION,
            Qualification.builder().qualificationTypeId("T").build(),
            "WorkerId (SubjectId)" + missing.formatted("a Qualification")),
        Arguments.of(
            RecordKind.HIT,
            HIT.builder().hitTypeId("T").build(),
            "HITId" + missing.formatted("a HIT")),
        Arguments.of(
            RecordKind.ASSIGNMENT,
            Assignment.builder().hitId("H").build(),
            "AssignmentId" + missing.formatted("an Assignment")),
        Arguments.of(
            RecordKind.ASSIGNMENT,
            Assignment.builder().assignmentId("A").build(),
            "HITId" + missing.formatted("an Assignment")),
        Arguments.of(
            RecordKind.BONUS_PAYMENT,
            BonusPayment.builder().workerId("A").build(),
            "AssignmentId" + missing.formatted("a BonusPayment")),
        Arguments.of(
            RecordKind.HIT,
            HIT.builder().hitId("H").reward("a dollar").build(),
            "Reward \"a dollar\" is no amount of dollars such as 0.05; put it right"),
        Arguments.of(
            RecordKind.BONUS_PAYMENT,
            BonusPayment.builder().assignmentId("A").bonusAmount("-1").build(),
            "BonusAmount \"-1\" is no amount of dollars such as 0.05; put it right"),
        Arguments.of(
            RecordKind.WORKER_BLOCK,
            WorkerBlock.builder().workerId(" ").build(),
            "WorkerId" + missing.formatted("a WorkerBlock")),
        Arguments.of(
            RecordKind.REVIEW_REPORT,
            ListReviewPolicyResultsForHitResponse.builder().build(),
            "HITId" + missing.formatted("a ReviewReport")));
  }

  @Test
  void normalisationsAreCountedOnceARecord() {
    ImportRun run = new ImportRun(embedded.store, lines::add);
    run.add(
        "a.xml: record 1",
        RecordKind.QUALIFICATION_REQUEST,
        request("R1", "T1"),
        Set.of(Normalisation.CDATA, Normalisation.MISSING_ZONE));
    run.add(
        "a.xml: record 2",
        RecordKind.QUALIFICATION_REQUEST,
        request("R2", "T1"),
        Set.of(Normalisation.CDATA));
    run.endFile();

    assertThat(run.finish().normalised())
        .isEqualTo(Map.of(Normalisation.CDATA, 2L, Normalisation.MISSING_ZONE, 1L));
  }

  @Test
  void whatIsFoundWhileABatchIsWrittenIsToldAfterIt() {
    embedded.add(lines, "a.xml", request("R1", "T1", EARLY, "old"));
    Queue<Runnable> writing = new ArrayDeque<>();
    ImportRun run = new ImportRun(embedded.store, lines::add, writing::add);
    run.add(
        "b.xml: record 1",
        RecordKind.QUALIFICATION_REQUEST,
        request("R1", "T1", LATE, "new"),
        Set.of());
    for (int i = 2; i <= 500; i++) {
      run.add(
          "b.xml: record " + i, RecordKind.QUALIFICATION_REQUEST, request("R" + i, "T1"), Set.of());
    }

    run.refuse("b.xml: record 501", "unreadable");

    assertThat(lines).isEmpty();
    writing.remove().run();
    assertThat(lines).singleElement().asString().startsWith("b.xml: record 1: ");
    for (int i = 1; i <= 500; i++) {
      run.add(
          "b.xml: record " + (501 + i),
          RecordKind.QUALIFICATION_REQUEST,
          request("R" + i, "T1"),
          Set.of());
    }
    writing.remove().run();
    assertThat(lines).element(1).isEqualTo("b.xml: record 501: unreadable");
  }

  @Test
  void documentsComeBackAsTheyWereWhateverTheyHold() {
    List<String> documents =
        List.of(
            "",
            "\\N",
            "\\.",
            "NULL",
            "a\tb\\tc",
            "a\nb\\nc\r\nd\re",
            " \\ \\\\ \\x41 \\u0041 ",
            "'a' \"b\" {c,d} $1 ? :e",
            "\0 \uFFFF \uFDD0\uFDD1",
            "\b\f\u000B\u001F\u007F\u0085\u2028",
            "\uD83D\uDE00 \u00E9 e\u0301 \u4E2D\uFEFF");
    QualificationRequest[] requests = new QualificationRequest[documents.size()];
    Arrays.setAll(requests, i -> request("R" + i, "T1", EARLY, documents.get(i)));

    assertThat(embedded.add(lines, "a.xml", requests).added()).isEqualTo(documents.size());
    assertThat(answers()).isEqualTo(documents);
    assertThat(embedded.add(lines, "b.xml", requests).unchanged()).isEqualTo(documents.size());
  }

  @Test
  void severalBatchesInOneFileAllArrive() {
    QualificationRequest[] requests =
        IntStream.rangeClosed(1, 1234)
            .mapToObj(i -> request("R" + i, "T" + i % 3))
            .toArray(QualificationRequest[]::new);

    assertThat(embedded.add(lines, "a.xml", requests)).isEqualTo(report(1234, 1234, 0, 0, 0, 0));
    assertThat(ids("T1")).hasSize(412);
  }

  @Test
  void aReaderSeesAConsistentGrowingListDuringAnImport() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> reads =
          threads.submit(
              () -> {
                int walks = 0;
                int least = 0;
                while (!done.get() || walks == 0) {
                  List<String> seen = ids(null);
                  assertThat(seen).hasSizeGreaterThanOrEqualTo(least);
                  assertThat(seen)
                      .containsExactlyElementsOf(
                          IntStream.rangeClosed(1, seen.size()).mapToObj(i -> "R" + i).toList());
                  least = seen.size();
                  walks++;
                }
                return walks;
              });
      for (int file = 0; file < 20; file++) {
        embedded.addRange("T1", file * 100 + 1, file * 100 + 100);
      }
      done.set(true);
      assertThat(reads.get()).isPositive();
      assertThat(ids(null)).hasSize(2000);
    } finally {
      done.set(true);
      threads.shutdown();
    }
  }

  private static ImportReport report(
      long records, long added, long unchanged, long replaced, long kept, long refused) {
    return new ImportReport(
        1,
        records == 0 ? Map.of() : Map.of(RecordKind.QUALIFICATION_REQUEST, records),
        added,
        unchanged,
        replaced,
        kept,
        refused,
        0,
        Map.of(),
        LeftOutColumns.NONE);
  }

  private List<String> ids(@Nullable String typeId) {
    return embedded
        .client
        .listQualificationRequestsPaginator(r -> r.qualificationTypeId(typeId))
        .stream()
        .limit(100)
        .flatMap(page -> page.qualificationRequests().stream())
        .map(
            software.amazon.awssdk.services.mturk.model.QualificationRequest
                ::qualificationRequestId)
        .toList();
  }

  private List<String> answers() {
    return embedded.client.listQualificationRequests().qualificationRequests().stream()
        .map(request -> request.answer() == null ? "" : request.answer())
        .toList();
  }
}
