package org.turkbridge.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.turkbridge.local.CallerCheck;
import org.turkbridge.local.CurrentService;
import org.turkbridge.local.InProcessHttpClient;
import org.turkbridge.local.SetClock;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.WorkerRequests;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.Comparator;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.ParameterMapEntry;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

/**
 * The embedded service over HTTP, with data of its own. All that are asked the same in the same
 * order answer the same, byte for byte: their ids come from one seed, and their clocks go on by a
 * second when they are told to.
 */
final class TwinService implements AutoCloseable {
  private static final long SEED = 20170117;
  private static final Requesters REQUESTERS =
      new Requesters(
          List.of(
              new Requester(
                  "tester",
                  AwsBasicCredentials.create(
                      Keys.TESTER.accessKeyId(), Keys.TESTER.secretAccessKey()))));
  private static final String ANSWER =
      "<QuestionFormAnswers xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd'>"
          + "<Answer><QuestionIdentifier>sheep</QuestionIdentifier><FreeText>four</FreeText>"
          + "</Answer></QuestionFormAnswers>";

  private final SetClock clock = new SetClock();
  private final Random random = new Random(SEED);
  private final Store store;
  private final SdkHttpClient service;
  private final HttpServer server;
  private final MTurkClient client;
  private final WorkerAssignments workers;
  private final WorkerRequests requests;
  private final Map<String, String> names = new TreeMap<>();

  private TwinService(Path folder) throws IOException {
    store = Store.open(StoreAddress.of(folder.resolve("store.db")));
    service =
        new InProcessHttpClient(
            new CurrentService(
                store,
                CallerCheck.signed(REQUESTERS, Duration.ofMinutes(15), InstantSource.system()),
                () -> new UUID(0, 0),
                clock,
                random));
    workers = new WorkerAssignments(store, clock, random);
    requests = new WorkerRequests(store, clock, random);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client = Keys.TESTER.sdk(URI.create(endpoint())).build();
  }

  /**
   * One with the same data as all others.
   *
   * @param folder an empty one
   */
  static TwinService start(Path folder) {
    try {
      TwinService service = new TwinService(folder);
      service.fill();
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The ids of what is there, by the names that cases have for them. */
  Map<String, String> names() {
    return names;
  }

  void goOn() {
    clock.advance(Duration.ofSeconds(1));
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
            .uri(URI.create(endpoint()).resolve(exchange.getRequestURI()));
    exchange.getRequestHeaders().forEach(request::putHeader);
    HttpExecuteResponse answer =
        service
            .prepareRequest(
                HttpExecuteRequest.builder()
                    .request(request.build())
                    .contentStreamProvider(() -> new ByteArrayInputStream(body))
                    .build())
            .call();
    byte[] content = {};
    if (answer.responseBody().isPresent()) {
      try (InputStream in = answer.responseBody().get()) {
        content = in.readAllBytes();
      }
    }
    answer
        .httpResponse()
        .headers()
        .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    exchange.sendResponseHeaders(
        answer.httpResponse().statusCode(), content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  private void fill() {
    type("type", "Counting sheep");
    type("scored", "Counting goats");
    type("doomed", "Counting wolves");
    for (int i = 1; i <= 5; i++) {
      request("request" + i, "A000" + i);
    }
    client.associateQualificationWithWorker(
        a -> a.qualificationTypeId(names.get("scored")).workerId("AONE").integerValue(7));
    client.associateQualificationWithWorker(
        a -> a.qualificationTypeId(names.get("scored")).workerId("ATWO").integerValue(9));
    client.createWorkerBlock(b -> b.workerId("ABLOCKED").reason("Counts too fast"));
    goOn();
    client.createWorkerBlock(b -> b.workerId("ABLOCKEDTOO").reason("Sleeps"));
    hit("hit", h -> h.requesterAnnotation("caf\u00e9"));
    hit(
        "qualified",
        h ->
            h.qualificationRequirements(
                requirement(names.get("scored"), Comparator.IN).integerValues(5, 7).build(),
                requirement("00000000000000000071", Comparator.NOT_EQUAL_TO)
                    .localeValues(Locale.builder().country("US").subdivision("CA").build())
                    .build()));
    hit("work", h -> h.maxAssignments(6));
    for (int i = 1; i <= 6; i++) {
      goOn();
      names.put("assignment" + i, submit("work", "A000" + i));
    }
    hit("done", h -> h.maxAssignments(1));
    String last = submit("done", "ATHREE");
    client.approveAssignment(a -> a.assignmentId(last));
    hit("seen", h -> h.maxAssignments(1));
    submit("seen", "ATHREE");
    hit("reviewed", TwinService::reviewed);
    submit("reviewed", "ATHREE");
    submit("reviewed", "AFOUR");
    names.put(
        "hittype",
        client
            .createHITType(
                t ->
                    t.title("Count goats")
                        .description("-")
                        .reward("0.10")
                        .assignmentDurationInSeconds(60L))
            .hitTypeId());
    goOn();
  }

  private static QualificationRequirement.Builder requirement(String type, Comparator comparator) {
    return QualificationRequirement.builder().qualificationTypeId(type).comparator(comparator);
  }

  private static void reviewed(CreateHitRequest.Builder hit) {
    hit.maxAssignments(2)
        .assignmentReviewPolicy(
            p ->
                p.policyName("ScoreMyKnownAnswers/2011-09-01")
                    .parameters(
                        PolicyParameter.builder()
                            .key("AnswerKey")
                            .mapEntries(
                                ParameterMapEntry.builder().key("sheep").values("four").build())
                            .build()))
        .hitReviewPolicy(
            p ->
                p.policyName("SimplePlurality/2011-09-01")
                    .parameters(
                        PolicyParameter.builder().key("QuestionIds").values("sheep").build(),
                        PolicyParameter.builder()
                            .key("QuestionAgreementThreshold")
                            .values("50")
                            .build()));
  }

  private void type(String name, String title) {
    goOn();
    names.put(
        name,
        client
            .createQualificationType(
                t ->
                    t.name(title)
                        .description("For " + title)
                        .keywords("sheep, goats")
                        .qualificationTypeStatus(QualificationTypeStatus.ACTIVE))
            .qualificationType()
            .qualificationTypeId());
  }

  private void request(String name, String worker) {
    goOn();
    requests.request(names.get("type"), worker, null);
    names.put(
        name,
        client
            .listQualificationRequests(l -> l.qualificationTypeId(names.get("type")))
            .qualificationRequests()
            .stream()
            .filter(each -> each.workerId().equals(worker))
            .findFirst()
            .orElseThrow()
            .qualificationRequestId());
  }

  private void hit(String name, Consumer<CreateHitRequest.Builder> more) {
    goOn();
    names.put(
        name,
        client
            .createHIT(
                hit -> {
                  hit.title("Count the sheep")
                      .description("As many as you see")
                      .keywords("sheep, count")
                      .reward("0.50")
                      .assignmentDurationInSeconds(3600L)
                      .lifetimeInSeconds(36000L)
                      .question(ExternalQuestion.text());
                  more.accept(hit);
                })
            .hit()
            .hitId());
  }

  private String submit(String hit, String worker) {
    String id = workers.accept(names.get(hit), worker).assignmentId();
    goOn();
    workers.submit(id, ANSWER);
    return id;
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
    service.close();
    store.close();
  }
}
