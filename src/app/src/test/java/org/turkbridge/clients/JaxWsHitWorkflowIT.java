package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.clients.GeneratedPort.Element;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.WorkerInbox;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.local.store.TestDatabase;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

/**
 * The whole life of a HIT, by the JAX-WS client of the newest WSDL and of the one that most
 * programs used, over both databases. After each step both APIs tell the same of it.
 */
@ExtendWith(Bridges.class)
@ParameterizedClass
@CsvSource({
  "2014-08-15, SQLITE",
  "2014-08-15, POSTGRESQL",
  "2007-06-21, SQLITE",
  "2007-06-21, POSTGRESQL"
})
final class JaxWsHitWorkflowIT {
  private static final String REWARD = "0.05";

  /** Of one assignment, with the least fee. */
  private static final BigDecimal COST = new BigDecimal("0.06");

  private static final long HOUR = 3600;
  private static final String SCHEMAS =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";
  private static final String FORM =
      """
      <QuestionForm xmlns="%s2005-10-01/QuestionForm.xsd"><Question>
      <QuestionIdentifier>colour</QuestionIdentifier>
      <QuestionContent><Text>Which colour — <![CDATA[<b>red</b>]]>?</Text></QuestionContent>
      <AnswerSpecification><FreeTextAnswer/></AnswerSpecification>
      </Question></QuestionForm>"""
          .formatted(SCHEMAS);
  private static final String HTML =
      """
      <HTMLQuestion xmlns="%s2011-11-11/HTMLQuestion.xsd"><HTMLContent><![CDATA[<!DOCTYPE html>
      <html><body>Which colour — <b>&amp;</b>?</body></html>]]></HTMLContent>
      <FrameHeight>0</FrameHeight></HTMLQuestion>"""
          .formatted(SCHEMAS);
  private static final String ANSWER =
      """
      <QuestionFormAnswers xmlns="%s2005-10-01/QuestionFormAnswers.xsd"><Answer>
      <QuestionIdentifier>colour</QuestionIdentifier><FreeText>red &amp; ζ</FreeText>
      </Answer></QuestionFormAnswers>"""
          .formatted(SCHEMAS);
  private static final List<String> WORKERS = List.of("AJAXWSONE", "AJAXWSTWO");

  /** Null while the store is an SQLite file. */
  private static @Nullable StoreBridge overPostgres;

  @Parameter(0)
  String version;

  @Parameter(1)
  TestDatabase database;

  private GeneratedPort port;
  private MTurkClient client;
  private Store store;
  private WorkerAssignments workers;

  @BeforeParameterizedClassInvocation
  static void start(String version, TestDatabase database) {
    overPostgres = database == TestDatabase.POSTGRESQL ? StoreBridge.overPostgres() : null;
  }

  @AfterParameterizedClassInvocation
  static void end() {
    if (overPostgres != null) {
      overPostgres.close();
    }
  }

  @BeforeEach
  void readTheServedWsdl(StoreBridge overSqlite) {
    StoreBridge bridge = Objects.requireNonNullElse(overPostgres, overSqlite);
    port =
        new GeneratedPort(version, URI.create(bridge.jar().legacy() + "?wsdl&Version=" + version));
    client = Keys.TESTER.sdk(bridge.jar().current()).build();
    store = Store.open(StoreAddress.parse(bridge.store(), Map.of()));
    workers = new WorkerAssignments(store, InstantSource.system(), new SecureRandom());
  }

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  static Stream<String> questions() {
    return Stream.of(FORM, ExternalQuestion.text(), HTML);
  }

  private Element done(String operation, Map<String, ?> elements) {
    Element result = port.call(operation, elements);
    assertThat(result.of("Request").get("Errors")).isNull();
    assertThat(result.of("Request").text("IsValid")).isEqualTo("True");
    return result;
  }

  private void assertRefused(String code, String operation, Map<String, ?> elements) {
    Element request = port.call(operation, elements).of("Request");
    assertThat(request.text("IsValid")).isEqualTo("False");
    assertThat(request.of("Errors").all("Error"))
        .extracting(error -> error.text("Code"))
        .containsExactly("AWS.MechanicalTurk." + code);
  }

