package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.local.Qualifications;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** A copy of a store has all of it, or nothing, in either kind of database. */
@ParameterizedClass
@MethodSource("pairs")
final class StoreCopyTest {
  private static final int MANY = 700;

  @Parameter(0)
  TestDatabase source;

  @Parameter(1)
  TestDatabase target;

  @TempDir private Path folder;

  static Stream<Arguments> pairs() {
    return Arrays.stream(TestDatabase.values())
        .flatMap(from -> Arrays.stream(TestDatabase.values()).map(to -> Arguments.of(from, to)));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private List<StoreCopy.TableSum> copy(StoreAddress from, StoreAddress to) {
    return copy(from, to, (rows, all) -> {});
  }

  private static List<StoreCopy.TableSum> copy(
      StoreAddress from, StoreAddress to, StoreCopy.Progress progress) {
    try (ReadableStore reading = ReadableStore.open(from);
        Store writing = Store.open(to)) {
      return new StoreCopy(reading, writing, progress).run();
    }
  }

  private static QualificationRequest request(int number) {
    return QualificationRequest.builder()
        .qualificationRequestId("3R" + number)
        .qualificationTypeId("3IMPORTED")
        .workerId("A" + number)
        .test(number % 2 == 0 ? null : "")
        .answer("answer\t\\N \u0000 \uD83D\uDE00 '\n" + number)
        .submitTime(Instant.ofEpochSecond(number, number))
        .build();
  }

  /** Something of everything; gives the id of a type. */
  private static String fill(Qualifications ann) {
    ann.importRequests(
        IntStream.range(0, MANY)
            .mapToObj(StoreCopyTest::request)
            .toArray(QualificationRequest[]::new));
    String type = ann.type("of Ann", more -> more.autoGranted(false).retryDelayInSeconds(60L));
    String automatic = ann.type("automatic", more -> more.autoGranted(true).autoGrantedValue(7));
    ann.workers.request(automatic, "AAUTO", null);
    String granted = ann.request(type, "AGRANTED");
    ann.ann.acceptQualificationRequest(a -> a.qualificationRequestId(granted).integerValue(3));
    String rejected = ann.request(type, "AREJECTED");
    ann.ann.rejectQualificationRequest(r -> r.qualificationRequestId(rejected).reason("no"));
    ann.request(type, "APENDING");
    ann.ann.disassociateQualificationFromWorker(
        d -> d.qualificationTypeId(type).workerId("AGRANTED"));
    ann.ann.createWorkerBlock(block -> block.workerId("ABLOCKED").reason("spam"));
    ann.ann.deleteQualificationType(d -> d.qualificationTypeId(ann.type("gone")));
    ann.store.<Boolean>write(StoredItems::addHits);
    return type;
  }

  private static List<Object> seen(Qualifications ann, String type) {
    return List.of(
        ann.pending(null),
        ann.ann
            .listQualificationTypes(list -> list.mustBeRequestable(false).mustBeOwnedByCaller(true))
            .qualificationTypes(),
        ann.ann
            .listWorkersWithQualificationType(
                list -> list.qualificationTypeId(type).status(QualificationStatus.REVOKED))
            .qualifications(),
        ann.ann.listWorkerBlocks().workerBlocks(),
        ann.store.<List<?>>read(StoredItems::hits));
  }

  @Test
  void aCopyIsTheStoreAgain() {
    StoreAddress from = source.store(file("a"));
    StoreAddress to = target.store(file("b"));
    String type;
    List<Object> before;
    ListQualificationRequestsResponse page;
    try (Qualifications ann = new Qualifications(from)) {
      type = fill(ann);
      before = seen(ann, type);
      page = ann.ann.listQualificationRequests(list -> list.maxResults(5));
    }

    List<StoreCopy.TableSum> sums = copy(from, to);

    assertThat(sums)
        .filteredOn(sum -> sum.table().equals("qualification_request"))
        .singleElement()
        .satisfies(sum -> assertThat(sum.rows()).isEqualTo(MANY + 4));
    assertThat(target.text(file("b"), "SELECT COUNT(*) FROM qualification_request"))
        .isEqualTo(Integer.toString(MANY + 4));
    try (Qualifications ann = new Qualifications(to)) {
      assertThat(seen(ann, type)).isEqualTo(before);
      assertThat(
              ann.ann
                  .listQualificationRequests(list -> list.maxResults(5).nextToken(page.nextToken()))
                  .qualificationRequests()
                  .get(0)
                  .answer())
          .isEqualTo(request(5).answer());
      assertThat(ann.pending(type)).hasSize(1);
      ann.request(type, "ALATER");
      assertThat(ann.pending(type)).as("what comes later stands behind").hasSize(2);
    }
  }

  @Test
  void aCopyOfACopyHasTheSameChecksums() {
    StoreAddress from = source.store(file("a"));
    try (Qualifications ann = new Qualifications(from)) {
      fill(ann);
    }
    try (Store store = Store.open(from)) {
      store.write(tables -> tables.notes().keep("DisableHIT/ann/H1", "AKIDANN"));
      store.<Boolean>write(
          tables -> {
            tables.calls().add(StoredItems.calls("Boto/2.49.0"), 1);
            return true;
          });
    }

    List<StoreCopy.TableSum> sums = copy(from, target.store(file("b")));

    assertThat(copy(target.store(file("b")), source.store(file("c")))).isEqualTo(sums);
    assertThat(sums)
        .extracting(StoreCopy.TableSum::table)
        .containsExactly(
            "setting",
            "qualification_type",
            "qualification_request",
            "qualification",
            "place",
            "worker_block",
            "hit_type",
            "hit",
            "assignment",
            "request_token",
            "account",
            "ledger_entry",
            "review_result",
            "review_action",
            "note",
            "bonus_payment",
            "worker_message",
            "coming_event",
            "notification",
            "imported_hit",
            "imported_assignment",
            "imported_bonus_payment",
            "imported_worker_block",
            "imported_review_report",
            "call_ledger");
    assertThat(sums).extracting(StoreCopy.TableSum::rows).doesNotContain(0L);
  }

  @Test
  void whatIsThereIsNotTouched() {
    StoreAddress from = source.store(file("a"));
    StoreAddress to = target.store(file("b"));
    try (Qualifications ann = new Qualifications(from);
        Qualifications other = new Qualifications(to)) {
      fill(ann);
      String type = other.type("other");

      assertThatThrownBy(() -> copy(from, to))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(
              "The store " + to + " is not empty (rows: 1 of qualification_type");

      assertThat(
              other
                  .ann
                  .listQualificationTypes(
                      list -> list.mustBeRequestable(false).mustBeOwnedByCaller(true))
                  .qualificationTypes())
          .extracting(each -> each.qualificationTypeId())
          .containsExactly(type);
    }
  }

  @Test
  void whatFailsInTheMiddleLeavesNothing() {
    StoreAddress from = source.store(file("a"));
    StoreAddress to = target.store(file("b"));
    try (Qualifications ann = new Qualifications(from)) {
      fill(ann);
    }
    String key = "SELECT content FROM setting WHERE name = 'page-token-key'";
    Store.open(to).close();
    String before = target.text(file("b"), key);

    assertThatThrownBy(
            () ->
                copy(
                    from,
                    to,
                    (rows, all) -> {
                      if (rows > MANY / 2) {
                        throw new IllegalStateException("in the middle");
                      }
                    }))
        .hasMessage("in the middle");

    assertThat(target.text(file("b"), "SELECT COUNT(*) FROM qualification_type")).isEqualTo("0");
    assertThat(target.text(file("b"), key)).isEqualTo(before);
    assertThat(copy(from, to)).as("and it can be done again").isNotEmpty();
  }

  @Test
  void theSourceIsReadAsOfOneMomentWhileOthersWrite() {
    StoreAddress from = source.store(file("a"));
    StoreAddress to = target.store(file("b"));
    try (Qualifications ann = new Qualifications(from)) {
      String type = fill(ann);

      copy(from, to, (rows, all) -> ann.request(type, "A" + rows));

      assertThat(ann.pending(type)).hasSizeGreaterThan(3);
    }
    assertThat(target.text(file("b"), "SELECT COUNT(*) FROM qualification_request"))
        .isEqualTo(Integer.toString(MANY + 4));
  }
}
