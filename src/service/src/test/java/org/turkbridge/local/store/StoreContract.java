package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.memory.MemoryBudget;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITReviewStatus;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.ParameterMapEntry;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;
import software.amazon.awssdk.services.mturk.model.ReviewPolicyLevel;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/**
 * What every store does, whatever database is under it. Two stores are open on one database, as two
 * processes have it.
 */
abstract class StoreContract {
  private static final int ROUNDS = 20;

  /** Enough for a transaction that nobody holds up to end meanwhile. */
  private static final int WALKS = 50;

  static final Instant TIME = Instant.parse("2014-08-15T00:01:00.250Z");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Store one;
  private Store other;

  /** Opens the same database, each time anew; empty at the first time of each test. */
  abstract Store open();

  @BeforeEach
  void openTwice() {
    one = open();
    other = open();
  }

  @AfterEach
  void closeBoth() {
    threads.shutdown();
    one.close();
    other.close();
  }

  /** The lists that have pages. */
  enum Listing {
    TYPES(
        (tables, id) -> tables.types().add(type(id, id), "ann"),
        (tables, after) ->
            ids(
                tables.types().page(new TypeSearch("ann", false, null), after, limit(2)),
                type -> type.type().qualificationTypeId())),
    REQUESTS(
        (tables, id) -> tables.requests().add(request(id, "T", "A" + id), "ann"),
        (tables, after) ->
            ids(
                tables.requests().page("T", "ann", after, limit(2)),
                QualificationRequest::qualificationRequestId)),
    QUALIFICATIONS(
        (tables, id) -> tables.qualifications().grant("T", id, 1, TIME),
        (tables, after) ->
            ids(
                tables.qualifications().page("T", QualificationStatus.GRANTED, after, limit(2)),
                Qualification::workerId)),
    HITS(
        (tables, id) -> tables.hits().add(hit(id), "ann", null, null),
        (tables, after) -> ids(tables.hits().page("ann", TIME, after, limit(2)), HIT::hitId)),
    ASSIGNMENTS(
        (tables, id) -> submit(tables, id, "A" + id),
        (tables, after) ->
            ids(
                tables
                    .assignments()
                    .page("HIT", List.of(AssignmentStatus.SUBMITTED), TIME, after, limit(2)),
                Assignment::assignmentId)),
    REVIEW_RESULTS(
        (tables, id) ->
            tables
                .reviewReports()
                .add(
                    "HIT",
                    ReviewPolicyLevel.HIT,
                    List.of(ReviewResultDetail.builder().actionId(id).key("k").build()),
                    List.of(ReviewActionDetail.builder().actionId(id).result("r").build())),
        (tables, after) ->
            ids(
                tables.reviewReports().results("HIT", ReviewPolicyLevel.HIT, after, limit(2)),
                ReviewResultDetail::actionId));

    @SuppressWarnings("ImmutableEnumChecker")
    private final BiConsumer<Tables, String> add;

    @SuppressWarnings("ImmutableEnumChecker")
    private final BiFunction<Tables, Long, Page<String>> page;

    Listing(BiConsumer<Tables, String> add, BiFunction<Tables, Long, Page<String>> page) {
      this.add = add;
      this.page = page;
    }

    private static <T> Page<String> ids(Page<T> page, Function<T, String> id) {
      return new Page<>(page.items().stream().map(id).toList(), page.end());
    }
  }

  private static PageLimit limit(int items) {
    return new PageLimit(items, MemoryBudget.unlimited().share());
  }

  private static QualificationType type(String id, String name) {
    return QualificationType.builder()
        .qualificationTypeId(id)
        .name(name)
        .description("0")
        .qualificationTypeStatus("Active")
        .creationTime(TIME)
        .isRequestable(true)
        .autoGranted(false)
        .build();
  }

  private static QualificationRequest request(String id, String typeId, String workerId) {
    return QualificationRequest.builder()
        .qualificationRequestId(id)
        .qualificationTypeId(typeId)
        .workerId(workerId)
        .submitTime(TIME)
        .build();
  }

  private static void write(Store store, Consumer<Tables> work) {
    store.<Boolean>write(
        tables -> {
          work.accept(tables);
          return true;
        });
  }

