package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedUpstream.error;
import static org.turkbridge.shim.ShimFixture.assertUnknownOutcome;
import static org.turkbridge.shim.ShimFixture.text;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.shim.ScriptedUpstream.Reply;

/** An answer of the upstream under the status of a success is one, or is told to be none. */
class UpstreamSuccessesTest {
  private static final String READING = "GetQualificationRequests";
  private static final String CHANGE = "GrantQualification&QualificationRequestId=R";

  private static ScriptedUpstream upstream;
  private static ShimFixture shim;

  @BeforeAll
  static void start() throws Exception {
    upstream = new ScriptedUpstream();
    shim = new ShimFixture(upstream.client(), false, 64 << 20);
  }

  @AfterAll
  static void stop() throws Exception {
    shim.close();
    upstream.close();
  }

  private static LegacyService.Answer answer(Reply reply, String call) {
    upstream.answers(reply);
    return shim.call(call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version=\"1.0\"?><Response><Errors><Error><Code>AWS.NotAuthorized</Code></Error>"
            + "</Errors></Response>",
        "<html>It works!</html>",
        "It works!",
        "[]",
        "{\"QualificationRequests\":",
        "{} {}",
        "null"
      })
  void aSuccessThatIsNotOfTheApiIsNone(String body) {
    for (String call :
        List.of(
            READING,
            CHANGE,
            "RevokeQualification&QualificationTypeId=T1&SubjectId=A1",
            "CreateQualificationType&Name=n&Description=d&QualificationTypeStatus=Active")) {
      LegacyService.Answer answer = answer(Reply.json(200, body), call);

      ErrorPlace.CALL.assertHas("AWS.ServiceUnavailable", answer);
      String message = values(answer, "Message").get(0);
      assertThat(message)
          .contains("HTTP 200", "of a service of the API of 2017-01-17")
          .doesNotContain("that it is up");
      assertThat(message.contains("Whether the change was made is not known"))
          .isEqualTo(!call.equals(READING));
      assertThat(upstream.calls()).isEqualTo(1);
    }
  }

  @Test
  void anErrorUnderTheStatusOfASuccessIsAnError() {
    for (String call : List.of(READING, CHANGE)) {
      ErrorPlace.CALL.assertHas(
          "AWS.NotAuthorized",
          answer(
              Reply.json(200, error("RequestError", ",\"TurkErrorCode\":\"AWS.NotAuthorized\"")),
              call));
      ErrorPlace.CALL.assertHas(
          "AWS.NotAuthorized",
          answer(Reply.json(200, error("AccessDeniedException", ",\"Message\":\"m\"")), call));
    }
  }

  static Stream<Reply> unconvincingSuccesses() {
    return Stream.of(
        Reply.page(200, "{}"),
        new Reply(200, Map.of("Content-Type", "Application/XHTML+xml; charset=utf-8"), "{}"),
        Reply.json(200, "{\"message\":\"Forbidden\"}"),
        Reply.json(200, "{\"Message\":\"Forbidden\"}"),
        Reply.json(200, "{\"errorMessage\":\"Forbidden\"}"),
        Reply.json(200, "{\"error\":\"not found\"}"),
        Reply.json(200, "{\"a\":{},\"Error\":{\"why\":\"not found\"}}"),
        Reply.json(200, "{\"errors\":[\"not found\"]}"),
        Reply.json(200, "{\"Code\":404}"),
        Reply.json(200, "{\"__TYPE\":\"Odd\"}"),
        Reply.json(200, "{\"ok\":false}"),
        Reply.json(200, "{\"detail\":\"not found\"}"),
        Reply.json(
            200, "{\"Output\":{\"__type\":\"x#UnknownOperationException\"},\"Version\":\"1.0\"}"),
        Reply.json(200, "{\"x\":\"" + "x".repeat(20_000) + "\"}"),
        Reply.json(200, ""),
        Reply.json(202, ""),
        new Reply(200, Map.of(), ""),
        new Reply(204, Map.of(), ""));
  }

  @ParameterizedTest
  @MethodSource("unconvincingSuccesses")
  void aChangeIsNotMadeUpFromAnAnswerThatMayBeAnotherServers(Reply reply) {
    LegacyService.Answer answer = answer(reply, CHANGE);

    ErrorPlace.CALL.assertHas("AWS.ServiceUnavailable", answer);
    assertUnknownOutcome(answer, true);
    assertThat(upstream.calls()).isEqualTo(1);
  }

  @Test
  void aLegacyCodeUnderTheStatusOfASuccessIsTold() {
    LegacyService.Answer answer =
        answer(
            Reply.json(200, "{\"TurkErrorCode\":\"AWS.MechanicalTurk.X\",\"Message\":\"x\"}"),
            CHANGE);

    ErrorPlace.RESULT.assertHas("AWS.MechanicalTurk.X", answer);
    assertThat(values(answer, "Message").get(0)).startsWith("x (");
  }

  static Stream<Reply> successes() {
    return Stream.of(
        Reply.json(200, "{}"),
        new Reply(200, Map.of(), "{}"),
        new Reply(200, Map.of("X-AMZN-REQUESTID", "1"), ""),
        new Reply(204, Map.of("x-amzn-RequestId", "1"), ""));
  }

  @ParameterizedTest
  @MethodSource("successes")
  void aChangeIsMadeWhereTheAnswerIsOfTheApi(Reply reply) {
    LegacyService.Answer answer = answer(reply, CHANGE);

    assertThat(values(answer, "IsValid")).as("%s", text(answer)).containsExactly("True");
  }

  @Test
  void aLongAnswerThatEndsTooSoonIsNotTakenForAnOutage() {
    LegacyService.Answer answer =
        answer(
            Reply.json(200, "{\"QualificationRequests\":[{\"Test\":\"" + "x".repeat(100_000)),
            READING);

    ErrorPlace.CALL.assertHas("AWS.ServiceUnavailable", answer);
    assertThat(values(answer, "Message").get(0))
        .contains("answered what cannot be read", "of a service of the API of 2017-01-17")
        .doesNotContain("cannot be reached", "that it is up");
  }

  @Test
  void aLongAnswerIsStillReadWhole() {
    String long100 = "x".repeat(100_000);
    LegacyService.Answer answer =
        answer(
            Reply.json(
                200,
                "{\"NumResults\":1,\"QualificationRequests\":[{\"QualificationRequestId\":\"%s\","
                        .formatted(long100)
                    + "\"QualificationTypeId\":\"T\",\"WorkerId\":\"A\",\"SubmitTime\":1}]}"),
            READING);

    assertThat(values(answer, "QualificationRequestId")).containsExactly(long100);
  }
}
