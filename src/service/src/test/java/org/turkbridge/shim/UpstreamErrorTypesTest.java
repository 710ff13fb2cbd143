package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.turkbridge.shim.ScriptedUpstream.error;
import static org.turkbridge.shim.ShimFixture.assertUnknownOutcome;
import static org.turkbridge.shim.ShimFixture.text;
import static org.turkbridge.shim.ShimFixture.values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.MigrationGuide;
import org.turkbridge.shim.ScriptedUpstream.Reply;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** Each error that a service of the current API can answer has one legacy face. */
class UpstreamErrorTypesTest {
  /** Of Debian's python3-botocore. */
  private static final Path SERVICE_MODEL =
      Path.of("/usr/lib/python3/dist-packages/botocore/data/mturk/2017-01-17/service-2.json");

  private static final String READING = "GetQualificationRequests";
  private static final String CHANGE = "GrantQualification&QualificationRequestId=R";

  /** Legacy code and place of each type that an answer can name, where nothing else says more. */
  private static final Map<String, List<String>> TYPES =
      Map.of(
          "ServiceUnavailable OUTAGE",
          List.of(
              "BandwidthLimitExceeded",
              "EC2ThrottledException",
              "LimitExceededException",
              "PriorRequestNotComplete",
              "ProvisionedThroughputExceededException",
              "RequestLimitExceeded",
              "RequestThrottled",
              "RequestThrottledException",
              "ServiceUnavailable",
              "ServiceUnavailableError",
              "ServiceUnavailableException",
              "SlowDown",
              "ThrottledException",
              "Throttling",
              "ThrottlingError",
              "ThrottlingException",
              "TooManyRequestsException",
              "TransactionInProgressException"),
          "AWS.ServiceUnavailable CALL",
          List.of(
              "InternalError",
              "InternalFailure",
              "InternalServerError",
              "InternalServerException",
              "InternalServiceException",
              "RequestAbortedException",
              "RequestTimeout",
              "RequestTimeoutException",
              "ServiceFault"),
          "AWS.NotAuthorized CALL",
          List.of(
              "AccessDenied",
              "AccessDeniedException",
              "AuthFailure",
              "ExpiredToken",
              "ExpiredTokenException",
              "ForbiddenException",
              "ForbiddenError",
              "IncompleteSignature",
              "IncompleteSignatureException",
              "InvalidAccessKeyId",
              "InvalidClientTokenId",
              "InvalidSignatureException",
              "MissingAuthenticationToken",
              "MissingAuthenticationTokenException",
              "NotAuthorized",
              "OptInRequired",
              "SignatureDoesNotMatch",
              "SubscriptionRequiredException",
              "Unauthorized",
              "UnauthorizedException",
              "UnauthorizedOperation",
              "UnrecognizedClientException"),
          "AWS.BadClaimsSupplied CALL",
          List.of("RequestExpired", "RequestTimeTooSkewed"),
          "AWS.InvalidOperationParameter CALL",
          List.of(
              "InvalidAction",
              "MissingAction",
              "UnknownOperationException",
              "UnsupportedOperationException"),
          "AWS.InvalidRequest CALL",
          List.of(
              "MalformedHttpRequestException",
              "RequestEntityTooLargeException",
              "SomethingNewException"),
          "AWS.MissingParameters RESULT",
          List.of("MissingParameter", "MissingRequiredParameterException"),
          "AWS.MechanicalTurk.InvalidParameterValue RESULT",
          List.of(
              "BadRequestException",
              "ConflictException",
              "InvalidParameterCombination",
              "InvalidParameterException",
              "InvalidParameterValue",
              "InvalidParameterValueException",
              "InvalidQueryParameter",
              "MalformedQueryString",
              "ParameterValidationError",
              "RequestError",
              "SerializationException",
              "ValidationError",
              "ValidationException"));

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

