package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.Await;
import org.turkbridge.local.store.PostgresServer;
import org.turkbridge.local.store.ReadableStore;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.local.store.StoreCopy;
import org.turkbridge.local.store.StoreException;
import org.w3c.dom.NodeList;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Two servers over one PostgreSQL database, as behind a load balancer. */
final class TwoServersTest {
  private static final String REQUEST = "QualificationRequestId";
  private static final String TYPE = "QualificationTypeId";
  private static final List<String> WORKERS = List.of("AW1", "AW2", "AW3");

  /** Calls take longer than a notice. */
  private static final int TRIES = 3_000;

  /** A database of its own: one test ends all that listen there. */
  private final String url = PostgresServer.newDatabase();

  private RunningBridge one;
  private RunningBridge other;
  private MTurkClient currentOne;
  private MTurkClient currentOther;

  @BeforeEach
  void open() {
    one = RunningBridge.keepingSnapshots(StoreAddress.parse(url, Map.of()));
    other = RunningBridge.keepingSnapshots(StoreAddress.parse(url, Map.of()));
    currentOne = client(one.current());
    currentOther = client(other.current());
    one.add("T", "R1", "R2", "R3", "R4", "R5");
  }

  @AfterEach
  void close() {
    currentOne.close();
    currentOther.close();
    one.close();
    other.close();
  }

  private static MTurkClient client(URI endpoint) {
    return MTurkClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(StaticCredentialsProvider.create(Calls.REQUESTER.credentials()))
        .build();
  }

  private static LegacyReply page(RunningBridge bridge, String operation, int page, String... more)
      throws IOException {
    List<String> parameters = new ArrayList<>(List.of(more));
    parameters.add("PageSize=2");
    parameters.add("PageNumber=" + page);
    return bridge.get(Calls.query(operation, parameters.toArray(String[]::new)));
  }

  /** The ids on a page. */
  private static List<String> ids(LegacyReply reply, String element) {
    NodeList ids = reply.all(element);
    return IntStream.range(0, ids.getLength()).mapToObj(i -> ids.item(i).getTextContent()).toList();
  }

  /** Page 1, which makes a snapshot of the list. */
  private void begin(String operation, String... more) throws IOException {
    page(one, operation, 1, more);
  }

  /** Asks for page 2 again until it has those ids. */
  private void awaitSecond(List<String> expected, String element, String operation, String... more)
      throws IOException {
    awaitSecond(one, expected, element, operation, more);
  }

  private static void awaitSecond(
      RunningBridge asked, List<String> expected, String element, String operation, String... more)
      throws IOException {
    List<String> ids = List.of();
    for (int i = 0; i == 0 || (i < TRIES && !ids.equals(expected)); i++) {
      ids = ids(page(asked, operation, 2, more), element);
    }
    assertThat(ids).isEqualTo(expected);
  }

  /**
   * Returns once the first has heard all that both say when they begin to listen. A server that
   * hears of the other's change has said its own; notices arrive in their order.
   */
  private void awaitQuiet() throws IOException {
    hear(other, currentOne);
    hear(one, currentOther);
    hear(one, currentOther);
  }

  private static void hear(RunningBridge listener, MTurkClient teller) throws IOException {
    for (String worker : WORKERS) {
      teller.createWorkerBlock(r -> r.workerId(worker).reason("late"));
    }
    page(listener, "GetBlockedWorkers", 1);
    awaitSecond(listener, List.of("AW3"), "WorkerId", "GetBlockedWorkers");
    teller.deleteWorkerBlock(r -> r.workerId("AW3"));
    awaitSecond(listener, List.of(), "WorkerId", "GetBlockedWorkers");
  }

  @Test
  void aWalkGoesOnAtTheOtherServer() {
    List<String> walked = new ArrayList<>();
    String token = null;
    int turn = 0;
    do {
      String next = token;
      ListQualificationRequestsResponse page =
          (turn++ % 2 == 0 ? currentOne : currentOther)
              .listQualificationRequests(r -> r.maxResults(2).nextToken(next));
      page.qualificationRequests().stream()
          .map(QualificationRequest::qualificationRequestId)
          .forEach(walked::add);
      token = page.nextToken();
    } while (token != null);

    assertThat(walked).containsExactly("R1", "R2", "R3", "R4", "R5");
    assertThat(turn).isEqualTo(3);
  }

  @Test
  void whatIsGrantedThroughOneLeavesTheLaterPagesOfTheOther() throws IOException {
    begin(Calls.OPERATION);
    assertThat(ids(page(one, Calls.OPERATION, 2), REQUEST)).containsExactly("R3", "R4");

    other.get(Calls.query("GrantQualification", "QualificationRequestId=R4"));
    awaitSecond(List.of("R3"), REQUEST, Calls.OPERATION);
    currentOther.rejectQualificationRequest(r -> r.qualificationRequestId("R3"));
    awaitSecond(List.of("R5"), REQUEST, Calls.OPERATION);
  }

