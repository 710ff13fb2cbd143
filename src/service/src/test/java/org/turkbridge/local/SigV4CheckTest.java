package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.local.Calls.body;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.mturk.model.MTurkException;

class SigV4CheckTest {
  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final Instant CAPTURED = Instant.parse("2026-11-21T20:05:08Z");

  @TempDir Path folder;
  private EmbeddedFixture embedded;

  @BeforeEach
  void open() {
    embedded = new EmbeddedFixture(folder.resolve("store.db"));
    embedded.addRange("2ABC", 1, 1);
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  /** Captured from the clients themselves, with the key of {@link EmbeddedFixture#KEY}. */
  record Capture(String client, Map<String, String> headers, String body) {
    SdkHttpFullRequest.Builder request() {
      return Calls.with(
          SdkHttpFullRequest.builder()
              .method(SdkHttpMethod.POST)
              .uri(URI.create("http://127.0.0.1:8917/"))
              .contentStreamProvider(ContentStreamProvider.fromUtf8String(body)),
          headers);
    }

    Capture with(String header, String value) {
      Map<String, String> changed = new LinkedHashMap<>(headers);
      changed.put(header, value);
      return new Capture(client, changed, body);
    }

    Capture without(String header) {
      Map<String, String> changed = new LinkedHashMap<>(headers);
      changed.remove(header);
      return new Capture(client, changed, body);
    }

    Capture replacing(String part, String by) {
      String authorization = String.valueOf(headers.get("Authorization"));
      assertThat(authorization).contains(part);
      return with("Authorization", authorization.replace(part, by));
    }

    @Override
    public String toString() {
      return client;
    }
  }

  private static final Capture CLI =
      new Capture(
          "aws-cli/2.9.19",
          Map.of(
              "Host", "127.0.0.1:8917",
              "Accept-Encoding", "identity",
              "X-Amz-Target", "MTurkRequesterServiceV20170117.ListQualificationRequests",
              "Content-Type", "application/x-amz-json-1.1",
              "User-Agent",
                  "aws-cli/2.9.19 Python/3.11.2 command/mturk.list-qualification-requests",
              "X-Amz-Date", "20261121T200507Z",
              "Authorization",
                  "AWS4-HMAC-SHA256"
                      + " Credential=AKIDEXAMPLE/20261121/us-east-1/mturk-requester/aws4_request,"
                      + " SignedHeaders=content-type;host;x-amz-date;x-amz-target,"
                      + " Signature=260c71f2fe8b3581574daf4d0cfefa202fa2c61983d07f131e27b423472bf76a",
              "Content-Length", "31"),
          "{\"QualificationTypeId\": \"2ABC\"}");

  private static final Capture CLI_WITH_SESSION_TOKEN =
      new Capture(
          "aws-cli/2.9.19 with a session token, eu-west-1",
          Map.of(
              "Host", "127.0.0.1:8917",
              "Accept-Encoding", "identity",
              "X-Amz-Target", "MTurkRequesterServiceV20170117.ListQualificationRequests",
              "Content-Type", "application/x-amz-json-1.1",
              "X-Amz-Date", "20261121T200508Z",
              "X-Amz-Security-Token", "TOKEN+example/text==",
              "Authorization",
                  "AWS4-HMAC-SHA256"
                      + " Credential=AKIDEXAMPLE/20261121/eu-west-1/mturk-requester/aws4_request,"
                      + " SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,"
                      + " Signature=e677f13bd62fefb8c1be6bd23c19d1e9671afc001feb1d47d747f57d1121eda8",
              "Content-Length", "2"),
          "{}");

  private static final Capture BOTO3 =
      new Capture(
          "Boto3/1.26.27",
          Map.of(
              "host", "127.0.0.1:8917",
              "X-Amz-Target", "MTurkRequesterServiceV20170117.ListQualificationRequests",
              "Content-Type", "application/x-amz-json-1.1",
              "X-Amz-Date", "20261121T200508Z",
              "amz-sdk-invocation-id", "3c13134b-3b12-4e83-85d1-961ca5bc81b8",
              "amz-sdk-request", "attempt=1",
              "Authorization",
                  "AWS4-HMAC-SHA256"
                      + " Credential=AKIDEXAMPLE/20261121/us-east-1/mturk-requester/aws4_request,"
                      + " SignedHeaders=content-type;host;x-amz-date;x-amz-target,"
                      + " Signature=6ded24f3f1911ce0dabc276f2a098efa614bddc21b655c8bfbeb2b8aa2de6869"),
          "{\"QualificationTypeId\": \"2ABC\", \"MaxResults\": 7}");

  private static final Capture CURL =
      new Capture(
          "curl/7.88.1 --aws-sigv4",
          Map.of(
              "Host", "127.0.0.1:8917",
              "X-Amz-Target", "MTurkRequesterServiceV20170117.ListQualificationRequests",
              "Content-Type", "application/x-amz-json-1.1",
              "X-Amz-Date", "20261121T200509Z",
              "Accept", "*/*",
              "Authorization",
                  "AWS4-HMAC-SHA256"
                      + " Credential=AKIDEXAMPLE/20261121/us-east-1/mturk-requester/aws4_request,"
                      + " SignedHeaders=content-type;host;x-amz-date;x-amz-target,"
                      + " Signature=1efbeba3db3c6a2f585c8e9f1ec0cef304959663d44ef579751f1d775cc9559e"),
          "{}");

  static List<Capture> captures() {
    return List.of(CLI, CLI_WITH_SESSION_TOKEN, BOTO3, CURL);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void whatRealClientsSignIsBelieved(Capture capture) {
    CurrentResponse response = answer(capture, CAPTURED);

    assertThat(response.outcome()).isEqualTo("ok");
    assertThat(body(response)).contains("\"NumResults\":1,");
    assertThat(response.accessKeyId()).isEqualTo("AKIDEXAMPLE");
  }

  @ParameterizedTest
  @MethodSource("captures")
  void theHostHeaderCountsNotTheSchemeOfTheConnection(Capture capture) {
    assertThat(
            service(CAPTURED, EmbeddedFixture.REQUESTERS)
                .answer(capture.request().uri(URI.create("https://elsewhere:8443/")).build())
                .outcome())
        .isEqualTo("ok");
  }

  @ParameterizedTest
  @MethodSource("captures")
  void anyChangeOfWhatIsSignedIsNoticed(Capture capture) {
    assertInvalidSignature(new Capture("changed", capture.headers(), "{\"MaxResults\":1}"));
    assertInvalidSignature(capture.without("Host").without("host").with("Host", "127.0.0.1:8918"));
    assertInvalidSignature(capture.with("X-Amz-Date", "20261121T200511Z"));
    assertInvalidSignature(capture.with("Content-Type", "application/json"));
    assertInvalidSignature(capture.without("Content-Type"));
    assertInvalidSignature(capture.replacing("-1/mturk", "-2/mturk"));
    assertInvalidSignature(capture.replacing("Signature=", "Signature=0"));
    assertInvalidSignature(capture.replacing("host;", "accept;host;"));
  }

  @Test
  void aChangedSessionTokenIsNoticed() {
    assertInvalidSignature(CLI_WITH_SESSION_TOKEN.with("X-Amz-Security-Token", "other"));
  }

  @Test
  void aWrongSecretIsNoticed() {
    Requesters requesters =
        new Requesters(
            List.of(new Requester("default", AwsBasicCredentials.create("AKIDEXAMPLE", "other"))));

    assertThat(service(CAPTURED, requesters).answer(CLI.request().build()).outcome())
        .isEqualTo("InvalidSignatureException");
  }

  @Test
  void theSdkIsBelievedWithAndWithoutASessionToken() {
    AwsCredentials session =
        AwsSessionCredentials.create(
            EmbeddedFixture.KEY.accessKeyId(), EmbeddedFixture.KEY.secretAccessKey(), "to/ken==");

    assertThat(embedded.client.listQualificationRequests().numResults()).isEqualTo(1);
    assertThat(embedded.client(session).listQualificationRequests().numResults()).isEqualTo(1);
  }

  @Test
  void aRequesterWhoseOwnKeyHasASessionTokenIsBelieved() {
    Requesters requesters =
        new Requesters(
            List.of(
                new Requester(
                    "default",
                    AwsSessionCredentials.create(
                        EmbeddedFixture.KEY.accessKeyId(),
                        EmbeddedFixture.KEY.secretAccessKey(),
                        "another token"))));

    assertThat(service(CAPTURED, requesters).answer(CLI.request().build()).outcome())
        .isEqualTo("ok");
  }

  @Test
  void theSdkNamesTheErrors() {
    assertErrorCode(
        AwsBasicCredentials.create("AKIDOTHER", "secret"), "UnrecognizedClientException");
    assertErrorCode(
        AwsBasicCredentials.create("AKIDEXAMPLE", "wrong"), "InvalidSignatureException");
  }

  @Test
  void anUnsignedCallIsMissingItsToken() {
    CurrentResponse response = answer(CLI.without("Authorization"), CAPTURED);

    assertThat(body(response))
        .isEqualTo(
            "{\"__type\":\"MissingAuthenticationTokenException\",\"message\":\"Request is missing"
                + " Authentication Token\"}");
    assertThat(response.accessKeyId()).isEqualTo("-");
  }

  @Test
  void anUnknownKeyIsAnUnrecognizedClient() {
    CurrentResponse response = answer(CLI.replacing("AKIDEXAMPLE", "AKIDOTHER"), CAPTURED);

    assertThat(body(response)).contains("UnrecognizedClientException", "AKIDOTHER");
    assertThat(response.accessKeyId()).isEqualTo("AKIDOTHER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Basic dXNlcjpwYXNz | Authorization header must begin with 'AWS4-HMAC-SHA256'.",
        "AWS4-HMAC-SHA256 x | Authorization header requires 'Credential' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires 'Signature' parameter.",
        "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0 | Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term."
      })
  void anAuthorizationThatLacksSomethingIsIncomplete(String authorization, String message) {
    assertThat(body(answer(CLI.with("Authorization", authorization), CAPTURED)))
        .isEqualTo("{\"__type\":\"IncompleteSignatureException\",\"message\":\"" + message + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host; | | Host' or ':authority",
        ";x-amz-date | | x-amz-date",
        ";x-amz-target | | x-amz-target",
        "content-type;host;x-amz-date;x-amz-target | x-amz-date | Host' or ':authority",
        "content-type;host;x-amz-date;x-amz-target | host | x-amz-date"
      })
  void hostAndWhatIsOfAwsMustBeSigned(String part, @Nullable String by, String header) {
    for (Capture capture : List.of(CLI, BOTO3, CURL)) {
      assertThat(body(answer(capture.replacing(part, by == null ? "" : by), CAPTURED)))
          .isEqualTo(
              "{\"__type\":\"InvalidSignatureException\",\"message\":\"'"
                  + header
                  + "' must be a 'SignedHeader' in the AWS Authorization.\"}");
    }
  }

  /** A call that was overheard does nothing else with a header more. */
  @ParameterizedTest
  @CsvSource({
    "X-Amz-Security-Token, TOKEN",
    "x-amz-content-sha256, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "X-AMZ-User-Agent, x",
    "X-Amz-, ''"
  })
  void aHeaderOfAwsThatWasAddedIsNoticed(String name, String value) {
    for (Capture capture : List.of(CLI, BOTO3, CURL)) {
      assertThat(body(answer(capture.with(name, value), CAPTURED)))
          .contains(
              "InvalidSignatureException",
              "'" + name.toLowerCase(Locale.ROOT) + "' must be a 'SignedHeader'");
    }
  }

  /** Signed with the secret, but not over which operation it is. */
  @Test
  void aSignatureIsOfOneOperation() {
    Capture unsignedTarget = CLI.replacing(";x-amz-target", "");
    Authorization authorization =
        Authorization.parse(String.valueOf(unsignedTarget.headers().get("Authorization")));
    String signature =
        new SignatureVersion4()
            .signature(
                unsignedTarget.request().build(),
                unsignedTarget.body().getBytes(StandardCharsets.UTF_8),
                authorization,
                Instant.parse("2026-11-21T20:05:07Z"),
                EmbeddedFixture.KEY);

    assertInvalidSignature(unsignedTarget.replacing(authorization.signature(), signature));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Amz-Date, 20261121T200508Z",
    "X-Amz-Target, MTurkRequesterServiceV20170117.DeleteQualificationType",
    "Authorization, x",
    "Host, 127.0.0.1:8917"
  })
  void aSecondHeaderOfWhatThereIsOneIsIncomplete(String name, String value) {
    for (Capture capture : List.of(CLI, BOTO3, CURL)) {
      SdkHttpFullRequest twice = capture.request().appendHeader(name, value).build();

      assertThat(body(service(CAPTURED, EmbeddedFixture.REQUESTERS).answer(twice)))
          .isEqualTo(
              "{\"__type\":\"IncompleteSignatureException\",\"message\":\"The request has more than"
                  + " one header '"
                  + name
                  + "'.\"}");
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void aQueryThatWasAddedIsNoticed(Capture capture) {
    SdkHttpFullRequest changed = capture.request().putRawQueryParameter("MaxResults", "1").build();

    assertThat(service(CAPTURED, EmbeddedFixture.REQUESTERS).answer(changed).outcome())
        .isEqualTo("InvalidSignatureException");
  }

  @ParameterizedTest
  @CsvSource({"''", "yesterday", "2026-11-21T20:05:07Z", "20261321T200507Z", "20261121T200507"})
  void aDateThatIsNoneIsIncomplete(String date) {
    assertThat(answer(CLI.with("X-Amz-Date", date), CAPTURED).outcome())
        .isEqualTo("IncompleteSignatureException");
    assertThat(answer(CLI.without("X-Amz-Date"), CAPTURED).outcome())
        .isEqualTo("IncompleteSignatureException");
  }

  @Test
  void aCallIsGoodForAsLongAsTheSkewAllows() {
    Instant signed = Instant.parse("2026-11-21T20:05:07Z");

    assertThat(answer(CLI, signed.plus(SKEW)).outcome()).isEqualTo("ok");
    assertThat(answer(CLI, signed.minus(SKEW)).outcome()).isEqualTo("ok");
    assertThat(body(answer(CLI, signed.plus(SKEW).plusSeconds(1))))
        .isEqualTo(
            "{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature expired:"
                + " 20261121T200507Z is now earlier than 20261121T200508Z (20261121T202008Z - 900"
                + " s)\"}");
    assertThat(body(answer(CLI, signed.minus(SKEW).minusSeconds(1))))
        .contains("Signature not yet current: 20261121T200507Z is still later than");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/mturk-requester/ | /s3/ | Credential should be scoped to correct service: 'mturk-requester'.",
        "/aws4_request | /aws5_request | Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
        "/20261121/ | /20261120/ | Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261120' != '20261121', from '20261121T200507Z'."
      })
  void aScopeMustBeOfThisServiceAndDay(String part, String by, String message) {
    assertThat(body(answer(CLI.replacing(part, by), CAPTURED)))
        .isEqualTo("{\"__type\":\"InvalidSignatureException\",\"message\":\"" + message + "\"}");
  }

  @Test
  void noAnswerRepeatsASignature() {
    assertThat(body(answer(CLI.with("Content-Type", "text/plain"), CAPTURED)))
        .doesNotContain("260c71f2fe8b", "AWS4-HMAC-SHA256");
  }

  private void assertErrorCode(AwsCredentials credentials, String code) {
    assertThatThrownBy(() -> embedded.client(credentials).listQualificationRequests())
        .isInstanceOfSatisfying(
            MTurkException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.statusCode()).isEqualTo(400);
            });
  }

  private void assertInvalidSignature(Capture capture) {
    assertThat(answer(capture, CAPTURED).outcome()).isEqualTo("InvalidSignatureException");
  }

  private CurrentResponse answer(Capture capture, Instant now) {
    return service(now, EmbeddedFixture.REQUESTERS).answer(capture.request().build());
  }

  private CurrentService service(Instant now, Requesters requesters) {
    InstantSource clock = InstantSource.fixed(now);
    return new CurrentService(
        embedded.store,
        CallerCheck.signed(requesters, SKEW, clock),
        () -> EmbeddedFixture.REQUEST_ID,
        clock);
  }
}
