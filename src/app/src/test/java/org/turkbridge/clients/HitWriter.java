package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.Await;
import org.turkbridge.local.WorkerAssignments;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.RequestErrorException;

/**
 * The writes of one Requester and its Workers about HITs, each of which has a life of several
 * steps. By turns they are of both APIs. It knows what they must have come to.
 */
final class HitWriter {
  /** What an approved assignment takes from the balance: the reward, and a fee of 20 %. */
  static final BigDecimal COST = new BigDecimal("0.60");

  private static final String REWARD = "0.50";
  private static final int ASSIGNMENTS = 2;
  private static final int MORE_ASSIGNMENTS = 2;
  private static final Duration LIFETIME = Duration.ofDays(1);
  private static final Duration MORE_TIME = Duration.ofHours(1);
  private static final Pattern NAMED = Pattern.compile("Hit (\\w+) already exists");
  private static final String CODES = "AWS.MechanicalTurk.";

  /** What is done to a HIT, and what the API says when it is asked again for what it has done. */
  private enum Step {
    CREATE("HitAlreadyExists"),
    EXTEND("InvalidParameterValue"),
    APPROVE("InvalidAssignmentState"),
    REJECT("InvalidAssignmentState"),
    DISABLE("InvalidHITState"),
    /** Two Workers accept and submit. */
    WORK(""),
    /** A third one accepts. */
    ACCEPT(""),
    /** It submits. */
    SUBMIT("");

    private final String refusal;

    Step(String refusal) {
      this.refusal = refusal;
    }
  }

  private static final List<List<Step>> LIVES =
      List.of(
          List.of(Step.CREATE, Step.EXTEND, Step.WORK, Step.APPROVE, Step.REJECT, Step.ACCEPT),
          List.of(Step.CREATE, Step.EXTEND, Step.WORK, Step.DISABLE),
          List.of(Step.CREATE, Step.EXTEND, Step.WORK, Step.ACCEPT, Step.DISABLE, Step.SUBMIT));

  /** A server, by both of its APIs. */
  record Server(URI legacy, MTurkClient current, HttpClient http) {
    Answer call(String operation, String... parameters) {
      RestCall call = new RestCall(Keys.TESTER, operation);
      for (int at = 0; at < parameters.length; at += 2) {
        call.with(parameters[at], parameters[at + 1]);
      }
      return call.post(http, legacy);
    }
  }

  /** A HIT, and what is known to have been done to it. */
  private static final class WrittenHit {
    private final String token;
    private final List<Step> life;
    private final boolean isEven;
    private final Set<Step> done = EnumSet.noneOf(Step.class);
    private final List<String> assignments = new ArrayList<>();
    private String id = "";

    WrittenHit(String writer, int number) {
      this.token = writer + "-" + number;
      this.life = LIVES.get(number % LIVES.size());
      this.isEven = number % 2 == 0;
    }

    boolean is(Step step) {
      return done.contains(step);
    }

    boolean isOver() {
      return done.size() == life.size();
    }

    Step next() {
      return life.get(done.size());
    }

    /** The assignments that were submitted, and what has become of them. */
    Map<String, AssignmentStatus> submitted() {
      Map<String, AssignmentStatus> submitted = new TreeMap<>();
      if (is(Step.WORK)) {
        submitted.put(
            assignments.get(0),
            is(Step.APPROVE) ? AssignmentStatus.APPROVED : AssignmentStatus.SUBMITTED);
        submitted.put(
            assignments.get(1),
            is(Step.REJECT) ? AssignmentStatus.REJECTED : AssignmentStatus.SUBMITTED);
      }
      if (is(Step.SUBMIT)) {
        submitted.put(assignments.get(2), AssignmentStatus.SUBMITTED);
      }
      if (is(Step.DISABLE)) {
        submitted.replaceAll((id, status) -> AssignmentStatus.APPROVED);
      }
      return submitted;
    }

    int count(AssignmentStatus... statuses) {
      return (int) submitted().values().stream().filter(List.of(statuses)::contains).count();
    }
  }

  private final String name;
  private final Server server;
  private final WorkerAssignments workers;
  private final List<WrittenHit> hits = new ArrayList<>();

  /** What was asked for and not answered. */
  private @Nullable Step unknown;

  /**
   * @param name no other writer of the store has it
   */
  HitWriter(String name, Server server, WorkerAssignments workers) {
    this.name = name;
    this.server = server;
    this.workers = workers;
  }

