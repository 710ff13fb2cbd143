package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.MigrationGuide;
import org.turkbridge.shim.ScriptedUpstream.Reply;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** Each error that a service of the current API can answer has one legacy face. */
class UpstreamErrorTypesTest {
  /** Where an old client finds an error. */
  enum Face {
    CALL,
    RESULT,
    OUTAGE
  }

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

  private static Face face(LegacyService.Answer answer) {
    if (answer.response().status() == 503) {
      assertThat(text(answer)).containsPattern("^<\\?xml[^>]*>\\s*<\\w+Response><Errors>");
      return Face.OUTAGE;
    }
    assertThat(answer.response().status()).isEqualTo(200);
    if (text(answer).contains("</RequestId><Errors>")) {
      assertThat(text(answer)).doesNotContain("Result>");
      return Face.CALL;
    }
    assertThat(text(answer)).contains("<Request><IsValid>False</IsValid><Errors>");
    return Face.RESULT;
  }

  private static void assertFace(LegacyService.Answer answer, String code, Face face) {
    assertThat(values(answer, "Code")).as("%s", text(answer)).containsExactly(code);
    assertThat(face(answer)).isEqualTo(face);
  }

  private static String error(String type, String rest) {
    return "{\"__type\":\"" + type + "\"" + rest + "}";
  }

  static Stream<Arguments> types() {
    return TYPES.entrySet().stream()
        .flatMap(
            entry -> {
              String[] face = entry.getKey().split(" ", -1);
              return entry.getValue().stream()
                  .map(type -> Arguments.of(type, face[0], Face.valueOf(face[1])));
            });
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTypeHasOneFaceInWhateverWayTheAnswerNamesIt(String type, String code, Face face) {
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

      assertFace(answer, code, face);
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

    assertFace(answer, "AWS.MechanicalTurk.QualificationDoesNotExist", Face.RESULT);
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
  void thePlaceFollowsFromTheCode(String code, Face face) {
    for (String member : List.of("TurkErrorCode", "turkErrorCode")) {
      String rest = ",\"Message\":\"m\",\"" + member + "\":\"" + code + "\"";

      assertFace(answer(Reply.json(400, error("RequestError", rest)), READING), code, face);
      assertFace(answer(Reply.json(500, error("ServiceFault", rest)), CHANGE), code, face);
    }
  }

  @Test
  void theTurkErrorCodeIsFoundDeepInTheAnswerToo() {
    assertFace(
        answer(
            Reply.json(
                400,
                "{\"error\":{\"code\":\"RequestError\",\"details\":[{\"TurkErrorCode\":"
                    + "\"AWS.MechanicalTurk.QualificationTypeDoesNotExist\"}]}}"),
            READING),
        "AWS.MechanicalTurk.QualificationTypeDoesNotExist",
        Face.RESULT);
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

    assertFace(answer(Reply.json(400, error("RequestError", rest)), READING), code, Face.RESULT);
    for (String type : List.of("ParameterValidationError", "ValidationException")) {
      assertFace(
          answer(Reply.json(400, error(type, rest)), READING),
          code.endsWith("OutOfRange") ? code : "AWS.MechanicalTurk.InvalidParameterValue",
          Face.RESULT);
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
      String type, int status, String code, Face face, boolean isUnknown) {
    Reply reply =
        new Reply(
            status,
            Map.of("x-amzn-ErrorType", type, "Content-Type", "application/x-amz-json-1.1"),
            error(type, ",\"message\":\"why\""));
    LegacyService.Answer answer = answer(reply, CHANGE);

    assertFace(answer, code, face);
    assertUnknownOutcome(answer, isUnknown);
  }

  private static void assertUnknownOutcome(LegacyService.Answer answer, boolean isUnknown) {
    assertThat(
            values(answer, "Message").get(0).contains("Whether the change was made is not known"))
        .as("%s", text(answer))
        .isEqualTo(isUnknown);
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
  void anAnswerThatNamesNoTypeIsJudgedByItsStatus(int status, String code, Face face) {
    for (Reply reply :
        List.of(
            Reply.page(status, "<html><head><style>b{}</style></head><b>no such</b> thing</html>"),
            Reply.page(status, "no such thing"),
            Reply.page(status, ""),
            Reply.json(status, "{}"),
            Reply.json(status, "{\"message\":\"no such thing\"}"),
            Reply.json(status, "{\"message\":"))) {
      LegacyService.Answer answer = answer(reply, READING);

      assertFace(answer, code, face);
      boolean hasText = reply.body().contains("thing") && status != 401;
      assertThat(values(answer, "Message").get(0).contains("no such thing")).isEqualTo(hasText);
    }
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

      assertFace(answer, "AWS.ServiceUnavailable", Face.CALL);
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
      assertFace(
          answer(
              Reply.json(200, error("RequestError", ",\"TurkErrorCode\":\"AWS.NotAuthorized\"")),
              call),
          "AWS.NotAuthorized",
          Face.CALL);
      assertFace(
          answer(Reply.json(200, error("AccessDeniedException", ",\"Message\":\"m\"")), call),
          "AWS.NotAuthorized",
          Face.CALL);
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
        Reply.json(200, ""),
        Reply.json(202, ""),
        new Reply(200, Map.of(), ""),
        new Reply(204, Map.of(), ""));
  }

  @ParameterizedTest
  @MethodSource("unconvincingSuccesses")
  void aChangeIsNotMadeUpFromAnAnswerThatMayBeAnotherServers(Reply reply) {
    LegacyService.Answer answer = answer(reply, CHANGE);

    assertFace(answer, "AWS.ServiceUnavailable", Face.CALL);
    assertUnknownOutcome(answer, true);
    assertThat(upstream.calls()).isEqualTo(1);
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

  @Test
  void aLegacyCodeUnderTheStatusOfASuccessIsTold() {
    LegacyService.Answer answer =
        answer(
            Reply.json(200, "{\"TurkErrorCode\":\"AWS.MechanicalTurk.X\",\"Message\":\"x\"}"),
            CHANGE);

    assertFace(answer, "AWS.MechanicalTurk.X", Face.RESULT);
    assertThat(values(answer, "Message").get(0)).startsWith("x (");
  }

  static Stream<Reply> successes() {
    return Stream.of(
        Reply.json(200, "{}"),
        new Reply(200, Map.of(), "{}"),
        Reply.json(200, "{\"ResponseMetadata\":{\"message\":\"deep\"}}"),
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

    assertFace(answer, "AWS.ServiceUnavailable", Face.CALL);
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
    assertThat(values(shim.call(CHANGE), "IsValid")).containsExactly("True");
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

      assertFace(answer, "AWS.ServiceUnavailable", Face.CALL);
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