  private String register(String title) {
    String typeId =
        done(
                "RegisterHITType",
                Map.of(
                    "Title",
                    title,
                    "Description",
                    "by JAX-WS <&>",
                    "Keywords",
                    "colours, hits",
                    "Reward",
                    Map.of("Amount", new BigDecimal(REWARD), "CurrencyCode", "USD"),
                    "AssignmentDurationInSeconds",
                    HOUR,
                    "AutoApprovalDelayInSeconds",
                    24 * HOUR))
            .text("HITTypeId");
    assertThat(
            client
                .createHITType(
                    type ->
                        type.title(title)
                            .description("by JAX-WS <&>")
                            .keywords("colours, hits")
                            .reward(REWARD)
                            .assignmentDurationInSeconds(HOUR)
                            .autoApprovalDelayInSeconds(24 * HOUR))
                .hitTypeId())
        .isEqualTo(typeId);
    return typeId;
  }

  /** Makes one of two assignments, by a token where the version has any: once. */
  private String create(String typeId, String question) {
    Map<String, Object> elements =
        new HashMap<>(
            Map.of(
                "HITTypeId",
                typeId,
                "MaxAssignments",
                2,
                "LifetimeInSeconds",
                HOUR,
                "Question",
                question));
    boolean hasTokens = !version.equals("2007-06-21");
    if (hasTokens) {
      elements.put("UniqueRequestToken", typeId);
    }
    Element hit = done("CreateHIT", elements);
    assertThat(hit.text("HITTypeId")).isEqualTo(typeId);
    if (hasTokens) {
      assertRefused("HitAlreadyExists", "CreateHIT", elements);
    }
    return hit.text("HITId");
  }

  /**
   * A HIT as an API tells it.
   *
   * @param assignments all, pending, available, completed
   */
  private record SeenHit(
      String status,
      String title,
      String question,
      BigDecimal reward,
      long creation,
      long expiration,
      List<Integer> assignments) {
    static SeenHit of(Element hit) {
      return new SeenHit(
          hit.text("HITStatus"),
          hit.text("Title"),
          hit.text("Question"),
          new BigDecimal(hit.of("Reward").text("Amount")),
          hit.seconds("CreationTime"),
          hit.seconds("Expiration"),
          Stream.of(
                  "MaxAssignments",
                  "NumberOfAssignmentsPending",
                  "NumberOfAssignmentsAvailable",
                  "NumberOfAssignmentsCompleted")
              .map(name -> Integer.valueOf(hit.text(name)))
              .toList());
    }

    static SeenHit of(HIT hit) {
      return new SeenHit(
          hit.hitStatusAsString(),
          hit.title(),
          hit.question(),
          new BigDecimal(hit.reward()),
          hit.creationTime().getEpochSecond(),
          hit.expiration().getEpochSecond(),
          List.of(
              hit.maxAssignments(),
              hit.numberOfAssignmentsPending(),
              hit.numberOfAssignmentsAvailable(),
              hit.numberOfAssignmentsCompleted()));
    }
  }

  /** Both APIs tell it so, alone and in lists. */
  private SeenHit assertSeen(String hitId, String question, String status, Integer... assignments) {
    SeenHit seen =
        SeenHit.of(
            done(
                "GetHIT",
                Map.of(
                    "HITId",
                    hitId,
                    "ResponseGroup",
                    List.of("Minimal", "HITDetail", "HITQuestion", "HITAssignmentSummary"))));
    assertThat(seen).isEqualTo(SeenHit.of(client.getHIT(hit -> hit.hitId(hitId)).hit()));
    assertThat(seen.status()).isEqualTo(status);
    assertThat(seen.question()).isEqualTo(question);
    assertThat(seen.assignments()).containsExactly(assignments);

    assertThat(
            List.of(
                isIn(done("SearchHITs", newest()), hitId),
                client.listHITsPaginator(hits -> {}).stream()
                    .flatMap(page -> page.hiTs().stream())
                    .anyMatch(hit -> hit.hitId().equals(hitId))))
        .containsOnly(!status.equals("Disposed"));
    for (String review : List.of("Reviewable", "Reviewing")) {
      Map<String, Object> reviewable = newest();
      reviewable.put("Status", review);
      assertThat(
              List.of(
                  isIn(done("GetReviewableHITs", reviewable), hitId),
                  client.listReviewableHITsPaginator(hits -> hits.status(review)).stream()
                      .flatMap(page -> page.hiTs().stream())
                      .anyMatch(hit -> hit.hitId().equals(hitId))))
          .as(review)
          .containsOnly(status.equals(review));
    }
    return seen;
  }

  private static Map<String, Object> newest() {
    return new HashMap<>(
        Map.of("SortProperty", "CreationTime", "SortDirection", "Descending", "PageSize", 100));
  }

  private static boolean isIn(Element result, String hitId) {
    return result.all("HIT").stream().anyMatch(hit -> hit.text("HITId").equals(hitId));
  }

