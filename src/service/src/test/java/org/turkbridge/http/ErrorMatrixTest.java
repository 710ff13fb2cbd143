package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.MigrationGuide;
import org.turkbridge.local.WorkerRequests;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkException;
import software.amazon.awssdk.services.mturk.model.RequestErrorException;

/** What each operation answers to wrong and repeated calls is what the guide's table says. */
final class ErrorMatrixTest {
  private static final List<Case> CASES =
      MigrationGuide.read().table("operation").stream().flatMap(Case::ofRow).toList();
  private static final Requester BOB = requester("bob");

  /** Enough for a stage for each case at each door, the current one included, and one more. */
  private static final List<Requester> OWNERS =
      IntStream.rangeClosed(0, CASES.size() * (Door.values().length + 1))
          .mapToObj(number -> requester("ann" + number))
          .toList();

  @TempDir static Path folder;
  private static Bridge bridge;
  private static MTurkClient bob;

  private static final List<Stage> STAGES = new ArrayList<>();

  /** In which all were refused so far, without a trace. */
  private static final Deque<Stage> UNTOUCHED = new ArrayDeque<>();

  @BeforeAll
  static void start() throws IOException {
    bridge =
        Bridge.open(
            new BridgeSettings(
                ServerSettings.onLoopback(Duration.ofSeconds(30), Optional.empty()),
                UpstreamEndpoint.EMBEDDED,
                Optional.of(StoreAddress.of(folder.resolve("store.db"))),
                new Requesters(Stream.concat(OWNERS.stream(), Stream.of(BOB)).toList()),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                true),
            InstantSource.system());
    bridge.start();
    bob = CurrentDoor.client(bridge.currentUri(), BOB);
  }

  @AfterAll
  static void stop() {
    STAGES.forEach(Stage::close);
    bob.close();
    bridge.close();
  }

  static Stream<Case> cases() {
    return CASES.stream();
  }

  static Stream<Arguments> legacyCases() {
    return CASES.stream()
        .flatMap(row -> Arrays.stream(Door.values()).map(door -> Arguments.of(door, row)));
  }

