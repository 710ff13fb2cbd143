package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ShimFixture.text;
import static org.turkbridge.shim.ShimFixture.values;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The legacy face of what the current API throws. */
class UpstreamErrorsTest {
  private static LegacyService.Answer rest(ScriptedService.Script script) {
    try (ShimFixture shim = new ShimFixture(new ScriptedService(script))) {
      return shim.get("");
    }
  }

  private static LegacyService.Answer soap(ScriptedService.Script script) {
    try (ShimFixture shim = new ShimFixture(new ScriptedService(script))) {
      return shim.soap("<Request/>");
    }
  }

  private static ScriptedService.Script error(int status, String json) {
    return body -> new ScriptedService.Reply(status, json);
  }

  @Test
  void codeAndTextOfARequestErrorPassAsTheyAre() {
    ScriptedService.Script script =
        error(
            400,
            "{\"__type\":\"RequestError\",\"Message\":\"QualificationType X does not exist."
                + " (1631094715163 s)\",\"TurkErrorCode\":"
                + "\"AWS.MechanicalTurk.QualificationTypeDoesNotExist\"}");

    assertThat(rest(script).response().status()).isEqualTo(200);
    assertThat(text(rest(script)))
        .endsWith(
            "</OperationRequest><GetQualificationRequestsResult><Request><IsValid>False</IsValid>"
                + "<Errors><Error><Code>AWS.MechanicalTurk.QualificationTypeDoesNotExist</Code>"
                + "<Message>QualificationType X does not exist. (1631094715163 s)</Message></Error>"
                + "</Errors></Request></GetQualificationRequestsResult>"
                + "</GetQualificationRequestsResponse>");
    assertThat(values(soap(script), "Code"))
        .containsExactly("AWS.MechanicalTurk.QualificationTypeDoesNotExist");
  }

  @ParameterizedTest
  @CsvSource({
    "QualificationType X does not exist., AWS.MechanicalTurk.QualificationTypeDoesNotExist",
    "This operation can be called with a status of: Active,"
        + " AWS.MechanicalTurk.InvalidQualificationTypeState",
    "Something else, AWS.MechanicalTurk.InvalidParameterValue"
  })
  void aRequestErrorWithoutCodeIsReadByItsText(String message, String code) {
    assertThat(
            values(
                rest(error(400, "{\"__type\":\"RequestError\",\"Message\":\"" + message + "\"}")),
                "Code"))
        .containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, AWS.NotAuthorized",
    "UnrecognizedClientException, AWS.NotAuthorized",
    "InvalidSignatureException, AWS.NotAuthorized",
    "ExpiredTokenException, AWS.NotAuthorized",
    "SomethingNewException, AWS.InvalidRequest",
    "ServiceFault, AWS.ServiceUnavailable"
  })
  void theseFailTheCallBeforeAnyResult(String type, String code) {
    LegacyService.Answer answer =
        rest(error(400, "{\"__type\":\"" + type + "\",\"message\":\"why\"}"));

    assertThat(answer.response().status()).isEqualTo(200);
    assertThat(text(answer))
        .contains("<Errors><Error><Code>" + code + "</Code>")
        .doesNotContain("GetQualificationRequestsResult");
    assertThat(values(answer, "Message").get(0)).contains("why");
  }

  @Test
  void aValueThatTheServiceRefusesIsInvalid() {
    assertThat(
            text(rest(error(400, "{\"__type\":\"ValidationException\",\"message\":\"1 error\"}"))))
        .contains(
            "<Request><IsValid>False</IsValid><Errors><Error>"
                + "<Code>AWS.MechanicalTurk.InvalidParameterValue</Code>");
  }

  @Test
  void throttlingIsRetriedThenAnsweredAsAnOutageThatOldClientsRetry() {
    ScriptedService service =
        new ScriptedService(
            error(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}"));
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer rest = shim.get("");
      assertThat(service.received()).hasSize(3);
      assertThat(rest.response().status()).isEqualTo(503);
      assertThat(text(rest))
          .startsWith(
              "<?xml version=\"1.0\"?>\n<GetQualificationRequestsResponse><Errors><Error>"
                  + "<Code>ServiceUnavailable</Code>");

      LegacyService.Answer soap = shim.soap("<Request/>");
      assertThat(soap.response().status()).isEqualTo(503);
      assertThat(text(soap)).contains(">aws:Server.ServiceUnavailable</faultcode>");
    }
  }

  @Test
  void aServiceThatThrottlesOnceIsAskedAgain() {
    boolean[] throttled = new boolean[1];
    LegacyService.Answer answer =
        rest(
            body -> {
              if (!throttled[0]) {
                throttled[0] = true;
                return new ScriptedService.Reply(400, "{\"__type\":\"ThrottlingException\"}");
              }
              return ScriptedService.page(null, java.util.List.of());
            });

    assertThat(answer.report().outcome()).isEqualTo("ok");
  }

  @Test
  void anUnreachableServiceIsNamedWithTheWayOut() {
    for (IOException failure :
        new IOException[] {
          new IOException("Connection refused"), new SocketTimeoutException("Read timed out")
        }) {
      LegacyService.Answer answer =
          rest(
              body -> {
                throw failure;
              });

      assertThat(answer.response().status()).isEqualTo(200);
      assertThat(values(answer, "Code")).containsExactly("AWS.ServiceUnavailable");
      assertThat(values(answer, "Message").get(0))
          .contains("scripted", "--upstream embedded")
          .doesNotContain("2026-09-30");
    }
  }

  @Test
  void whereItIsMechanicalTurkItselfItsClosingIsNamed() {
    ScriptedService gone =
        new ScriptedService(
            body -> {
              throw new IOException("unknown host");
            });
    try (ShimFixture shim = new ShimFixture(gone, true, 64 << 20)) {
      assertThat(values(shim.get(""), "Message").get(0)).contains("2026-09-30", "embedded");
    }
  }

  @Test
  void aWebPageInsteadOfTheServiceIsSaidToBeOne() {
    LegacyService.Answer answer = rest(error(410, "<html>gone</html>"));

    assertThat(values(answer, "Code")).containsExactly("AWS.ServiceUnavailable");
    assertThat(values(answer, "Message").get(0)).contains("HTTP 410", "--upstream embedded");
  }

  @Test
  void aRefusalAfterALostAttemptSaysThatTheChangeMayBeMade() {
    AtomicInteger attempts = new AtomicInteger();
    ScriptedService.Script script =
        body -> {
          if (attempts.incrementAndGet() == 1) {
            throw new IOException("lost");
          }
          return new ScriptedService.Reply(
              400,
              "{\"__type\":\"RequestError\",\"Message\":\"Submitted only.\",\"TurkErrorCode\":"
                  + "\"AWS.MechanicalTurk.InvalidQualificationRequestState\"}");
        };

    try (ShimFixture shim = new ShimFixture(new ScriptedService(script))) {
      LegacyService.Answer answer = shim.call("GrantQualification&QualificationRequestId=R");

      assertThat(values(answer, "Code"))
          .containsExactly("AWS.MechanicalTurk.InvalidQualificationRequestState");
      assertThat(text(answer))
          .contains("Submitted only. An earlier attempt failed and may have made the change:");
    }
  }
}