  /** Both APIs tell the assignments of a HIT, with their answers. */
  private void assertAssignments(String hitId, Map<String, String> statuses) {
    Map<String, String> old = new TreeMap<>();
    for (Element each :
        done(
                "GetAssignmentsForHIT",
                Map.of("HITId", hitId, "ResponseGroup", List.of("Minimal", "AssignmentFeedback")))
            .all("Assignment")) {
      assertThat(each.text("Answer")).isEqualTo(ANSWER);
      assertThat(WORKERS).contains(each.text("WorkerId"));
      old.put(each.text("AssignmentId"), each.text("AssignmentStatus"));
    }
    Map<String, String> current = new TreeMap<>();
    for (Assignment each : client.listAssignmentsForHIT(hit -> hit.hitId(hitId)).assignments()) {
      assertThat(each.answer()).isEqualTo(ANSWER);
      current.put(each.assignmentId(), each.assignmentStatusAsString());
    }
    assertThat(old).isEqualTo(statuses);
    assertThat(current).isEqualTo(statuses);
  }

  private BigDecimal balance() {
    return new BigDecimal(client.getAccountBalance(account -> {}).availableBalance());
  }

  /** That version had no ApproveRejectedAssignment: its programs see what another one does. */
  private void approveRejected(String assignmentId) {
    if (port.has("ApproveRejectedAssignment")) {
      done("ApproveRejectedAssignment", Map.of("AssignmentId", assignmentId));
      assertRefused(
          "InvalidAssignmentState",
          "ApproveRejectedAssignment",
          Map.of("AssignmentId", assignmentId));
    } else {
      assertThat(version).isEqualTo("2007-06-21");
      client.approveAssignment(a -> a.assignmentId(assignmentId).overrideRejection(true));
    }
  }

  /** That version had no GetAssignment either. */
  private void assertGot(String assignmentId, String hitId) {
    if (port.has("GetAssignment")) {
      Element result = done("GetAssignment", Map.of("AssignmentId", assignmentId));
      assertThat(result.of("Assignment").text("Answer")).isEqualTo(ANSWER);
      assertThat(result.of("HIT").text("HITId")).isEqualTo(hitId);
    } else {
      assertThat(version).isEqualTo("2007-06-21");
    }
  }

  /** Both APIs tell of a bonus, which both count in the balance, and the old one in statistics. */
  private void assertPaidABonus(String hitId, String assignmentId) {
    BigDecimal balance = balance();
    double ever = paidBonuses();
    done(
        "GrantBonus",
        Map.of(
            "WorkerId",
            WORKERS.get(0),
            "BonusAmount",
            Map.of("Amount", new BigDecimal("0.25"), "CurrencyCode", "USD"),
            "AssignmentId",
            assignmentId,
            "Reason",
            "every <sheep>"));

    Element old =
        done("GetBonusPayments", Map.of("HITId", hitId)).all("BonusPayment").stream()
            .findFirst()
            .orElseThrow();
    assertThat(client.listBonusPayments(list -> list.assignmentId(assignmentId)).bonusPayments())
        .singleElement()
        .satisfies(
            paid -> {
              assertThat(paid.bonusAmount()).isEqualTo(old.of("BonusAmount").text("Amount"));
              assertThat(paid.reason()).isEqualTo("every <sheep>").isEqualTo(old.text("Reason"));
              assertThat(paid.workerId()).isEqualTo(old.text("WorkerId"));
              assertThat(paid.grantTime().getEpochSecond()).isEqualTo(old.seconds("GrantTime"));
            });
    assertThat(balance.subtract(balance())).isEqualTo("0.30");
    assertThat(done("GetAccountBalance", Map.of()).of("AvailableBalance").text("Amount"))
        .isEqualTo(balance().toPlainString());
    assertThat(paidBonuses() - ever).isCloseTo(0.25, within(1e-6));
  }

  private double paidBonuses() {
    return Double.parseDouble(
        done(
                "GetRequesterStatistic",
                Map.of("Statistic", "TotalBonusPayout", "TimePeriod", "LifeToDate"))
            .all("DataPoint")
            .get(0)
            .text("DoubleValue"));
  }

  /** That version had no statistics of Workers; every version had Help. */
  private void assertToldOfAWorker() {
    if (port.has("GetRequesterWorkerStatistic")) {
      Element told =
          done(
              "GetRequesterWorkerStatistic",
              Map.of(
                  "Statistic",
                  "NumberAssignmentsApproved",
                  "TimePeriod",
                  "OneDay",
                  "WorkerId",
                  WORKERS.get(0)));
      assertThat(told.all("DataPoint"))
          .singleElement()
          .satisfies(point -> assertThat(Integer.parseInt(point.text("LongValue"))).isPositive());
    } else {
      assertThat(version).isEqualTo("2007-06-21");
    }
    assertThat(
            done("Help", Map.of("About", List.of("GrantBonus", "NotifyWorkers")))
                .all("OperationInformation"))
        .extracting(each -> each.text("Name"))
        .containsExactly("GrantBonus", "NotifyWorkers");
  }