  static HIT hit(String id) {
    return HIT.builder()
        .hitId(id)
        .hitTypeId("HITTYPE")
        .creationTime(TIME)
        .expiration(TIME.plusSeconds(60))
        .maxAssignments(1000)
        .hitReviewStatus(HITReviewStatus.NOT_REVIEWED)
        .question("<Question/>")
        .build();
  }

  /** An assignment that is submitted, of a HIT that nobody else changes meanwhile. */
  private static void submit(Tables tables, String id, String workerId) {
    assertThat(tables.hits().find("HIT", TIME)).isPresent();
    tables
        .assignments()
        .add(
            Assignment.builder()
                .assignmentId(id)
                .hitId("HIT")
                .workerId(workerId)
                .assignmentStatus(AssignmentStatus.SUBMITTED)
                .acceptTime(TIME)
                .deadline(TIME.plusSeconds(60))
                .submitTime(TIME)
                .autoApprovalTime(TIME.plusSeconds(60))
                .answer("<Answer/>")
                .build(),
            TIME);
  }

  private void addType() {
    write(
        one,
        tables -> {
          tables.types().add(type("T", "T"), "ann");
          tables.hitTypes().sameOrAdded(hitType("HITTYPE"), "digest", "ann");
          tables.hits().add(hit("HIT"), "ann", null, null);
        });
  }

  /** Something of everything that belongs to HITs. */
  static boolean addHits(Tables tables) {
    tables.hitTypes().sameOrAdded(hitType("HITTYPE"), "digest", "ann");
    tables.hits().add(hit("HIT"), "ann", null, null);
    Listing.ASSIGNMENTS.add.accept(tables, "A1");
    tables.ledger().charge("ann", List.of(charge("A1")));
    Listing.REVIEW_RESULTS.add.accept(tables, "R1");
    tables.requestTokens().take("ann", "CreateHIT", "t", "HIT", TIME);
    return true;
  }

  /** What of it lists have. */
  static List<?> hits(Tables tables) {
    return List.of(
        tables.hits().find("HIT", TIME).orElseThrow(),
        tables.assignments().page("HIT", List.of(), TIME, 0, limit(9)),
        tables.reviewReports().results("HIT", ReviewPolicyLevel.HIT, 0, limit(9)));
  }

  static HIT hitType(String id) {
    return HIT.builder()
        .hitTypeId(id)
        .hitGroupId(id)
        .title("Title")
        .description("Description")
        .reward("0.05")
        .autoApprovalDelayInSeconds(60L)
        .assignmentDurationInSeconds(60L)
        .build();
  }

  @Test
  void notesAreFoundByTheirNamesAndTheBeginningsOfThem() {
    one.write(
        tables -> {
          for (String name :
              List.of("a", "a/", "a/\uD83D\uDE00", "a/b", "a/%", "a0", "A/b", "b/a")) {
            assertThat(tables.notes().keep(name, "of " + name)).isEmpty();
          }
          return true;
        });

    assertThat(other.<Optional<String>>read(tables -> tables.notes().content("a/b")))
        .contains("of a/b");
    one.write(
        tables -> {
          tables.notes().replace("a/b", "another");
          tables.notes().replace("a/c", "another");
          return true;
        });
    assertThat(other.<Optional<String>>read(tables -> tables.notes().content("a/b")))
        .contains("another");
    assertThat(other.<Optional<String>>read(tables -> tables.notes().content("a/c"))).isEmpty();
    assertThat(other.read(tables -> tables.notes().beginningWith("a/")).keySet())
        .containsExactly("a/", "a/%", "a/b", "a/\uD83D\uDE00");
    assertThat(other.read(tables -> tables.notes().beginningWith("")).keySet()).hasSize(8);
  }