  /** Does the next step; if that fails nothing more can be done but to ask what it came to. */
  void step() {
    if (hits.isEmpty() || last().isOver()) {
      hits.add(new WrittenHit(name, hits.size()));
    }
    WrittenHit hit = last();
    Step step = hit.next();
    unknown = step;
    assertThat(perform(step, hit, server)).as("%s of %s", step, hit.token).isEmpty();
    hit.done.add(step);
    unknown = null;
  }

  private WrittenHit last() {
    return hits.get(hits.size() - 1);
  }

  /** Where DisableHIT was called, and may have been begun, nobody works on after this. */
  void endWork() {
    if (!hits.isEmpty()
        && last().life.contains(Step.SUBMIT)
        && (last().is(Step.DISABLE) || unknown == Step.DISABLE)
        && !last().is(Step.SUBMIT)) {
      workers.submit(last().assignments.get(2), "");
      last().done.add(Step.SUBMIT);
    }
  }

  /**
   * Does a step, of which some calls are of the one API and some of the other.
   *
   * @return the code of what the API says instead of doing so; empty if it is done
   */
  private String perform(Step step, WrittenHit hit, Server by) {
    return switch (step) {
      case CREATE ->
          hit.isEven == by.equals(server) ? create(hit, by) : createByCurrent(hit, by.current);
      case EXTEND ->
          code(
              by.call(
                  "ExtendHIT",
                  "HITId",
                  hit.id,
                  "MaxAssignmentsIncrement",
                  String.valueOf(MORE_ASSIGNMENTS),
                  "ExpirationIncrementInSeconds",
                  String.valueOf(MORE_TIME.toSeconds()),
                  "UniqueRequestToken",
                  hit.token));
      case APPROVE ->
          hit.isEven
              ? code(by.call("ApproveAssignment", "AssignmentId", hit.assignments.get(0)))
              : code(
                  by.current,
                  client -> client.approveAssignment(a -> a.assignmentId(hit.assignments.get(0))));
      case REJECT ->
          hit.isEven
              ? code(
                  by.current,
                  client ->
                      client.rejectAssignment(
                          a -> a.assignmentId(hit.assignments.get(1)).requesterFeedback("no")))
              : code(by.call("RejectAssignment", "AssignmentId", hit.assignments.get(1)));
      case DISABLE -> code(by.call("DisableHIT", "HITId", hit.id));
      case WORK -> {
        workers.submit(accept(hit), "");
        workers.submit(accept(hit), "");
        yield "";
      }
      case ACCEPT -> {
        accept(hit);
        yield "";
      }
      case SUBMIT -> {
        workers.submit(hit.assignments.get(2), "");
        yield "";
      }
    };
  }

  private String accept(WrittenHit hit) {
    String id = workers.accept(hit.id, "AWORKER" + hit.assignments.size()).assignmentId();
    hit.assignments.add(id);
    return id;
  }

  private static String create(WrittenHit hit, Server by) {
    Answer answer =
        by.call(
            "CreateHIT",
            "Title",
            "Killed",
            "Description",
            "d",
            "Reward.1.Amount",
            REWARD,
            "Reward.1.CurrencyCode",
            "USD",
            "AssignmentDurationInSeconds",
            String.valueOf(LIFETIME.toSeconds()),
            "LifetimeInSeconds",
            String.valueOf(LIFETIME.toSeconds()),
            "MaxAssignments",
            String.valueOf(ASSIGNMENTS),
            "Question",
            ExternalQuestion.text(),
            "RequesterAnnotation",
            hit.token,
            "UniqueRequestToken",
            hit.token);
    String code = code(answer);
    hit.id = answer.texts(code.isEmpty() ? "HITId" : "Message").get(0);
    return named(hit, code);
  }

  private static String createByCurrent(WrittenHit hit, MTurkClient client) {
    String code =
        code(
            said -> hit.id = said,
            () ->
                hit.id =
                    client
                        .createHIT(
                            h ->
                                h.title("Killed")
                                    .description("d")
                                    .reward(REWARD)
                                    .assignmentDurationInSeconds(LIFETIME.toSeconds())
                                    .lifetimeInSeconds(LIFETIME.toSeconds())
                                    .maxAssignments(ASSIGNMENTS)
                                    .question(ExternalQuestion.text())
                                    .requesterAnnotation(hit.token)
                                    .uniqueRequestToken(hit.token))
                        .hit()
                        .hitId());
    return named(hit, code);
  }

  /** Takes the id from the message of an error that names it. */
  private static String named(WrittenHit hit, String code) {
    if (code.equals(Step.CREATE.refusal)) {
      Matcher matcher = NAMED.matcher(hit.id);
      assertThat(matcher.find()).as(hit.id).isTrue();
      hit.id = matcher.group(1);
    }
    return code;
  }

