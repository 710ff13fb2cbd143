package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesResponse;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** The types of Mechanical Turk itself are there, without being anybody's. */
class SystemQualificationTypesTest extends EmbeddedQualifications {
  private static final String LOCALE = "00000000000000000071";
  private static final int SYSTEM_TYPES = 14;

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000, Worker_PercentAssignmentsSubmitted, Active",
    "00000000000000000070, Worker_PercentAssignmentsAbandoned, Active",
    "000000000000000000E0, Worker_PercentAssignmentsReturned, Active",
    "000000000000000000L0, Worker_PercentAssignmentsApproved, Active",
    "000000000000000000S0, Worker_PercentAssignmentsRejected, Active",
    "00000000000000000040, Worker_NumberHITsApproved, Active",
    "00000000000000000071, Worker_Locale, Active",
    "00000000000000000060, Worker_Adult, Active",
    "2F1QJWKUDD8XADTFD2Q0G6UTO95ALH, Masters, Active",
    "2ARFPLSP75KLA8M8DH1HTEQVJT3SY6, Masters, Active",
    "2NDP2L92HECWY8NS8H3CK0CP5L9GHO, Categorization Masters, Inactive",
    "2F1KVCNHMVHV8E9PBUB2A4J79LU20F, Categorization Masters, Inactive",
    "21VZU98JHSTLZ5BPP4A9NOBJEK3DPG, Photo Moderation Masters, Inactive",
    "2TGBB6BFMFFOM08IBMAFGGESC1UWJX, Photo Moderation Masters, Inactive"
  })
  void everybodyKnowsThem(String id, String name, String status) {
    for (MTurkClient caller : List.of(embedded.ann, embedded.bob)) {
      QualificationType type =
          caller.getQualificationType(r -> r.qualificationTypeId(id)).qualificationType();

      assertThat(type)
          .extracting(
              QualificationType::qualificationTypeId,
              QualificationType::name,
              QualificationType::qualificationTypeStatusAsString,
              QualificationType::isRequestable)
          .containsExactly(id, name, status, false);
      assertThat(type.description()).isNotBlank();
      assertThat(type.test()).isNull();
      assertThat(caller.listHITsForQualificationType(r -> r.qualificationTypeId(id)).hiTs())
          .isEmpty();
      assertThat(
              caller
                  .listQualificationRequests(r -> r.qualificationTypeId(id))
                  .qualificationRequests())
          .isEmpty();
      assertThat(
              caller
                  .listWorkersWithQualificationType(r -> r.qualificationTypeId(id))
                  .qualifications())
          .isEmpty();
      assertThatRequestError(
          () -> caller.getQualificationScore(r -> r.qualificationTypeId(id).workerId("AONE")),
          "QualificationDoesNotExist",
          "You requested a Qualification that does not exist. (");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000000000000071",
        "000000000000000000L0",
        "2F1QJWKUDD8XADTFD2Q0G6UTO95ALH",
        "21VZU98JHSTLZ5BPP4A9NOBJEK3DPG"
      })
  void nobodyCanChangeThem(String id) {
    QualificationType before =
        embedded.ann.getQualificationType(r -> r.qualificationTypeId(id)).qualificationType();
    for (MTurkClient caller : List.of(embedded.ann, embedded.bob)) {
      assertThatDenied(
          () ->
              caller.associateQualificationWithWorker(
                  r -> r.qualificationTypeId(id).workerId("AONE")));
      assertThatDenied(
          () ->
              caller.disassociateQualificationFromWorker(
                  r -> r.qualificationTypeId(id).workerId("AONE")));
      assertThatDenied(
          () ->
              caller.updateQualificationType(
                  r -> r.qualificationTypeId(id).description("mine").retryDelayInSeconds(1L)));
      assertThatDenied(() -> caller.deleteQualificationType(r -> r.qualificationTypeId(id)));
    }
    assertThatThrownBy(() -> embedded.workers.request(id, "AONE", null))
        .hasMessageContaining("is Mechanical Turk's own");

    assertThat(embedded.ann.getQualificationType(r -> r.qualificationTypeId(id)))
        .extracting(found -> found.qualificationType())
        .isEqualTo(before);
    assertThat(rows()).isEqualTo("0");
  }

  @Test
  void aSearchFindsThemUnlessItIsForOnesOwnOrForWhatCanBeRequested() {
    embedded.type("Locale of mine");

    assertThat(search(r -> r.query("worker_LOCALE"))).containsExactly(LOCALE);
    assertThat(search(r -> r.query("masters"))).hasSize(6);
    assertThat(search(r -> {})).hasSize(1 + SYSTEM_TYPES);
    assertThat(search(r -> r.mustBeRequestable(true))).hasSize(1);
    assertThat(search(r -> r.mustBeOwnedByCaller(true))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 17, 18, 100})
  void pagesGoOnFromTheRowsToThem(int size) {
    List<String> own = Stream.of("A", "B", "C").map(name -> embedded.type(name)).toList();
    List<String> all = search(r -> {});

    List<String> paged = new ArrayList<>();
    ListQualificationTypesRequest request =
        ListQualificationTypesRequest.builder().mustBeRequestable(false).maxResults(size).build();
    ListQualificationTypesResponse page = embedded.ann.listQualificationTypes(request);
    paged.addAll(ids(page));
    while (page.nextToken() != null) {
      assertThat(page.qualificationTypes()).hasSize(size);
      page =
          embedded.ann.listQualificationTypes(
              request.toBuilder().nextToken(page.nextToken()).build());
      paged.addAll(ids(page));
    }

    assertThat(page.qualificationTypes()).isNotEmpty();
    assertThat(paged).containsExactlyElementsOf(all).startsWith(own.toArray(String[]::new));
    assertThat(paged).hasSize(3 + SYSTEM_TYPES).doesNotHaveDuplicates();
  }

  @Test
  void anArchivedOneGivesWay() {
    QualificationType archived =
        QualificationType.builder()
            .qualificationTypeId(LOCALE)
            .name("Location")
            .description("as saved")
            .qualificationTypeStatus("Inactive")
            .test("<Q/>")
            .build();
    List<String> lines = new ArrayList<>();
    ImportRun run = new ImportRun(embedded.store, lines::add);
    run.add("a.xml: record 1", RecordKind.QUALIFICATION_TYPE, archived, Set.of());
    run.add(
        "a.xml: record 2",
        RecordKind.QUALIFICATION_TYPE,
        embedded.ann.getQualificationType(r -> r.qualificationTypeId(LOCALE)).qualificationType(),
        Set.of());
    run.endFile();
    ImportReport report = run.finish();

    assertThat(lines)
        .containsExactly(
            "a.xml: record 1: QualificationType 00000000000000000071 gives way to Mechanical Turk's"
                + " own type, which every store has");
    assertThat(report.kept()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(1);
    everybodyKnowsThem(LOCALE, "Worker_Locale", "Active");
    nobodyCanChangeThem(LOCALE);
  }

  @Test
  void whatArchivesSayOfThemIsShownAndStays() {
    ImportRun run = new ImportRun(embedded.store, line -> {});
    run.add(
        "a.xml", RecordKind.QUALIFICATION_REQUEST, EmbeddedFixture.request("R1", LOCALE), Set.of());
    run.add(
        "a.xml",
        RecordKind.QUALIFICATION,
        Qualification.builder()
            .qualificationTypeId(LOCALE)
            .workerId("AONE")
            .status(QualificationStatus.GRANTED)
            .grantTime(Instant.EPOCH)
            .localeValue(locale -> locale.country("US"))
            .build(),
        Set.of());
    run.endFile();

    assertThat(embedded.score(LOCALE, "AONE").localeValue().country()).isEqualTo("US");
    assertThat(embedded.pending(LOCALE)).containsExactly("R1");
    assertThatDenied(
        () -> embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId("R1")));
    assertThatDenied(
        () -> embedded.ann.rejectQualificationRequest(r -> r.qualificationRequestId("R1")));
    assertThatDenied(
        () ->
            embedded.ann.disassociateQualificationFromWorker(
                r -> r.qualificationTypeId(LOCALE).workerId("AONE")));
    assertThat(search(r -> {})).hasSize(SYSTEM_TYPES);
    assertThat(search(r -> r.mustBeOwnedByCaller(true))).isEmpty();
    assertThat(embedded.ann.getQualificationType(r -> r.qualificationTypeId(LOCALE)))
        .extracting(found -> found.qualificationType().name())
        .isEqualTo("Worker_Locale");
    assertThat(embedded.type(LOCALE)).isNotEqualTo(LOCALE);
  }

  @Test
  void theirNamesAreFree() {
    String mine = embedded.type("Worker_Locale");

    assertThat(mine).isNotEqualTo(LOCALE);
    assertThat(search(r -> r.query("Worker_Locale"))).containsExactly(mine, LOCALE);
  }

  private String rows() {
    return database.text(folder.resolve("store.db"), "SELECT COUNT(*) FROM qualification_type");
  }

  private List<String> search(Consumer<ListQualificationTypesRequest.Builder> more) {
    return ids(
        embedded.ann.listQualificationTypes(
            r -> {
              r.mustBeRequestable(false);
              more.accept(r);
            }));
  }

  private static List<String> ids(ListQualificationTypesResponse page) {
    assertThat(page.numResults()).isEqualTo(page.qualificationTypes().size());
    return page.qualificationTypes().stream().map(QualificationType::qualificationTypeId).toList();
  }

  private static void assertThatDenied(ThrowingCallable call) {
    assertThatRequestError(call, "PermissionDeniedException", "QualificationType ");
    assertThatThrownBy(call).hasMessageContaining("is Mechanical Turk's own");
  }
}