  @Test
  void aHitIsReadWithThePropertiesOfItsTypeAndWithItsPolicies() {
    addType();
    ReviewPolicy policy =
        ReviewPolicy.builder()
            .policyName("SimplePlurality/2011-09-01")
            .parameters(
                PolicyParameter.builder()
                    .key("QuestionIds")
                    .values("a", "ä\u0000", "long ".repeat(100))
                    .build(),
                PolicyParameter.builder()
                    .key("AnswerKey")
                    .mapEntries(ParameterMapEntry.builder().key("q").values("1", "2").build())
                    .build())
            .build();
    HIT type =
        hitType("OTHERTYPE").toBuilder()
            .keywords("")
            .qualificationRequirements(
                QualificationRequirement.builder()
                    .qualificationTypeId("00000000000000000071")
                    .comparator("In")
                    .localeValues(Locale.builder().country("US").subdivision("CA").build())
                    .actionsGuarded("PreviewAndAccept")
                    .build(),
                QualificationRequirement.builder()
                    .qualificationTypeId("T")
                    .comparator("EqualTo")
                    .integerValues(5)
                    .build())
            .build();
    write(
        one,
        tables -> {
          tables.hitTypes().sameOrAdded(type, "other", "ann");
          tables
              .hits()
              .add(
                  hit("NEW").toBuilder().hitTypeId("OTHERTYPE").requesterAnnotation(" ").build(),
                  "ann",
                  policy,
                  null);
        });

    StoredHit read = other.<StoredHit>read(tables -> tables.hits().find("NEW", TIME).orElseThrow());
    assertThat(read.hit())
        .isEqualTo(
            hit("NEW").toBuilder()
                .hitTypeId("OTHERTYPE")
                .hitGroupId("OTHERTYPE")
                .requesterAnnotation(" ")
                .title("Title")
                .description("Description")
                .keywords("")
                .reward("0.05")
                .autoApprovalDelayInSeconds(60L)
                .assignmentDurationInSeconds(60L)
                .qualificationRequirements(type.qualificationRequirements())
                .hitStatus(HITStatus.ASSIGNABLE)
                .numberOfAssignmentsPending(0)
                .numberOfAssignmentsAvailable(1000)
                .numberOfAssignmentsCompleted(0)
                .build());
    assertThat(read.assignmentReviewPolicy()).isEqualTo(policy);
    assertThat(read.hitReviewPolicy()).isNull();
    assertThat(
            other.<List<String>>read(
                tables ->
                    tables.hits().requiring("T", "ann", TIME, 0, limit(9)).items().stream()
                        .map(HIT::hitId)
                        .toList()))
        .containsExactly("NEW");
  }

  @Test
  void ofTwoThatAskForOneHitTypeBothGetTheSame() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String content = "content" + round;

      List<String> ids =
          atOnce(
              () -> sameType(one, "ONE" + content, content),
              () -> sameType(other, "OTHER" + content, content));