  @Test
  void whoIsNoLongerBlockedLeavesTheLaterPagesOfTheOther() throws IOException {
    for (String worker : WORKERS) {
      currentOther.createWorkerBlock(r -> r.workerId(worker).reason("late"));
    }
    begin("GetBlockedWorkers");
    awaitSecond(List.of("AW3"), "WorkerId", "GetBlockedWorkers");

    currentOther.deleteWorkerBlock(r -> r.workerId("AW3"));
    awaitSecond(List.of(), "WorkerId", "GetBlockedWorkers");
  }

  @Test
  void whoHoldsATypeNoLongerLeavesTheLaterPagesOfTheOther() throws IOException {
    for (String worker : WORKERS) {
      currentOther.associateQualificationWithWorker(
          r -> r.qualificationTypeId("T").workerId(worker).integerValue(1));
    }
    String[] holders = {"QualificationTypeId=T", "Status=Granted"};
    begin("GetQualificationsForQualificationType", holders);
    awaitSecond(List.of("AW3"), "SubjectId", "GetQualificationsForQualificationType", holders);

    currentOther.disassociateQualificationFromWorker(
        r -> r.qualificationTypeId("T").workerId("AW3"));
    awaitSecond(List.of(), "SubjectId", "GetQualificationsForQualificationType", holders);
  }

  @Test
  void aTypeThatIsDeletedAndItsRequestsLeaveTheLaterPagesOfTheOther() throws IOException {
    for (String name : List.of("kept1", "kept2", "kept3")) {
      currentOther.createQualificationType(
          r -> r.name(name).description("d").qualificationTypeStatus("Active"));
    }
    String[] search = {"MustBeOwnedByCaller=true", "Query=kept"};
    begin("SearchQualificationTypes", search);
    begin(Calls.OPERATION);
    String last = page(one, "SearchQualificationTypes", 2, search).text(TYPE);

    currentOther.deleteQualificationType(r -> r.qualificationTypeId(last));
    awaitSecond(List.of(), TYPE, "SearchQualificationTypes", search);
    currentOther.deleteQualificationType(r -> r.qualificationTypeId("T"));
    awaitSecond(List.of(), REQUEST, Calls.OPERATION);
  }

  @Test
  void whatAServerDidNotTellItTellsWhenItIsStartedAgain() throws IOException {
    awaitQuiet();
    begin(Calls.OPERATION);
    PostgresServer.execute(
        url, "UPDATE qualification_request SET state = 'Granted' WHERE id = 'R4'");
    assertThat(ids(page(one, Calls.OPERATION, 2), REQUEST)).containsExactly("R3", "R4");

    try (RunningBridge again = RunningBridge.keepingSnapshots(StoreAddress.parse(url, Map.of()))) {
      again.get(Calls.query(Calls.OPERATION)).isPage(1, 4, 4);
      awaitSecond(List.of("R3"), REQUEST, Calls.OPERATION);
    }
  }

  @Test
  void aStoreThatServersHaveOpenIsNotCopiedInto() throws IOException {
    String empty = PostgresServer.newStore();
    StoreAddress to = StoreAddress.parse(empty, Map.of());
    try (ReadableStore from = ReadableStore.open(StoreAddress.parse(url, Map.of()))) {
      try (RunningBridge server = RunningBridge.keepingSnapshots(to);
          Store target = Store.open(to)) {
        awaitListener(empty);
        // A call would be counted in the store, which were not empty then.
        assertThat(Wire.exchange(server.legacy(), Calls.request("GET /health")).status())
            .isEqualTo(200);
        StoreCopy copy = new StoreCopy(from, target, (rows, all) -> {});
        assertThatThrownBy(copy::run)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("a server has it open. Stop it");
      }
      try (Store target = Store.open(to)) {
        new StoreCopy(
                from,
                target,
                (rows, all) ->
                    assertThatThrownBy(() -> Store.open(to).close())
                        .hasMessageContaining("is being copied into"))
            .run();
      }
    }
    Store.open(to).close();
  }

  private static void awaitListener(String store) {
    String schema = store.substring(store.indexOf("%3D") + 3);
    String locks =
        "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND objid"
            + " = ('x' || substr(md5('"
            + schema
            + "'), 1, 8))::bit(32)::int::bigint & 4294967295";
    Await.until(() -> !PostgresServer.text(store, locks).equals("0"));
  }

  @Test
  void whatWasChangedWhileNothingWasHeardLeavesTheLaterPagesToo() throws IOException {
    awaitQuiet();
    begin(Calls.OPERATION);
    // As by one whose notice nobody heard.
    PostgresServer.execute(
        url, "UPDATE qualification_request SET state = 'Granted' WHERE id = 'R4'");
    assertThat(ids(page(one, Calls.OPERATION, 2), REQUEST)).containsExactly("R3", "R4");

    PostgresServer.execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name"
            + " LIKE '% listener' AND datname = current_database()");
    awaitSecond(List.of("R3"), REQUEST, Calls.OPERATION);
  }
}