  /** Who worked for the Requester finds the message. */
  private void assertNotified() {
    String subject = UUID.randomUUID().toString();
    done(
        "NotifyWorkers",
        Map.of("Subject", subject, "MessageText", "Come <soon>", "WorkerId", WORKERS));

    for (String worker : WORKERS) {
      assertThat(new WorkerInbox(store).messages(worker))
          .last()
          .satisfies(
              message -> {
                assertThat(message.subject()).isEqualTo(subject);
                assertThat(message.text()).isEqualTo("Come <soon>");
              });
    }
  }

  /** Both APIs tell whom the Requester blocks. */
  private void assertBlocked() {
    String worker = "A" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    done("BlockWorker", Map.of("WorkerId", worker, "Reason", "enough"));
    assertThat(client.listWorkerBlocks(list -> list.maxResults(100)).workerBlocks())
        .anySatisfy(block -> assertThat(block.workerId()).isEqualTo(worker));
    if (port.has("GetBlockedWorkers")) {
      assertThat(done("GetBlockedWorkers", Map.of("PageSize", 65_535)).all("WorkerBlock"))
          .extracting(block -> block.text("WorkerId"))
          .contains(worker);
    }
    done("UnblockWorker", Map.of("WorkerId", worker));
    assertThat(client.listWorkerBlocks(list -> list.maxResults(100)).workerBlocks())
        .noneSatisfy(block -> assertThat(block.workerId()).isEqualTo(worker));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void fromTypeToDisposal(String question) {
    String hitId = create(register("JAX-WS " + UUID.randomUUID()), question);
    Map<String, String> it = Map.of("HITId", hitId);
    assertSeen(hitId, question, "Assignable", 2, 0, 2, 0);
    assertAssignments(hitId, Map.of());
    assertRefused("InvalidHITState", "DisposeHIT", it);

    String one = workers.accept(hitId, WORKERS.get(0)).assignmentId();
    String two = workers.accept(hitId, WORKERS.get(1)).assignmentId();
    assertSeen(hitId, question, "Unassignable", 2, 2, 0, 0);
    assertRefused("InvalidAssignmentState", "ApproveAssignment", Map.of("AssignmentId", one));
    workers.submit(one, ANSWER);
    workers.submit(two, ANSWER);
    assertSeen(hitId, question, "Reviewable", 2, 0, 0, 0);
    assertAssignments(hitId, Map.of(one, "Submitted", two, "Submitted"));
    assertGot(one, hitId);

    done("SetHITAsReviewing", it);
    assertSeen(hitId, question, "Reviewing", 2, 0, 0, 0);
    done("SetHITAsReviewing", Map.of("HITId", hitId, "Revert", true));
    BigDecimal balance = balance();
    done("ApproveAssignment", Map.of("AssignmentId", one, "RequesterFeedback", "good <&>"));
    assertRefused("InvalidAssignmentState", "RejectAssignment", Map.of("AssignmentId", one));
    done("RejectAssignment", Map.of("AssignmentId", two));
    assertAssignments(hitId, Map.of(one, "Approved", two, "Rejected"));
    assertThat(balance.subtract(balance())).isEqualTo(COST);
    approveRejected(two);
    assertAssignments(hitId, Map.of(one, "Approved", two, "Approved"));
    assertThat(balance.subtract(balance())).isEqualTo(COST.add(COST));
    SeenHit before = assertSeen(hitId, question, "Reviewable", 2, 0, 0, 2);
    assertPaidABonus(hitId, one);
    assertToldOfAWorker();
    assertNotified();
    assertBlocked();

    done(
        "ExtendHIT",
        Map.of("HITId", hitId, "MaxAssignmentsIncrement", 1, "ExpirationIncrementInSeconds", HOUR));
    SeenHit extended = assertSeen(hitId, question, "Assignable", 3, 0, 1, 2);
    assertThat(extended.expiration() - before.expiration()).isEqualTo(HOUR);
    done("ForceExpireHIT", it);
    assertSeen(hitId, question, "Reviewable", 3, 0, 1, 2);
    assertRefused("InvalidHITState", "ForceExpireHIT", it);

    done("DisposeHIT", it);
    assertSeen(hitId, question, "Disposed", 3, 0, 1, 2);
    assertRefused("InvalidHITState", "DisposeHIT", it);
  }
}