      assertThat(ids.get(0)).isEqualTo(ids.get(1));
      assertThat(sameType(one, "LATE" + content, content)).isEqualTo(ids.get(0));
    }
  }

  private static String sameType(Store store, String id, String content) {
    return store.write(tables -> tables.hitTypes().sameOrAdded(hitType(id), content, "ann").id());
  }

  @Test
  void ofTwoThatTakeTheLastAssignmentOneGetsIt() throws Exception {
    addType();
    for (int round = 0; round < ROUNDS; round++) {
      String id = "H" + round;
      write(
          one,
          tables ->
              tables.hits().add(hit(id).toBuilder().maxAssignments(1).build(), "ann", null, null));

      List<Boolean> took = atOnce(() -> accept(one, id, "AONE"), () -> accept(other, id, "ATWO"));

      assertThat(took).containsExactlyInAnyOrder(true, false);
      assertThat(one.<HIT>read(tables -> tables.hits().find(id, TIME).orElseThrow().hit()))
          .extracting(HIT::numberOfAssignmentsPending, HIT::hitStatus)
          .containsExactly(1, HITStatus.UNASSIGNABLE);
    }
  }

  private static boolean accept(Store store, String hitId, String workerId) {
    return store.write(
        tables ->
            tables.hits().find(hitId, TIME).orElseThrow().status() == HITStatus.ASSIGNABLE
                && done(
                    () ->
                        tables
                            .assignments()
                            .add(
                                Assignment.builder()
                                    .assignmentId(hitId + workerId)
                                    .hitId(hitId)
                                    .workerId(workerId)
                                    .assignmentStatus(AssignmentState.ACCEPTED)
                                    .acceptTime(TIME)
                                    .deadline(TIME.plusSeconds(60))
                                    .build(),
                                TIME)));
  }

  @Test
  void aTokenIsRememberedForADay() {
    assertThat(token(one, "ann", "CreateHIT", "H1", TIME)).isEmpty();

    assertThat(token(other, "ann", "CreateHIT", "H2", TIME.plusSeconds(86_400).minusMillis(1)))
        .contains("H1");
    assertThat(token(one, "bob", "CreateHIT", "H3", TIME)).isEmpty();
    assertThat(token(one, "ann", "Other", "H4", TIME)).isEmpty();
    assertThat(token(one, "ann", "CreateHIT", "H5", TIME.plusSeconds(86_400))).isEmpty();
    assertThat(token(one, "ann", "CreateHIT", "H6", TIME.plusSeconds(86_401))).contains("H5");
  }

  private static Optional<String> token(
      Store store, String owner, String operation, String id, Instant now) {
    return store.write(tables -> tables.requestTokens().take(owner, operation, "t", id, now));
  }

  @Test
  void ofTwoThatTakeOneTokenOneGetsIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      // Every other token was used long ago.
      Instant now = TIME.plus(Duration.ofDays(round / 2));
      String operation = "CreateHIT" + round % 2;

      List<Optional<String>> took =
          atOnce(
              () -> token(one, "ann", operation, "ONE", now),
              () -> token(other, "ann", operation, "OTHER", now));

      boolean isOne = took.get(0).isEmpty();
      assertThat(took.get(isOne ? 0 : 1)).isEmpty();
      assertThat(took.get(isOne ? 1 : 0)).contains(isOne ? "ONE" : "OTHER");
    }
  }

  @Test
  void noChargeIsLost() throws Exception {
    assertThat(one.<Long>read(tables -> tables.ledger().balance("ann")))
        .isEqualTo(LedgerTable.OPENING_BALANCE);

    atOnce(() -> charge(one), () -> charge(other));

    assertThat(one.<Long>read(tables -> tables.ledger().balance("ann")))
        .isEqualTo(LedgerTable.OPENING_BALANCE - 2 * ROUNDS * 2 * 3);
    assertThat(one.<Long>read(tables -> tables.ledger().balance("bob")))
        .isEqualTo(LedgerTable.OPENING_BALANCE);
  }

  private static LedgerTable.Charge charge(String assignmentId) {
    return new LedgerTable.Charge(
        LedgerTable.Kind.REWARD, 3, "HIT", assignmentId, "A" + assignmentId, TIME);
  }

  private static boolean charge(Store store) {
    for (int round = 0; round < ROUNDS; round++) {
      write(store, tables -> tables.ledger().charge("ann", List.of(charge("A1"), charge("A2"))));
    }
    return true;
  }

  /** Both at the same time, each in a thread of its own. */
  private <T> List<T> atOnce(Callable<T> first, Callable<T> second) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<T>> outcomes = new ArrayList<>();
    for (Callable<T> each : List.of(first, second)) {
      outcomes.add(
          threads.submit(
              () -> {
                start.await();
                return each.call();
              }));
    }
    return List.of(outcomes.get(0).get(), outcomes.get(1).get());
  }

  @Test
  void whatIsWrittenIsThereForOthersAndAfterwards() {
    addType();

    assertThat(other.<Boolean>read(tables -> tables.types().find("T").isPresent())).isTrue();
    one.close();
    other.close();
    one = open();
    assertThat(one.<StoredType>read(tables -> tables.types().find("T").orElseThrow()).type())
        .isEqualTo(type("T", "T"));
  }

  @Test
  void workThatFailsIsUndoneWhole() {
    addType();
    assertThatThrownBy(
            () ->
                write(
                    one,
                    tables -> {
                      tables.requests().add(request("R1", "T", "AONE"), "ann");
                      tables.qualifications().grant("T", "AONE", 1, TIME);
                      throw new IllegalArgumentException("It is not.");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("It is not.");

    assertThat(other.<Boolean>read(tables -> tables.requests().find("R1").isPresent())).isFalse();
    assertThat(other.<Boolean>read(tables -> tables.qualifications().find("T", "AONE").isPresent()))
        .isFalse();
  }

  @Test
  void whatIsNotCommittedIsSeenByNobodyElse() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    Future<?> writing =
        threads.submit(
            () ->
                write(
                    one,
                    tables -> {
                      tables.types().add(type("T", "T"), "ann");
                      written.countDown();
                      await(read);
                    }));

    written.await();
    assertThat(other.<Boolean>read(tables -> tables.types().find("T").isPresent())).isFalse();
    read.countDown();
    writing.get();
    assertThat(other.<Boolean>read(tables -> tables.types().find("T").isPresent())).isTrue();
  }

  /** A HIT that counts one assignment, and a list of none, are not true at any time. */
  @Test
  void oneReadingSeesOneMoment() {
    addType();

    one.read(
        tables -> {
          HIT before = tables.hits().find("HIT", TIME).orElseThrow().hit();
          write(other, changed -> submit(changed, "A1", "AONE"));
          assertThat(tables.hits().find("HIT", TIME).orElseThrow().hit()).isEqualTo(before);
          assertThat(tables.assignments().page("HIT", List.of(), TIME, 0, limit(9)).items())
              .isEmpty();
          return true;
        });

    assertThat(
            one.<Integer>read(
                tables ->
                    tables.assignments().page("HIT", List.of(), TIME, 0, limit(9)).items().size()))
        .isEqualTo(1);
  }

  @Test
  void ofTwoThatSettleOneRequestOneWins() throws Exception {
    addType();
    for (int round = 0; round < ROUNDS; round++) {
      String id = "R" + round;
      write(one, tables -> tables.requests().add(request(id, "T", "A" + id), "ann"));

      List<Boolean> won =
          atOnce(
              () ->
                  one.write(
                      tables ->
                          isPending(tables, id) && done(() -> tables.requests().grant(id, TIME))),
              () ->
                  other.write(
                      tables ->
                          isPending(tables, id)
                              && done(() -> tables.requests().reject(id, "no", TIME))));

      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(
              one.<StoredRequest>read(tables -> tables.requests().find(id).orElseThrow()).state())
          .isEqualTo(won.get(0) ? RequestState.GRANTED : RequestState.REJECTED);
    }
  }

  private static boolean isPending(Tables tables, String id) {
    return tables.requests().find(id).orElseThrow().state() == RequestState.SUBMITTED;
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  @Test
  void ofTwoThatTakeOneNameOneGetsIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "N" + round;

      List<Boolean> took =
          atOnce(() -> take(one, "one" + name, name), () -> take(other, "other" + name, name));

      assertThat(took).containsExactlyInAnyOrder(true, false);
      assertThat(one.<String>read(tables -> tables.types().named(name, "ann").orElseThrow()))
          .isEqualTo((took.get(0) ? "one" : "other") + name);
    }
  }

  private static boolean take(Store store, String id, String name) {
    return store.write(
        tables ->
            tables.types().named(name, "ann").isEmpty()
                && done(() -> tables.types().add(type(id, name), "ann")));
  }

  /** So many that a driver may make a few statements of them. */
  @Test
  void ofEachArrivalIsToldWhetherItWasNew() {
    int count = 300;
    write(
        one,
        tables -> {
          tables.types().add(type("T", "T"), "ann");
          for (int i = 0; i < count; i += 7) {
            tables.requests().add(request("R" + i, "T", "A" + i), null);
          }
        });
    List<Arrival<QualificationRequest>> arrivals = new ArrayList<>();
    List<Merged.Outcome> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Each fifth comes twice.
      for (int twin = 0; twin < (i % 5 == 0 ? 2 : 1); twin++) {
        arrivals.add(new Arrival<>("file", request("R" + i, "T", "A" + i)));
        expected.add(i % 7 == 0 || twin > 0 ? Merged.Outcome.UNCHANGED : Merged.Outcome.ADDED);
      }
    }

    List<Merged> merged = one.write(tables -> tables.requests().merge(arrivals));

    assertThat(merged).extracting(Merged::outcome).isEqualTo(expected);
    assertThat(walk(other, Listing.REQUESTS, 0))
        .containsExactlyElementsOf(
            Stream.concat(
                    IntStream.range(0, count).filter(i -> i % 7 == 0).boxed(),
                    IntStream.range(0, count).filter(i -> i % 7 != 0).boxed())
                .map(i -> "R" + i)
                .toList());
    assertThat(one.<List<Merged>>write(tables -> tables.requests().merge(arrivals)))
        .extracting(Merged::outcome)
        .containsOnly(Merged.Outcome.UNCHANGED);
  }

  @Test
  void noChangeIsLost() throws Exception {
    addType();

    atOnce(() -> count(one), () -> count(other));

    assertThat(one.<StoredType>read(tables -> tables.types().find("T").orElseThrow()))
        .extracting(stored -> stored.type().description())
        .isEqualTo(String.valueOf(2 * ROUNDS));
  }

  /** Adds one to the number in the description, again and again. */
  private static boolean count(Store store) {
    for (int round = 0; round < ROUNDS; round++) {
      write(
          store,
          tables -> {
            QualificationType type = tables.types().find("T").orElseThrow().type();
            int number = Integer.parseInt(type.description());
            tables.types().change(type.toBuilder().description(String.valueOf(number + 1)).build());
          });
    }
    return true;
  }

  @ParameterizedTest
  @EnumSource
  void everyRowGetsAPlaceOfItsOwn(Listing listing) throws Exception {
    addType();
    List<String> before = walk(one, listing, 0);

    atOnce(() -> addMany(one, listing, "A1X"), () -> addMany(other, listing, "A2X"));

    List<String> added = walk(one, listing, 0);
    added.removeAll(before);
    List<String> expected = new ArrayList<>();
    for (String prefix : List.of("A1X", "A2X")) {
      IntStream.range(0, ROUNDS).forEach(i -> expected.add(prefix + (i + 10)));
      assertThat(added.stream().filter(id -> id.startsWith(prefix))).isSorted();
    }
    assertThat(added).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean addMany(Store store, Listing listing, String prefix) {
    for (int i = 0; i < ROUNDS; i++) {
      String id = prefix + (i + 10);
      write(store, tables -> listing.add.accept(tables, id));
    }
    return true;
  }

  private static List<String> walk(Store store, Listing listing, long start) {
    List<String> ids = new ArrayList<>();
    Page<String> page = store.read(tables -> listing.page.apply(tables, start));
    ids.addAll(page.items());
    while (page.end().isPresent()) {
      long after = page.end().getAsLong();
      page = store.read(tables -> listing.page.apply(tables, after));
      ids.addAll(page.items());
    }
    return ids;
  }

  /**
   * Of two transactions that add, the second must not become visible before the first: a walk that
   * has its row would go on behind the place of the other's, and never give that.
   */
  @ParameterizedTest
  @EnumSource
  void whoDrawsAPlaceLaterIsNotVisibleEarlier(Listing listing) throws Exception {
    addType();
    List<String> before = walk(one, listing, 0);
    CountDownLatch added = new CountDownLatch(1);
    CountDownLatch walked = new CountDownLatch(1);
    Future<?> first =
        threads.submit(
            () ->
                write(
                    one,
                    tables -> {
                      listing.add.accept(tables, "AFIRST");
                      added.countDown();
                      await(walked);
                    }));
    added.await();
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> second =
        threads.submit(
            () -> {
              begun.countDown();
              write(other, tables -> listing.add.accept(tables, "ASECOND"));
            });
    begun.await();

    for (int i = 0; i < WALKS; i++) {
      assertThat(walk(other, listing, 0)).isEqualTo(before);
    }
    walked.countDown();
    first.get();
    second.get();

    List<String> after = walk(other, listing, 0);
    assertThat(after.subList(before.size(), after.size())).containsExactly("AFIRST", "ASECOND");
  }

  @Test
  void bothGiveTheSameTokens() {
    assertThat(one.pageTokens().token("list", 1)).isEqualTo(other.pageTokens().token("list", 1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
