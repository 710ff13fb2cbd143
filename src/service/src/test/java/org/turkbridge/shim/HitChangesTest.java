package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedHits.VALID;
import static org.turkbridge.shim.ScriptedHits.ask;
import static org.turkbridge.shim.ScriptedHits.calls;
import static org.turkbridge.shim.ScriptedHits.hitReply;
import static org.turkbridge.shim.ScriptedHits.ok;
import static org.turkbridge.shim.ScriptedService.requestError;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.shim.ScriptedHits.Asked;
import org.turkbridge.shim.ScriptedService.Reply;

/** HITs expire and are extended, in the states and by the steps that old clients know. */
class HitChangesTest {
  private static final String EXPIRED =
      "UpdateExpirationForHIT {\"HITId\":\"H1\",\"ExpireAt\":0.000}";

  @ParameterizedTest
  @CsvSource({
    "ForceExpireHIT, Reviewable",
    "ForceExpireHIT, Reviewing",
    "ForceExpireHIT, Disposed",
    "DisableHIT, Reviewable",
    "DisableHIT, Reviewing",
    "DisableHIT, Disposed",
    "ExtendHIT, Disposed"
  })
  void aStateThatIsNotForItIsRefused(String operation, String state) {
    Asked asked =
        ask(Map.of("GetHIT", hitReply(state)), operation + "&HITId=H1&MaxAssignmentsIncrement=1");

    assertThat(asked.code()).isEqualTo("AWS.MechanicalTurk.InvalidHITState");
    assertThat(values(asked.answer(), "Message").get(0))
        .startsWith("This HIT is currently in the state '" + state + "'.")
        .contains("can be called with a status of: Assignable, Unassignable");
    assertThat(asked.calls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Assignable", "Unassignable"})
  void aHitIsForcedToExpire(String state) {
    Asked asked = ask(Map.of("GetHIT", hitReply(state)), "ForceExpireHIT&HITId=H1");

    assertThat(asked.xml()).startsWith("<ForceExpireHITResult>" + VALID);
    assertThat(asked.calls()).containsExactly("GetHIT {\"HITId\":\"H1\"}", EXPIRED);
  }

  @Test
  void aHitIsExtendedInTwoSteps() {
    Asked asked =
        ask(
            Map.of("GetHIT", hitReply("Reviewable")),
            "ExtendHIT&HITId=H1&MaxAssignmentsIncrement=4&ExpirationIncrementInSeconds=3600"
                + "&UniqueRequestToken=u");

    // The clock says 2014-08-15; the HIT expires in 2015.
    assertThat(asked.calls())
        .containsExactly(
            "GetHIT {\"HITId\":\"H1\"}",
            "CreateAdditionalAssignmentsForHIT {\"HITId\":\"H1\","
                + "\"NumberOfAdditionalAssignments\":4,\"UniqueRequestToken\":\"u\"}",
            "UpdateExpirationForHIT {\"HITId\":\"H1\",\"ExpireAt\":1436405956.900}");
  }

  @Test
  void timeIsAddedToNowWhereNoneIsLeft() {
    Asked asked =
        ask(
            Map.of("GetHIT", ok(hitReply("Reviewable").body().replace("1436402356.9", "5"))),
            "ExtendHIT&HITId=H1&ExpirationIncrementInSeconds=3600");

    assertThat(asked.calls().get(1)).endsWith("\"ExpireAt\":1408064400.000}");
  }

  @ParameterizedTest
  @CsvSource({
    "'', AWS.MissingParameters, 0",
    "&ExpirationIncrementInSeconds=3599, AWS.ParameterOutOfRange, 0",
    "&MaxAssignmentsIncrement=0, AWS.ParameterOutOfRange, 0",
    "&MaxAssignmentsIncrement=5&ExpirationIncrementInSeconds=3600,"
        + " AWS.MechanicalTurk.InvalidMaximumAssignmentsIncrease, 1"
  })
  void anExtensionThatCannotBeIsRefusedBeforeAnythingIsDone(
      String parameters, String code, int reads) {
    Asked asked = ask(Map.of("GetHIT", hitReply("Assignable")), "ExtendHIT&HITId=H1" + parameters);

    assertThat(asked.code()).isEqualTo(code);
    assertThat(asked.calls()).hasSize(reads);
  }

  @Test
  void whatWasDoneIsToldWhenTheSecondStepFails() {
    Asked asked =
        ask(
            Map.of(
                "GetHIT",
                hitReply("Assignable"),
                "UpdateExpirationForHIT",
                requestError("InvalidHITState", "no")),
            "ExtendHIT&HITId=H1&MaxAssignmentsIncrement=4&ExpirationIncrementInSeconds=3600");

    assertThat(asked.code()).isEqualTo("AWS.MechanicalTurk.InvalidHITState");
    assertThat(values(asked.answer(), "Message").get(0))
        .isEqualTo(
            "no. The HIT got its 4 more assignments, but no more time; call ExtendHIT again with"
                + " ExpirationIncrementInSeconds alone (1408060800000)");
  }

  /** Whoever obeys does not extend twice, also where the client's own repeat was refused. */
  @Test
  void whetherTheSecondStepWasDoneMayNotBeKnown() {
    AtomicInteger expirations = new AtomicInteger();
    for (boolean isRefusedThen : List.of(false, true)) {
      ScriptedService service =
          new ScriptedService(
              new ScriptedService.Script() {
                @Override
                public Reply reply(String requestBody) {
                  throw new UnsupportedOperationException();
                }

                @Override
                public Reply reply(String operation, String requestBody) {
                  return switch (operation) {
                    case "GetHIT" -> hitReply("Assignable");
                    case "UpdateExpirationForHIT" ->
                        isRefusedThen && expirations.getAndIncrement() > 0
                            ? requestError("InvalidParameterValue", "no")
                            : new Reply(500, "{}");
                    default -> ok("{}");
                  };
                }
              });
      try (ShimFixture shim = new ShimFixture(service)) {
        LegacyService.Answer answer =
            shim.call(
                "ExtendHIT&HITId=H1&MaxAssignmentsIncrement=4&ExpirationIncrementInSeconds=3600");

        assertThat(values(answer, "Message").get(0))
            .contains(
                ". The HIT got its 4 more assignments; look at its Expiration first",
                "ExpirationIncrementInSeconds alone")
            .doesNotContain("no more time", "..");
      }
    }
  }

  @Test
  void aTokenCountsOnceForMoreTimeToo() {
    ScriptedService service = ScriptedService.answering(Map.of("GetHIT", hitReply("Assignable")));
    String call = "ExtendHIT&HITId=H1&ExpirationIncrementInSeconds=3600&UniqueRequestToken=u";
    try (ShimFixture shim = new ShimFixture(service)) {
      assertThat(values(shim.call(call), "IsValid")).containsExactly("True");
      LegacyService.Answer again = shim.call(call);

      assertThat(values(again, "Code")).containsExactly("AWS.MechanicalTurk.InvalidParameterValue");
      assertThat(values(again, "Message").get(0)).contains("H1");
      shim.pass(java.time.Duration.ofHours(24));
      assertThat(values(shim.call(call), "IsValid")).containsExactly("True");
    }
  }

  /** Though the current API knows tokens of assignments alone. */
  @ParameterizedTest
  @CsvSource({
    "MaxAssignmentsIncrement=4, ExpirationIncrementInSeconds=3600",
    "ExpirationIncrementInSeconds=3600, MaxAssignmentsIncrement=4",
    "MaxAssignmentsIncrement=4, MaxAssignmentsIncrement=4&ExpirationIncrementInSeconds=3600",
    "MaxAssignmentsIncrement=4&ExpirationIncrementInSeconds=3600, MaxAssignmentsIncrement=4"
  })
  void aTokenCountsOnceWhateverItWasUsedFor(String first, String second) {
    ScriptedService service = ScriptedService.answering(Map.of("GetHIT", hitReply("Assignable")));
    String call = "ExtendHIT&UniqueRequestToken=u&HITId=";
    try (ShimFixture shim = new ShimFixture(service)) {
      assertThat(values(shim.call(call + "H1&" + first), "IsValid")).containsExactly("True");
      service.received().clear();

      for (String hitId : List.of("H1", "H2")) {
        LegacyService.Answer again = shim.call(call + hitId + "&" + second);

        assertThat(values(again, "Code"))
            .containsExactly("AWS.MechanicalTurk.InvalidParameterValue");
        assertThat(values(again, "Message").get(0)).contains("H1");
      }
      assertThat(calls(service)).allMatch(each -> each.startsWith("GetHIT"));
    }
  }

  /** As the current API counts them, and this one for assignments alone. */
  @Test
  void aTokenHas64CodePoints() {
    ScriptedService service = ScriptedService.answering(Map.of("GetHIT", hitReply("Assignable")));
    String call = "ExtendHIT&HITId=H1&ExpirationIncrementInSeconds=3600&UniqueRequestToken=";
    try (ShimFixture shim = new ShimFixture(service)) {
      assertThat(values(shim.call(call + "%F0%9F%98%80".repeat(64)), "IsValid"))
          .containsExactly("True");
      assertThat(values(shim.call(call + "%F0%9F%98%80".repeat(65)), "Message").get(0))
          .contains("UniqueRequestToken may have at most 64 characters");
    }
  }

  private static final String MORE_TIME =
      "ExtendHIT&HITId=H1&ExpirationIncrementInSeconds=3600&UniqueRequestToken=u";

  private static List<String> expirations(ScriptedService service) {
    return calls(service).stream()
        .filter(call -> call.startsWith("UpdateExpirationForHIT"))
        .distinct()
        .toList();
  }

  @Test
  void whatATokenMayNotHaveDoneIsRepeatedWithTheSameTime() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("UpdateExpirationForHIT", new Reply(500, "{}"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      ShimFixture.assertUnknownOutcome(shim.call(MORE_TIME), true);
      for (String other :
          List.of(
              MORE_TIME.replace("H1", "H2"),
              MORE_TIME + "&MaxAssignmentsIncrement=4",
              MORE_TIME.replace(
                  "ExpirationIncrementInSeconds=3600", "MaxAssignmentsIncrement=4"))) {
        assertThat(values(shim.call(other), "Message").get(0)).contains("used before", "H1");
      }
      replies.remove("UpdateExpirationForHIT");

      assertThat(values(shim.call(MORE_TIME), "IsValid")).containsExactly("True");
      assertThat(expirations(service)).hasSize(1);
      assertThat(values(shim.call(MORE_TIME), "Message").get(0)).contains("used before");
    }
  }

  @Test
  void whatATokenHasDoneAfterAllIsNotRepeated() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("UpdateExpirationForHIT", new Reply(500, "{}"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call(MORE_TIME);
      service.received().clear();
      replies.put(
          "GetHIT", ok(hitReply("Assignable").body().replace("1436402356.9", "1436405956.0")));

      assertThat(values(shim.call(MORE_TIME), "IsValid")).containsExactly("True");
      assertThat(calls(service)).containsExactly("GetHIT {\"HITId\":\"H1\"}");
    }
  }

  private static final String MORE_OF_BOTH = MORE_TIME + "&MaxAssignmentsIncrement=4";

  /** Nobody told the caller: the server was killed between the two, or an answer was lost. */
  @Test
  void whatATokenHasDoneByHalfIsDoneToItsEnd() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("UpdateExpirationForHIT", new Reply(500, "{}"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call(MORE_OF_BOTH);
      replies.put(
          "GetHIT",
          ok(
              hitReply("Assignable")
                  .body()
                  .replace("\"MaxAssignments\":5", "\"MaxAssignments\":9")));
      replies.put(
          "CreateAdditionalAssignmentsForHIT", requestError("InvalidParameterValue", "used"));
      replies.remove("UpdateExpirationForHIT");

      assertThat(values(shim.call(MORE_OF_BOTH), "IsValid")).containsExactly("True");
      assertThat(expirations(service)).hasSize(1);
      assertThat(values(shim.call(MORE_OF_BOTH), "Message").get(0)).contains("used before");
    }
  }

  /** Somebody else gave the HIT as many meanwhile. */
  @ParameterizedTest
  @ValueSource(strings = {"", "&ExpirationIncrementInSeconds=3600"})
  void aRefusalThatIsNotOfTheTokenIsNone(String time) {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("CreateAdditionalAssignmentsForHIT", new Reply(500, "{}"));
    String call = "ExtendHIT&HITId=H1&MaxAssignmentsIncrement=4&UniqueRequestToken=u" + time;
    try (ShimFixture shim = new ShimFixture(ScriptedService.answering(replies))) {
      ShimFixture.assertUnknownOutcome(shim.call(call), true);
      replies.put(
          "GetHIT",
          ok(
              hitReply("Assignable")
                  .body()
                  .replace("\"MaxAssignments\":5", "\"MaxAssignments\":9")));
      replies.put("CreateAdditionalAssignmentsForHIT", requestError("InsufficientFunds", "no"));

      assertThat(values(shim.call(call), "Code"))
          .containsExactly("AWS.MechanicalTurk.InsufficientFunds");
      replies.put(
          "CreateAdditionalAssignmentsForHIT", requestError("InvalidParameterValue", "used"));
      assertThat(values(shim.call(call), "IsValid")).containsExactly("True");
    }
  }

  @Test
  void anIncrementThatIsRefusedGivesNoTime() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("CreateAdditionalAssignmentsForHIT", requestError("InsufficientFunds", "no"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      for (int at = 0; at < 2; at++) {
        assertThat(values(shim.call(MORE_OF_BOTH), "Code"))
            .containsExactly("AWS.MechanicalTurk.InsufficientFunds");
      }
      replies.remove("CreateAdditionalAssignmentsForHIT");

      assertThat(values(shim.call(MORE_OF_BOTH.replace("3600", "7200")), "IsValid"))
          .containsExactly("True");
      assertThat(expirations(service)).singleElement().asString().contains("1436409556");
    }
  }

  @Test
  void aTokenThatWasRefusedCanBeUsedAgain() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("UpdateExpirationForHIT", requestError("InvalidHITState", "no"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call(MORE_TIME);
      replies.remove("UpdateExpirationForHIT");

      assertThat(values(shim.call(MORE_TIME.replace("3600", "7200")), "IsValid"))
          .containsExactly("True");
      assertThat(expirations(service)).hasSize(2);
    }
  }
}
