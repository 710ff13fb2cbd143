package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.MigrationGuide;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.WorkerRequests;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.notification.DestinationPattern;
import org.turkbridge.notification.NotificationSettings;
import org.turkbridge.notification.Receptor;
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

  /** What a call of theirs does, it does again. */
  private static final Set<String> ADDING = Set.of("CreateHIT", "ExtendHIT", "GrantBonus");

  private static final Requester ANN = requester("ann");
  private static final Requester BOB = requester("bob");
  private static final Requester CARL = requester("carl");

  @TempDir static Path folder;
  private static final Receptor RECEPTOR = new Receptor();
  private static Bridge bridge;
  private static final Map<Requester, MTurkClient> CLIENTS = new HashMap<>();

  /** Ann's, for calls that change nothing; with what any of them needs, and how that looks. */
  private static List<ErrorScene> scenes;

  private static String untouched;

  @BeforeAll
  static void start() throws IOException {
    List<Requester> again = Stream.of(Side.values()).map(Side::repeating).toList();
    List<Requester> all = Stream.concat(Stream.of(ANN, BOB, CARL), again.stream()).toList();
    bridge =
        Bridge.open(
            new BridgeSettings(
                ServerSettings.onLoopback(Duration.ofSeconds(30), Optional.empty()),
                UpstreamEndpoint.EMBEDDED,
                Optional.of(StoreAddress.of(folder.resolve("store.db"))),
                new Requesters(all),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                true,
                List.of(),
                new NotificationSettings(
                    List.of(DestinationPattern.of("http://127.0.0.1:*")),
                    Optional.empty(),
                    Optional.empty())),
            InstantSource.system());
    bridge.start();
    all.forEach(each -> CLIENTS.put(each, CurrentDoor.client(bridge.currentUri(), each)));
    scenes = scenes(ANN);
    CASES.forEach(row -> row.scene(scenes).calls(row.operation(), row.situation()));
    untouched = shown(ANN, scenes);
  }

  @AfterAll
  static void stop() {
    CLIENTS.values().forEach(MTurkClient::close);
    RECEPTOR.close();
    bridge.close();
  }

  private static Requester requester(String name) {
    return new Requester(name, AwsBasicCredentials.create("AKID" + name, "secret of " + name));
  }

  private static MTurkClient client(Requester caller) {
    return Objects.requireNonNull(CLIENTS.get(caller));
  }

  private static ErrorScene scene(Requester owner, String operation) {
    MTurkClient client = client(owner);
    SecureRandom random = new SecureRandom();
    if (operation.contains("Notification")) {
      return new NotificationScene(client, client(BOB), RECEPTOR.url("/"));
    }
    return operation.contains("Qualification")
        ? new QualificationScene(
            client, new WorkerRequests(bridge.store(), InstantSource.system(), random))
        : new HitScene(
            new MadeHits(
                client,
                client(BOB),
                new WorkerAssignments(bridge.store(), InstantSource.system(), random),
                call -> assertThat(Side.REST.answer(owner, call)).isEqualTo(Case.SUCCESS)));
  }

  /** One of each subject. */
  private static List<ErrorScene> scenes(Requester owner) {
    return List.of(
        scene(owner, "GetQualificationType"),
        scene(owner, "GetHIT"),
        scene(owner, "SetHITTypeNotification"));
  }

  /** What both sides show of scenes. */
  private static String shown(Requester owner, List<ErrorScene> scenes) {
    StringBuilder shown = new StringBuilder();
    for (ErrorScene scene : scenes) {
      scene
          .views()
          .forEach(view -> shown.append(Side.legacy(Door.REST, owner, view).http().text()));
      scene.shown().forEach(each -> shown.append('\n').append(each));
    }
    return shown.toString().replaceAll("<RequestId>.*?</RequestId>| \\(\\d{13}\\)", "");
  }

  private static String withoutGrantTimes(String shown) {
    return shown.replaceAll("<GrantTime>.*?</GrantTime>|GrantTime=[^,)]*", "");
  }

  static Stream<Named<ErrorScene>> subjects() {
    return scenes.stream().map(scene -> Named.of(scene.getClass().getSimpleName(), scene));
  }

  @Test
  void theGuideHasEverySituationOfEveryOperationOnce() {
    List<String> answered =
        MigrationGuide.read().table("legacy operation").stream()
            .filter(row -> row.get(2).equals("yes") && !row.get(0).matches(".*[Bb]lock.*"))
            .map(row -> row.get(0))
            .toList();
    assertThat(scenes.stream().flatMap(scene -> scene.operations().stream()))
        .containsExactlyInAnyOrderElementsOf(answered);

    assertThat(CASES.stream().map(Case::toString))
        .containsExactlyInAnyOrderElementsOf(
            scenes.stream()
                .flatMap(
                    scene ->
                        scene.operations().stream()
                            .flatMap(
                                operation ->
                                    scene
                                        .situations(operation)
                                        .map(situation -> operation + ", " + situation)))
                .toList());
  }

  /** And what is refused, as what only reads, changes nothing that either side shows. */
  @ParameterizedTest
  @MethodSource("subjects")
  void everyCallIsAnsweredSo(ErrorScene subject) {
    SoftAssertions all = new SoftAssertions();
    for (Case row : CASES) {
      if (row.scene(scenes) == subject && !row.isRepeated()) {
        for (Side side : Side.values()) {
          side.expected(row).ifPresent(expected -> requireAnswer(expected, side, row, all));
        }
      }
    }
    all.assertAll();
    assertThat(shown(ANN, scenes)).isEqualTo(untouched);
  }

  /** A call that changes something comes to a scene of its own. */
  private static void requireAnswer(String expected, Side side, Case row, SoftAssertions all) {
    boolean isChange = expected.equals(Case.SUCCESS) && !row.isRead();
    Requester owner = isChange ? CARL : ANN;
    ErrorScene scene = isChange ? scene(CARL, row.operation()) : row.scene(scenes);
    for (LegacyCall call : scene.calls(row.operation(), row.situation())) {
      all.assertThat(side.answer(row.isForeign() ? BOB : owner, call))
          .as("%s by %s, which is %s", row, side, call)
          .isEqualTo(expected);
    }
  }

  /**
   * What is refused, or only reads, changes nothing; what succeeds again changes nothing but the
   * time of a grant, unless it adds what the first call added.
   */
  @ParameterizedTest
  @MethodSource("sides")
  void theSameCallAgainIsAnsweredSo(Side side) {
    Requester owner = side.repeating();
    List<ErrorScene> own = scenes(owner);
    List<Repeated> calls =
        CASES.stream()
            .filter(row -> row.isRepeated() && side.expected(row).isPresent())
            .map(
                row ->
                    new Repeated(
                        row, row.scene(own).calls(row.operation(), row.situation()).get(0)))
            .toList();
    for (Repeated each : calls) {
      assertThat(side.answer(owner, each.call()))
          .as("%s", each.call())
          .isEqualTo(each.row().first(side));
    }
    String before = shown(owner, own);
    SoftAssertions all = new SoftAssertions();

    requireAnswers(calls, Effect.NONE, side, all);
    all.assertThat(shown(owner, own)).isEqualTo(before);
    requireAnswers(calls, Effect.THE_SAME, side, all);
    all.assertThat(withoutGrantTimes(shown(owner, own))).isEqualTo(withoutGrantTimes(before));
    requireAnswers(calls, Effect.MORE, side, all);
    all.assertThat(withoutGrantTimes(shown(owner, own))).isNotEqualTo(withoutGrantTimes(before));
    all.assertAll();
  }

  private static void requireAnswers(
      List<Repeated> calls, Effect effect, Side side, SoftAssertions all) {
    for (Repeated each : calls) {
      if (each.row().secondEffect(side) == effect) {
        all.assertThat(side.answer(side.repeating(), each.call()))
            .as("%s by %s, which is %s", each.row(), side, each.call())
            .isEqualTo(side.expected(each.row()).orElseThrow());
      }
    }
  }

  private record Repeated(Case row, LegacyCall call) {}

  /** What a second call does: nothing, what the first one did, or more of it. */
  private enum Effect {
    NONE,
    THE_SAME,
    MORE
  }

  static Side[] sides() {
    return Side.values();
  }

  /** Where calls are made. */
  private enum Side {
    REST(Optional.of(Door.REST)),
    SOAP_2014(Optional.of(Door.SOAP_2014)),
    SOAP_2007(Optional.of(Door.SOAP_2007)),
    CURRENT(Optional.empty());

    private final Optional<Door> door;

    Side(Optional<Door> door) {
      this.door = door;
    }

    /** Who repeats calls here. */
    Requester repeating() {
      return requester("again" + name());
    }

    /** What a call in the situation is answered; empty where it has no equivalent. */
    Optional<String> expected(Case row) {
      return door.isPresent() ? Optional.of(row.legacy()) : row.current();
    }

    String answer(Requester caller, LegacyCall call) {
      return door.map(each -> each.code(legacy(each, caller, call)).orElse(Case.SUCCESS))
          .orElseGet(() -> current(caller, call));
    }

    static LegacyReply legacy(Door door, Requester caller, LegacyCall call) {
      try {
        return door.call(bridge.legacyUri(), caller, call);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String current(Requester caller, LegacyCall call) {
      try {
        CurrentDoor.call(client(caller), call);
        return Case.SUCCESS;
      } catch (MTurkException e) {
        String type = e.awsErrorDetails().errorCode();
        assertThat(e instanceof RequestErrorException).isEqualTo(type.equals("RequestError"));
        JsonNode answer = JsonNode.parser().parse(e.awsErrorDetails().rawResponse().asUtf8String());
        return Case.error(
            type,
            answer.field("TurkErrorCode").map(JsonNode::asString),
            answer.field("Parameter").map(JsonNode::asString));
      }
    }
  }

  /**
   * One operation in one situation of a row of the guide's table.
   *
   * @param current what a new program is answered; empty where it has no such call
   * @param legacy the code that an old one is
   */
  private record Case(String operation, String situation, Optional<String> current, String legacy) {
    static final String SUCCESS = "-";

    static Stream<Case> ofRow(List<String> row) {
      String code = MigrationGuide.code(row.get(2)).stream().findFirst().orElse(SUCCESS);
      return Stream.of(row.get(0).split(", "))
          .flatMap(
              operation ->
                  Stream.of(row.get(3).split("; "))
                      .map(when -> when.replaceAll(":.*", ""))
                      .map(
                          when ->
                              new Case(operation, when, current(row.get(1), code, when), code)));
    }

    /**
     * An error's type, if it is one, what differs from the legacy code, and the Parameter, which is
     * what the situation begins with unless the cell names another.
     */
    private static Optional<String> current(String cell, String legacy, String situation) {
      if (cell.equals("none")) {
        return Optional.empty();
      }
      List<String> codes = MigrationGuide.code(cell);
      if (codes.isEmpty()) {
        return Optional.of(SUCCESS);
      }
      String type = codes.get(0);
      Optional<String> turk =
          codes.stream()
              .filter(each -> each.startsWith("AWS."))
              .findFirst()
              .or(() -> Optional.of(legacy));
      Optional<String> parameter =
          codes.stream().skip(1).filter(each -> !each.startsWith("AWS.")).findFirst();
      return Optional.of(
          switch (type) {
            case "ValidationException" -> error(type, Optional.empty(), Optional.empty());
            case "ParameterValidationError" ->
                error(
                    type,
                    turk,
                    parameter.or(() -> Optional.of(situation.replaceFirst("[ ,].*", ""))));
            default -> error(type, turk, Optional.empty());
          });
    }

    static String error(String type, Optional<String> turk, Optional<String> parameter) {
      return type
          + turk.map(code -> " " + code).orElse("")
          + parameter.map(name -> " of " + name).orElse("");
    }

    Effect secondEffect(Side side) {
      if (isRead() || !side.expected(this).equals(Optional.of(SUCCESS))) {
        return Effect.NONE;
      }
      return ADDING.contains(operation) ? Effect.MORE : Effect.THE_SAME;
    }

    /** What the first of two calls is answered. */
    String first(Side side) {
      return operation.equals("GetFileUploadURL") ? side.expected(this).orElseThrow() : SUCCESS;
    }

    ErrorScene scene(List<ErrorScene> scenes) {
      return scenes.stream()
          .filter(each -> each.operations().contains(operation))
          .findFirst()
          .orElseThrow();
    }

    boolean isForeign() {
      return situation.matches("(.* )?of another Requester") && !situation.startsWith("HITTypeId");
    }

    boolean isRead() {
      return operation.matches("(Get|Search|Help).*");
    }

    boolean isRepeated() {
      return situation.equals(ErrorScene.REPEATED);
    }

    @Override
    public String toString() {
      return operation + ", " + situation;
    }
  }
}
