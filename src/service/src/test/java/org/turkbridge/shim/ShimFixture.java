package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.turkbridge.legacy.Authentication;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** A shim over a scripted service, with a clock that the test moves. */
final class ShimFixture implements AutoCloseable {
  static final Duration TTL = Duration.ofSeconds(60);
  private static final String UPSTREAM = "scripted";
  private static final UUID REQUEST_ID = new UUID(0, 1);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2014-08-15T00:00:00Z"));
  private final Shim shim;

  ShimFixture(ScriptedService service) {
    this(service, false, 64 << 20);
  }

  /**
   * @param isAws whether the service is to be taken for Mechanical Turk itself
   * @param heap bytes that snapshots may take
   */
  ShimFixture(ScriptedService service, boolean isAws, long heap) {
    this(service.client(), isAws, heap);
  }

  /**
   * @param isAws whether the service is to be taken for Mechanical Turk itself
   * @param heap bytes that snapshots may take
   */
  ShimFixture(MTurkClient client, boolean isAws, long heap) {
    this(client, isAws, heap, MemoryBudget.unlimited(), SpoolFile::inTemporaryFolder);
  }

  /**
   * @param spoolFile makes the file for what is too long for the heap
   */
  ShimFixture(ScriptedService service, SpoolFile.Opener spoolFile) {
    this(service.client(), false, 64 << 20, MemoryBudget.unlimited(), spoolFile);
  }

  /**
   * @param answers what pages are counted in
   */
  ShimFixture(ScriptedService service, MemoryBudget answers) {
    this(service.client(), false, 64 << 20, answers, SpoolFile::inTemporaryFolder);
  }

  /** One of other operations than those that are answered. */
  ShimFixture(ScriptedService service, List<OperationDeclaration> operations) {
    this(
        operations,
        UPSTREAM,
        service.client(),
        false,
        64 << 20,
        MemoryBudget.unlimited(),
        DurableNotes.ofThisProcess(),
        SpoolFile::inTemporaryFolder);
  }

  /** One that goes on with what another has begun. */
  ShimFixture(ScriptedService service, DurableNotes notes) {
    this(UPSTREAM, service, notes);
  }

  /**
   * One over another service.
   *
   * @param upstream its name
   */
  ShimFixture(String upstream, ScriptedService service, DurableNotes notes) {
    this(
        OperationDeclaration.all(),
        upstream,
        service.client(),
        false,
        64 << 20,
        MemoryBudget.unlimited(),
        notes,
        SpoolFile::inTemporaryFolder);
  }

  private ShimFixture(
      MTurkClient client,
      boolean isAws,
      long heap,
      MemoryBudget answers,
      SpoolFile.Opener spoolFile) {
    this(
        OperationDeclaration.all(),
        UPSTREAM,
        client,
        isAws,
        heap,
        answers,
        DurableNotes.ofThisProcess(),
        spoolFile);
  }

  private ShimFixture(
      List<OperationDeclaration> operations,
      String upstream,
      MTurkClient client,
      boolean isAws,
      long heap,
      MemoryBudget answers,
      DurableNotes notes,
      SpoolFile.Opener spoolFile) {
    Requester first = requester("AKIAFIRST");
    Requesters requesters = new Requesters(List.of(first, requester("AKIASECOND")));
    InstantSource clock = now::get;
    this.shim =
        new Shim(
            operations,
            new Upstream(client, upstream, isAws),
            Authentication.believing(requesters, first),
            answers,
            heap,
            TTL,
            clock,
            () -> REQUEST_ID,
            notes,
            requesters,
            spoolFile);
  }

  private static Requester requester(String accessKeyId) {
    return new Requester(accessKeyId, AwsBasicCredentials.create(accessKeyId, "secret"));
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** Frees what is too old, as happens from time to time. */
  void sweep() {
    shim.sweep();
  }

  /** Goes on with what was begun, as happens from time to time. */
  void resume() {
    shim.resume();
  }

  LegacyService service() {
    return shim.service();
  }

  LegacyService.Answer get(String query) {
    return call("GetQualificationRequests&" + query);
  }

  /** Any operation, with the rest of the query. */
  LegacyService.Answer call(String operationAndQuery) {
    return shim.service()
        .answer(new WireRequest("GET", "/", "Operation=" + operationAndQuery, null, new byte[0]));
  }

  LegacyService.Answer soap(String request) {
    String body =
        "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
            + "<GetQualificationRequests xmlns=\"http://requester.mturk.amazonaws.com/doc/2007-06-21\">"
            + request
            + "</GetQualificationRequests></e:Body></e:Envelope>";
    return shim.service()
        .answer(
            new WireRequest("POST", "/", null, "text/xml", body.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(LegacyService.Answer answer) {
    return new String(answer.response().body(), StandardCharsets.UTF_8);
  }

  /** Whether the answer says that nobody knows if the change was made. */
  static void assertUnknownOutcome(LegacyService.Answer answer, boolean isUnknown) {
    assertThat(
            values(answer, "Message").get(0).contains("Whether the change was made is not known"))
        .as("%s", text(answer))
        .isEqualTo(isUnknown);
  }

  /** The values of an element, in document order. */
  static List<String> values(LegacyService.Answer answer, String element) {
    return Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
        .matcher(text(answer))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Override
  public void close() {
    shim.close();
  }
}