  private static String code(Answer answer) {
    return String.join(" ", answer.codes()).replace(CODES, "");
  }

  private static String code(MTurkClient client, Consumer<MTurkClient> call) {
    return code(said -> {}, () -> call.accept(client));
  }

  private static String code(Consumer<String> message, Runnable call) {
    try {
      call.run();
      return "";
    } catch (RequestErrorException e) {
      message.accept(String.valueOf(e.getMessage()));
      return e.turkErrorCode().replace(CODES, "");
    }
  }

  /** Asks a server again for what was not answered, as a program does that lost its connection. */
  void askAgain(Server again) {
    Step step = unknown;
    if (step == null) {
      return;
    }
    WrittenHit hit = last();
    boolean isBegun = step == Step.DISABLE && isDisposed(hit, again);
    String said = perform(step, hit, again);
    assertThat(said).as("%s of %s again", step, hit.token).isIn("", step.refusal);
    if (step == Step.DISABLE) {
      assertThat(said).isEqualTo(isBegun ? step.refusal : "");
    }
    hit.done.add(step);
    unknown = null;
  }

  private static boolean isDisposed(WrittenHit hit, Server by) {
    return by.call("GetHIT", "HITId", hit.id).texts("HITStatus").contains("Disposed");
  }

  /** Everything is there, and nothing twice; what is to be disposed of is waited for. */
  void assertKept(Server again) {
    for (WrittenHit hit : hits) {
      String id = hit.id;
      assertThat(perform(Step.CREATE, hit, again)).isEqualTo(Step.CREATE.refusal);
      assertThat(hit.id).isEqualTo(id);
      if (hit.is(Step.EXTEND) && !hit.is(Step.DISABLE)) {
        assertThat(perform(Step.EXTEND, hit, again)).isEqualTo(Step.EXTEND.refusal);
      }
      if (hit.is(Step.DISABLE)) {
        assertThat(isDisposed(hit, again)).as(hit.token).isTrue();
        awaitDisposal(hit, again.current);
      }
      assertKept(hit, again.current);
    }
  }

  private static void awaitDisposal(WrittenHit hit, MTurkClient client) {
    Await.until(() -> client.getHIT(h -> h.hitId(hit.id)).hit().hitStatus() == HITStatus.DISPOSED);
  }

  private static void assertKept(WrittenHit written, MTurkClient client) {
    HIT hit = client.getHIT(h -> h.hitId(written.id)).hit();
    boolean isExtended = written.is(Step.EXTEND);
    boolean isGone = written.is(Step.DISABLE);
    int most = ASSIGNMENTS + (isExtended ? MORE_ASSIGNMENTS : 0);
    int pending = written.is(Step.ACCEPT) && !written.is(Step.SUBMIT) ? 1 : 0;
    assertThat(hit.requesterAnnotation()).isEqualTo(written.token);
    assertThat(
            List.of(
                hit.maxAssignments(),
                hit.numberOfAssignmentsPending(),
                hit.numberOfAssignmentsAvailable(),
                hit.numberOfAssignmentsCompleted()))
        .as(written.token)
        .containsExactly(
            most,
            pending,
            most - pending - written.submitted().size(),
            written.count(AssignmentStatus.APPROVED, AssignmentStatus.REJECTED));
    if (isGone) {
      return;
    }
    Duration life = Duration.between(hit.creationTime(), hit.expiration());
    assertThat(life).isEqualTo(isExtended ? LIFETIME.plus(MORE_TIME) : LIFETIME);
    Map<String, AssignmentStatus> assignments = new TreeMap<>();
    for (Assignment each :
        client.listAssignmentsForHIT(a -> a.hitId(written.id).maxResults(100)).assignments()) {
      assignments.put(each.assignmentId(), Objects.requireNonNull(each.assignmentStatus()));
    }
    assertThat(assignments).as(written.token).isEqualTo(written.submitted());
  }

  /** The ids of those that were not disabled. */
  List<String> kept() {
    return hits.stream().filter(hit -> !hit.is(Step.DISABLE)).map(hit -> hit.id).toList();
  }

  /** How many assignments were approved. */
  int approved() {
    return hits.stream().mapToInt(hit -> hit.count(AssignmentStatus.APPROVED)).sum();
  }

  /** How many steps were done. */
  int steps() {
    return hits.stream().mapToInt(hit -> hit.done.size()).sum();
  }
}