  @Test
  void theGuideHasEverySituationOfEveryOperationOnQualificationsOnce() {
    QualificationScene scene = new Stage().scene;
    List<String> expected =
        MigrationGuide.read().table("legacy operation").stream()
            .filter(row -> row.get(2).equals("yes") && row.get(0).contains("Qualification"))
            .flatMap(
                row ->
                    QualificationScene.situations(scene.good(row.get(0)))
                        .map(situation -> row.get(0) + ", " + situation))
            .toList();

    assertThat(CASES.stream().map(row -> row.operation() + ", " + row.situation()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("legacyCases")
  void oldProgramsAreToldSo(Door door, Case row) {
    boolean isRefused = row.legacyCode().isPresent();
    Stage stage = Stage.of(row, isRefused);
    List<QualificationCall> calls =
        stage.scene.calls(
            row.operation(),
            row.situation(),
            first -> assertThat(door.code(call(door, stage.owner, first))).isEmpty());
    Optional<Shown> before = stage.before(row, isRefused);

    for (QualificationCall call : calls) {
      LegacyReply reply = call(door, row.isForeign() ? BOB : stage.owner, call);

      assertThat(door.code(reply)).as("%s to %s", reply, call).isEqualTo(row.legacyCode());
    }

    stage.requireUnchanged(row, isRefused, before);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void newProgramsAreToldSo(Case row) {
    boolean isRefused = row.currentError().isPresent();
    Stage stage = Stage.of(row, isRefused);
    List<QualificationCall> calls =
        stage.scene.calls(
            row.operation(), row.situation(), first -> CurrentDoor.call(stage.client, first));
    Optional<Shown> before = stage.before(row, isRefused);

    for (QualificationCall call : calls) {
      Optional<MTurkException> refused = refused(row.isForeign() ? bob : stage.client, call);

      assertThat(refused.map(e -> e.awsErrorDetails().errorCode()))
          .as("%s", call)
          .isEqualTo(row.currentError());
      refused.ifPresent(
          e -> {
            String type = e.awsErrorDetails().errorCode();
            assertThat(e instanceof RequestErrorException).isEqualTo(type.equals("RequestError"));
            if (!type.equals("ValidationException")) {
              JsonNode answer =
                  JsonNode.parser().parse(e.awsErrorDetails().rawResponse().asUtf8String());
              assertThat(answer.field("TurkErrorCode").map(JsonNode::asString))
                  .isEqualTo(row.legacyCode());
              assertThat(answer.field("Parameter").map(JsonNode::asString))
                  .as("%s", answer)
                  .isEqualTo(row.parameter());
            }
          });
    }

    stage.requireUnchanged(row, isRefused, before);
  }

  private static Optional<MTurkException> refused(MTurkClient client, QualificationCall call) {
    try {
      CurrentDoor.call(client, call);
      return Optional.empty();
    } catch (MTurkException e) {
      return Optional.of(e);
    }
  }

  private static LegacyReply call(Door door, Requester caller, QualificationCall call) {
    try {
      return door.call(bridge.legacyUri(), caller, call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Requester requester(String name) {
    return new Requester(name, AwsBasicCredentials.create("AKID" + name, "secret of " + name));
  }

  private record Shown(String legacy, String current) {}

  /** A scene whose owner has nothing else: what others leave would be on the pages, and slow. */
  private static final class Stage {
    private final Requester owner = OWNERS.get(STAGES.size());
    private final MTurkClient client = CurrentDoor.client(bridge.currentUri(), owner);
    private final QualificationScene scene =
        new QualificationScene(
            client, new WorkerRequests(bridge.store(), InstantSource.system(), new SecureRandom()));
    private @Nullable Shown untouched;

    Stage() {
      STAGES.add(this);
    }

    /** That of an earlier case, where both cases must leave it as it is. */
    static Stage of(Case row, boolean isRefused) {
      @Nullable Stage earlier = isRefused && row.isAsItIs() ? UNTOUCHED.poll() : null;
      return earlier == null ? new Stage() : earlier;
    }

    /** What is shown before calls that must change nothing. */
    Optional<Shown> before(Case row, boolean isRefused) {
      if (isRefused && row.isAsItIs()) {
        untouched = Optional.ofNullable(untouched).orElseGet(() -> shown(true));
        return Optional.of(untouched);
      }
      return isRefused || row.isRepeated() ? Optional.of(shown(isRefused)) : Optional.empty();
    }

    void requireUnchanged(Case row, boolean isRefused, Optional<Shown> before) {
      before.ifPresent(shown -> assertThat(shown(isRefused)).isEqualTo(shown));
      if (isRefused && row.isAsItIs()) {
        UNTOUCHED.add(this);
      }
    }

    /** What both sides show of the scene; a call that is taken again may move GrantTime. */
    private Shown shown(boolean isRefused) {
      String legacy =
          scene.views().stream()
              .map(view -> call(Door.REST, owner, view).http().text())
              .map(text -> text.replaceAll("<RequestId>.*?</RequestId>| \\(\\d{13}\\)", ""))
              .collect(Collectors.joining("\n"));
      String current = scene.shown().toString();
      return isRefused
          ? new Shown(legacy, current)
          : new Shown(
              legacy.replaceAll("<GrantTime>.*?</GrantTime>", ""),
              current.replaceAll("GrantTime=[^,)]*", ""));
    }

    void close() {
      client.close();
    }
  }

  /**
   * One operation in one situation of a row of the guide's table.
   *
   * @param currentError empty for a success
   * @param legacyCode empty for a success
   */
  record Case(
      String operation,
      String situation,
      Optional<String> currentError,
      Optional<String> legacyCode) {
    static Stream<Case> ofRow(List<String> row) {
      Optional<String> error = MigrationGuide.code(row.get(1)).stream().findFirst();
      Optional<String> code = MigrationGuide.code(row.get(2)).stream().findFirst();
      return Stream.of(row.get(0).split(", "))
          .flatMap(
              operation ->
                  Stream.of(row.get(3).split("; "))
                      .map(when -> when.replaceAll(":.*", ""))
                      .map(situation -> new Case(operation, situation, error, code)));
    }

    /** The member that a ParameterValidationError names: its situation begins with it. */
    Optional<String> parameter() {
      return currentError
          .filter("ParameterValidationError"::equals)
          .map(error -> situation.substring(0, situation.indexOf(' ')));
    }

    boolean isForeign() {
      return situation.endsWith("of another Requester");
    }

    /** Whether the calls come to the scene as it is made. */
    boolean isAsItIs() {
      return !QualificationScene.isActedIn(situation);
    }

    boolean isRepeated() {
      return situation.equals("the same call again");
    }

    @Override
    public String toString() {
      return operation + ", " + situation;
    }
  }
}