  static Stream<Arguments> types() {
    return TYPES.entrySet().stream()
        .flatMap(
            entry -> {
              String[] face = entry.getKey().split(" ", -1);
              return entry.getValue().stream()
                  .map(type -> Arguments.of(type, face[0], ErrorPlace.valueOf(face[1])));
            });
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTypeHasOneFaceInWhateverWayTheAnswerNamesIt(String type, String code, ErrorPlace face) {
    String why = ",\"message\":\"why it failed\"";
    List<Reply> replies =
        List.of(
            Reply.json(400, error(type, why)),
            Reply.json(400, error("com.amazonaws.mturk.v20170117#" + type, why)),
            Reply.json(400, "{\"code\":\"" + type + "\"" + why + "}"),
            new Reply(
                400,
                Map.of("x-amzn-ErrorType", type + ":http://internal.amazon.com/coral/"),
                "{\"Message\":\"why it failed\"}"));

    for (Reply reply : replies) {
      LegacyService.Answer answer = answer(reply, replies.indexOf(reply) == 0 ? CHANGE : READING);

      face.assertHas(code, answer);
      assertThat(values(answer, "Message").get(0)).contains("why it failed");
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void theTurkErrorCodeWinsWhateverTheType(String type) {
    String message = "You requested a Qualification that does not exist. (1631094715163)";
    LegacyService.Answer answer =
        answer(
            Reply.json(
                400,
                error(
                    type,
                    ",\"Message\":\"%s\",\"TurkErrorCode\":\"%s\""
                        .formatted(message, "AWS.MechanicalTurk.QualificationDoesNotExist"))),
            READING);

    ErrorPlace.RESULT.assertHas("AWS.MechanicalTurk.QualificationDoesNotExist", answer);
    assertThat(values(answer, "Message")).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS.NotAuthorized, CALL",
    "AWS.AccountNotLinked, CALL",
    "AWS.BadCredentialSupplied, CALL",
    "AWS.BadClaimsSupplied, CALL",
    "AWS.ServiceUnavailable, CALL",
    "ServiceUnavailable, OUTAGE",
    "AWS.MissingParameters, RESULT",
    "AWS.ParameterOutOfRange, RESULT",
    "AWS.MechanicalTurk.InvalidParameterValue, RESULT",
    "AWS.MechanicalTurk.XMLParseError, RESULT",
    "AWS.MechanicalTurk.PermissionDeniedException, RESULT"
  })
  void thePlaceFollowsFromTheCode(String code, ErrorPlace face) {
    for (String member : List.of("TurkErrorCode", "turkErrorCode")) {
      String rest = ",\"Message\":\"m\",\"" + member + "\":\"" + code + "\"";

      face.assertHas(code, answer(Reply.json(400, error("RequestError", rest)), READING));
      face.assertHas(code, answer(Reply.json(500, error("ServiceFault", rest)), CHANGE));
    }
  }

  @Test
  void theTurkErrorCodeIsFoundDeepInTheAnswerToo() {
    ErrorPlace.RESULT.assertHas(
        "AWS.MechanicalTurk.QualificationTypeDoesNotExist",
        answer(
            Reply.json(
                400,
                "{\"error\":{\"code\":\"RequestError\",\"details\":[{\"TurkErrorCode\":"
                    + "\"AWS.MechanicalTurk.QualificationTypeDoesNotExist\"}]}}"),
            READING));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The value -380572 is invalid for ExpirationIncrementInSeconds. (1559721610045)"
            + " | AWS.MechanicalTurk.InvalidParameterValue",
        "The value -380572 is invalid for ExpirationIncrementInSeconds. Valid values range from 60"
            + " to 31536000. (1559721610045) | AWS.ParameterOutOfRange",
        "IntegerValue is out of range | AWS.ParameterOutOfRange",
        "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint:"
            + " Member must have value less than or equal to 100 | AWS.ParameterOutOfRange",
        "Value ' A1' at 'workerId' failed to satisfy constraint: Member must satisfy regular"
            + " expression pattern: ^A[A-Z0-9]+$ | AWS.MechanicalTurk.InvalidParameterValue",
        "The value \"Mountain range\" is not valid for the parameter Name."
            + " | AWS.MechanicalTurk.InvalidParameterValue",
        "The value 'out of range' is not valid. | AWS.MechanicalTurk.InvalidParameterValue",
        "The value \"QualificationType T does not exist\" is not valid."
            + " | AWS.MechanicalTurk.InvalidParameterValue",
        "A price range is not valid here | AWS.MechanicalTurk.InvalidParameterValue",
        "The worker's number isn't out of the valid range's words | AWS.ParameterOutOfRange",
        "MaxResults must be between 0 and 5 | AWS.ParameterOutOfRange",
        "PageSize exceeds the maximum of 100 | AWS.ParameterOutOfRange",
        "PageNumber must be at least 1 | AWS.ParameterOutOfRange",
        "MaxResults must be in the range 1 to 100 | AWS.ParameterOutOfRange",
        "Name must be at most 200 characters | AWS.MechanicalTurk.InvalidParameterValue",
        "Name exceeds the maximum length of 200 | AWS.MechanicalTurk.InvalidParameterValue",
        "The order was rearranged | AWS.MechanicalTurk.InvalidParameterValue",
        "QualificationType [2ARFPLSP] does not exist. (1574713449537)"
            + " | AWS.MechanicalTurk.QualificationTypeDoesNotExist",
        "QualificationRequest 2ARFPLSP does not exist."
            + " | AWS.MechanicalTurk.QualificationRequestDoesNotExist",
        "You requested a Qualification that does not exist. (1631094715163)"
            + " | AWS.MechanicalTurk.QualificationDoesNotExist",
        "Hit 36818Z1KV5CD does not exist. (1619128282649) | AWS.MechanicalTurk.HITDoesNotExist",
        "Assignment 36818Z1KV5CD does not exist. | AWS.MechanicalTurk.AssignmentDoesNotExist",
        "HIT 3681 does not exist. | AWS.MechanicalTurk.HITDoesNotExist",
        "The HIT 3681 does not exist. | AWS.MechanicalTurk.HITDoesNotExist",
        "Worker A1 does not exist | AWS.MechanicalTurk.InvalidParameterValue",
        "Account A1 does not exist | AWS.MechanicalTurk.InvalidParameterValue",
        "This HIT can be called with a status of: Reviewable"
            + " | AWS.MechanicalTurk.InvalidHITState",
        "This operation can be called with a status of: Reviewable,Reviewing"
            + " | AWS.MechanicalTurk.InvalidHITState",
        "This Assignment can be called with a status of: Submitted"
            + " | AWS.MechanicalTurk.InvalidAssignmentState",
        "This operation can be called with a status of: Somehow"
            + " | AWS.MechanicalTurk.InvalidParameterValue",
        "This operation can be called with a status of: Active,Inactive"
            + " | AWS.MechanicalTurk.InvalidQualificationTypeState",
        "This operation can be called with a status of: Granted"
            + " | AWS.MechanicalTurk.InvalidQualificationState",
        "This operation can be called with a status of: Submitted"
            + " | AWS.MechanicalTurk.InvalidQualificationRequestState"
      })
  void whereThereIsNoCodeTheTextSaysWhatIsWrong(String message, String code) {
    String rest = ",\"Message\":\"" + message.replace("\"", "\\\"") + "\"";

    ErrorPlace.RESULT.assertHas(
        code, answer(Reply.json(400, error("RequestError", rest)), READING));
    for (String type : List.of("ParameterValidationError", "ValidationException")) {
      ErrorPlace.RESULT.assertHas(
          code.endsWith("OutOfRange") ? code : "AWS.MechanicalTurk.InvalidParameterValue",
          answer(Reply.json(400, error(type, rest)), READING));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TooFast, 429, ServiceUnavailable, OUTAGE, false",
    "Overloaded, 503, ServiceUnavailable, OUTAGE, false",
    "ServiceUnavailableError, 503, ServiceUnavailable, OUTAGE, false",
    "Denied, 401, AWS.NotAuthorized, CALL, false",
    "Denied, 403, AWS.NotAuthorized, CALL, false",
    "NoSuchCall, 501, AWS.InvalidOperationParameter, CALL, false",
    "TooLong, 413, AWS.InvalidRequest, CALL, false",
    "Odd, 400, AWS.InvalidRequest, CALL, false",
    "Odd, 404, AWS.InvalidRequest, CALL, false",
    "TooSlow, 408, AWS.ServiceUnavailable, CALL, false",
    "RequestTimeout, 400, AWS.ServiceUnavailable, CALL, false",
    "Odd, 302, AWS.ServiceUnavailable, CALL, false",
    "Odd, 500, AWS.ServiceUnavailable, CALL, true",
    "Odd, 504, AWS.ServiceUnavailable, CALL, true",
    "Odd, 200, AWS.ServiceUnavailable, CALL, true",
    "RequestError, 503, AWS.MechanicalTurk.InvalidParameterValue, RESULT, false"
  })
  void anAnswerThatNamesAnUnlistedTypeIsJudgedByItsStatus(
      String type, int status, String code, ErrorPlace face, boolean isUnknown) {
    Reply reply =
        new Reply(
            status,
            Map.of("x-amzn-ErrorType", type, "Content-Type", "application/x-amz-json-1.1"),
            error(type, ",\"message\":\"why\""));
    LegacyService.Answer answer = answer(reply, CHANGE);

    face.assertHas(code, answer);
    assertUnknownOutcome(answer, isUnknown);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS.ServiceUnavailable, 500, true",
    "AWS.InternalError, 500, true",
    "AWS.ServiceUnavailable, 400, false",
    "AWS.MechanicalTurk.QualificationRequestDoesNotExist, 500, false"
  })
  void aBrokenServiceThatNamesALegacyCodeMayHaveMadeTheChange(
      String code, int status, boolean isUnknown) {
    String rest = ",\"Message\":\"m\",\"TurkErrorCode\":\"" + code + "\"";
    for (String call : List.of(CHANGE, READING)) {
      LegacyService.Answer answer = answer(Reply.json(status, error("ServiceFault", rest)), call);

      assertThat(values(answer, "Code")).containsExactly(code);
      assertUnknownOutcome(answer, isUnknown && call.equals(CHANGE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "302, AWS.ServiceUnavailable, CALL",
    "401, AWS.NotAuthorized, CALL",
    "403, AWS.NotAuthorized, CALL",
    "404, AWS.ServiceUnavailable, CALL",
    "405, AWS.ServiceUnavailable, CALL",
    "408, AWS.ServiceUnavailable, CALL",
    "410, AWS.ServiceUnavailable, CALL",
    "413, AWS.InvalidRequest, CALL",
    "414, AWS.InvalidRequest, CALL",
    "429, ServiceUnavailable, OUTAGE",
    "431, AWS.InvalidRequest, CALL",
    "500, AWS.ServiceUnavailable, CALL",
    "501, AWS.InvalidOperationParameter, CALL",
    "502, AWS.ServiceUnavailable, CALL",
    "503, ServiceUnavailable, OUTAGE",
    "504, AWS.ServiceUnavailable, CALL",
    "505, AWS.ServiceUnavailable, CALL"
  })
  void anAnswerThatNamesNoTypeIsJudgedByItsStatus(int status, String code, ErrorPlace face) {
    for (Reply reply :
        List.of(
            Reply.page(status, "<html><head><style>b{}</style></head><b>no such</b> thing</html>"),
            Reply.page(status, "no such thing"),
            Reply.page(status, ""),
            Reply.json(status, "{}"),
            Reply.json(status, "{\"message\":\"no such thing\"}"),
            Reply.json(status, "{\"message\":"))) {
      LegacyService.Answer answer = answer(reply, READING);

      face.assertHas(code, answer);
      boolean hasText = reply.body().contains("thing") && status != 401;
      assertThat(values(answer, "Message").get(0).contains("no such thing")).isEqualTo(hasText);
    }
  }

  @Test
  void aRefusedCallAfterALostAttemptMayHaveBeenMadeToo() throws Exception {
    for (String type : List.of("AccessDeniedException", "SomethingNewException")) {
      AtomicInteger attempts = new AtomicInteger();
      ScriptedService.Script script =
          body ->
              attempts.incrementAndGet() == 1
                  ? new ScriptedService.Reply(500, "{}")
                  : new ScriptedService.Reply(400, error(type, ",\"message\":\"why\""));
      try (ShimFixture alone = new ShimFixture(new ScriptedService(script))) {
        assertThat(values(alone.call(CHANGE), "Message").get(0))
            .contains("An earlier attempt failed and may have made the change:");
      }
    }
    assertThat(text(answer(Reply.json(500, "{}"), CHANGE))).doesNotContain("An earlier attempt");
    assertThat(text(answer(Reply.json(503, "{}"), CHANGE))).doesNotContain("An earlier attempt");
  }

  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, 400, 3, false, false",
    "ServiceUnavailable, 503, 3, true, false",
    "InternalFailure, 500, 3, false, true",
    "ServiceFault, 500, 3, false, true",
    "RequestError, 400, 1, false, false",
    "ParameterValidationError, 400, 1, false, false",
    "AccessDeniedException, 400, 1, false, false",
    "SomethingNewException, 400, 1, false, false"
  })
  void onlyAnOutageIsRepeatedAndSaidToBeOne(
      String type, int status, int calls, boolean isDown, boolean isUnknown) {
    LegacyService.Answer answer =
        answer(Reply.json(status, error(type, ",\"message\":\"why\"")), CHANGE);

    assertThat(upstream.calls()).isEqualTo(calls);
    String message = values(answer, "Message").get(0);
    assertThat(message.contains("that it is up")).isEqualTo(isDown);
    assertThat(message.contains("Whether the change was made is not known")).isEqualTo(isUnknown);
  }

  @Test
  void aServiceThatIsGoneIsSaidToBe() throws Exception {
    MTurkClient client;
    try (ScriptedUpstream gone = new ScriptedUpstream()) {
      client = gone.client();
    }
    try (ShimFixture alone = new ShimFixture(client, false, 64 << 20)) {
      LegacyService.Answer answer = alone.call(READING);

      ErrorPlace.CALL.assertHas("AWS.ServiceUnavailable", answer);
      assertThat(values(answer, "Message").get(0))
          .contains("cannot be reached", "Check its address and that it is up");
    }
  }

  @Test
  void theGuideListsEveryType() {
    assertThat(
            MigrationGuide.read().table("current error").stream()
                .flatMap(row -> MigrationGuide.code(row.get(0)).stream()))
        .containsAll(TYPES.values().stream().flatMap(List::stream).toList());
  }

  @Test
  void everyErrorOfTheServiceModelIsInTheTable() throws IOException {
    assumeThat(SERVICE_MODEL).exists();
    List<String> errors =
        JsonNode.parser()
            .parse(Files.readString(SERVICE_MODEL))
            .field("shapes")
            .orElseThrow()
            .asObject()
            .entrySet()
            .stream()
            .filter(shape -> shape.getValue().field("exception").isPresent())
            .map(Map.Entry::getKey)
            .toList();

    assertThat(errors).isNotEmpty();
    assertThat(TYPES.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
        .containsAll(errors);
  }
}
