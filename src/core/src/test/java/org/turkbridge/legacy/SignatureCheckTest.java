package org.turkbridge.legacy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

final class SignatureCheckTest {
  private static final String OPERATION = "GetQualificationRequests";
  private static final String SECRET = "secretEXAMPLE";
  private static final String TIME = "2014-08-15T12:34:56Z";
  private static final String TO_SIGN = "AWSMechanicalTurkRequester" + OPERATION + TIME;
  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final Requester REQUESTER =
      new Requester("default", AwsBasicCredentials.create("AKIDEXAMPLE", SECRET));

  private static Requester authenticate(WireRequest request, String now) {
    return new SignatureCheck(
            new Requesters(List.of(REQUESTER)), InstantSource.fixed(Instant.parse(now)), SKEW)
        .authenticate(EnvelopeReader.read(request));
  }

  private static void accepts(WireRequest request) {
    assertThat(authenticate(request, TIME)).isEqualTo(REQUESTER);
  }

  private static ThrowableAssertAlternative<LegacyException> refuses(
      WireRequest request, String now, String code) {
    return assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> authenticate(request, now))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.place()).isEqualTo(LegacyException.Place.CALL);
              assertThat(e.text()).doesNotContain(SECRET);
            });
  }

  private static ThrowableAssertAlternative<LegacyException> refuses(
      WireRequest request, String code) {
    return refuses(request, TIME, code);
  }

  private static String signed(String timestamp) {
    return Signatures.sign(SECRET, Signatures.versionZero(OPERATION, timestamp));
  }

  private static String query(String accessKeyId, String timestamp, String signature) {
    return "Operation="
        + OPERATION
        + "&AWSAccessKeyId="
        + encoded(accessKeyId)
        + "&Timestamp="
        + encoded(timestamp)
        + "&Signature="
        + encoded(signature);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static WireRequest at(String timestamp) {
    return Requests.get(query("AKIDEXAMPLE", timestamp, signed(timestamp)));
  }

  @Test
  void acceptsTheDocumentedSignatureInQueryFormAndBoth() {
    String query = query("AKIDEXAMPLE", TIME, signed(TIME));
    accepts(Requests.get(query));
    accepts(Requests.form(query));
    accepts(
        Requests.form(
            "Service=AWSMechanicalTurkRequester&Operation=" + OPERATION,
            query.substring(query.indexOf('&'))));
  }

  @Test
  void unknownKey() {
    refuses(Requests.get(query("AKIDOTHER", TIME, signed(TIME))), "AWS.NotAuthorized")
        .withMessageContaining(
            "The identity contained in the request is not authorized to use this AWSAccessKeyId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "=", "\u00E9"})
  void badSignature(String signature) {
    refuses(Requests.get(query("AKIDEXAMPLE", TIME, signature)), "AWS.BadClaimsSupplied")
        .withMessageContaining("should be generated using the following string: " + TO_SIGN + ".")
        .withMessageContaining("secret access key")
        .satisfies(
            e ->
                assertThat(e.data())
                    .containsExactly(
                        new LegacyException.Data("StringToSign", TO_SIGN),
                        new LegacyException.Data("SystemTime", TIME)));
  }

  @Test
  void signatureOfAnotherOperationOrTime() {
    String other = Signatures.sign(SECRET, Signatures.versionZero("GetHIT", TIME));
    refuses(Requests.get(query("AKIDEXAMPLE", TIME, other)), "AWS.BadClaimsSupplied");
    refuses(
        Requests.get(query("AKIDEXAMPLE", TIME, signed("2014-08-15T12:34:57Z"))),
        "AWS.BadClaimsSupplied");
  }

  @Test
  void timeMayBeOffByTheSkewAndNoMore() {
    assertThat(authenticate(at(TIME), "2014-08-15T12:49:56Z")).isEqualTo(REQUESTER);
    assertThat(authenticate(at(TIME), "2014-08-15T12:19:56Z")).isEqualTo(REQUESTER);
    refuses(at(TIME), "2014-08-15T12:49:56.001Z", "AWS.BadClaimsSupplied")
        .withMessageContaining(
            TIME + " is 900 seconds behind the time of this server, 2014-08-15T12:49:56Z")
        .withMessageContaining("at most 900 seconds")
        .satisfies(
            e ->
                assertThat(e.data())
                    .containsExactly(
                        new LegacyException.Data("SystemTime", "2014-08-15T12:49:56Z")));
    refuses(at(TIME), "2014-08-15T09:34:56Z", "AWS.BadClaimsSupplied")
        .withMessageContaining("10800 seconds ahead of")
        .withMessageContaining("UTC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2014-08-15T12:34:56.1Z",
        "2014-08-15T12:34:56.780Z",
        "2014-08-15T12:34:56.123456789Z",
        "2014-08-15T14:34:56+02:00",
        "2014-08-15T05:34:56.123-07:00",
        "2014-08-15T12:34:56",
        " 2014-08-15T12:34:56Z "
      })
  void everyNotationOfTheTimeThatIsSignedAsItIsSent(String timestamp) {
    accepts(at(timestamp));
  }

  @ParameterizedTest
  @CsvSource({
    "2014-08-15T12:34:56.770Z, 2014-08-15T12:34:56.77Z",
    "2014-08-15T12:34:56.700Z, 2014-08-15T12:34:56.7Z",
    "2014-08-15T12:34:56.770+00:00, 2014-08-15T12:34:56.77+00:00",
    "2014-08-15T12:34:56.770, 2014-08-15T12:34:56.77"
  })
  void dotNetSignsThreeDigitsAndSendsFewer(String signed, String sent) {
    accepts(Requests.get(query("AKIDEXAMPLE", sent, signed(signed))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"now", "2014-08-15", "2014-13-15T12:34:56Z", "1408106096", "\u0000"})
  void timeThatIsNone(String timestamp) {
    refuses(at(timestamp), "AWS.BadClaimsSupplied").withMessageContaining("2014-08-15T12:34:56Z");
  }

  @Test
  @Timeout(60)
  void absurdTimeIsRefusedQuickly() {
    refuses(at(".1a".repeat(100_000) + "\n"), "AWS.BadClaimsSupplied");
    refuses(
        Requests.get(query("AKIDEXAMPLE", ".1a".repeat(100_000) + "\n", "x")),
        "AWS.BadClaimsSupplied");
  }

  @ParameterizedTest
  @CsvSource({
    "AWSAccessKeyId, parameter AWSAccessKeyId",
    "Timestamp, parameter Timestamp",
    "Signature, parameter Signature"
  })
  void missingParameterIsNamed(String name, String message) {
    String query =
        List.of(query("AKIDEXAMPLE", TIME, signed(TIME)).split("&")).stream()
            .filter(pair -> !pair.startsWith(name + "="))
            .collect(Collectors.joining("&"));
    refuses(Requests.get(query), "AWS.MissingParameters").withMessageEndingWith(message);
    refuses(Requests.get(query + "&" + name + "="), "AWS.MissingParameters")
        .withMessageEndingWith(message);
  }

  @Test
  void allMissingParametersAreNamed() {
    refuses(Requests.get("Operation=" + OPERATION), "AWS.MissingParameters")
        .withMessageEndingWith("parameters AWSAccessKeyId, Timestamp, Signature");
  }

  @Test
  void plusThatWasNotEncodedIsUnderstood() {
    String timestamp = TIME;
    int second = 0;
    while (!signed(timestamp).contains("+")) {
      timestamp = Instant.parse(TIME).plusSeconds(++second).toString();
    }
    accepts(Requests.get(query("AKIDEXAMPLE", timestamp, signed(timestamp)).replace("%2B", "+")));
  }

  @Test
  void versionZeroMayBeNamed() {
    accepts(Requests.get(query("AKIDEXAMPLE", TIME, signed(TIME)) + "&SignatureVersion=0"));
    accepts(Requests.get(query("AKIDEXAMPLE", TIME, signed(TIME)) + "&SignatureVersion="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "4", "one"})
  void otherVersionsAreRefused(String version) {
    String query = query("AKIDEXAMPLE", TIME, signed(TIME)) + "&SignatureVersion=" + version;
    refuses(Requests.get(query), "AWS.NotAuthorized")
        .withMessageContaining(version)
        .withMessageContaining(Signatures.versionZero(OPERATION, TIME));
  }

  private static List<Parameter> versionOne(Parameter... more) {
    List<Parameter> parameters = new ArrayList<>(List.of(more));
    parameters.add(new Parameter("Operation", OPERATION));
    parameters.add(new Parameter("AWSAccessKeyId", "AKIDEXAMPLE"));
    parameters.add(new Parameter("Timestamp", TIME));
    parameters.add(new Parameter("SignatureVersion", "1"));
    parameters.add(
        new Parameter("Signature", Signatures.sign(SECRET, Signatures.versionOne(parameters))));
    return parameters;
  }

  private static String form(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + "=" + encoded(parameter.value()))
        .collect(Collectors.joining("&"));
  }

  @Test
  void versionOneCoversQueryAndFormTogether() {
    List<Parameter> parameters =
        versionOne(
            new Parameter("zlower", "1"),
            new Parameter("pageNumber", "1"),
            new Parameter("QualificationTypeId", "caf\u00E9 <&> + ~*"));
    accepts(Requests.get(form(parameters)));
    accepts(Requests.form(form(parameters)));
    accepts(Requests.form(form(parameters.subList(0, 2)), form(parameters.subList(2, 8))));
  }

  @Test
  void versionOneNoticesWhatWasAddedChangedOrTaken() {
    List<Parameter> parameters = versionOne(new Parameter("PageSize", "10"));
    String form = form(parameters);
    accepts(Requests.form(form));
    refuses(Requests.form(form + "&PageNumber=2"), "AWS.BadClaimsSupplied");
    refuses(Requests.form(form.replace("PageSize=10", "PageSize=11")), "AWS.BadClaimsSupplied");
    refuses(Requests.form(form.replace("PageSize=10&", "")), "AWS.BadClaimsSupplied");
  }

  private static LegacyException refusal(List<Parameter> parameters) {
    return catchThrowableOfType(
        LegacyException.class, () -> authenticate(Requests.form(form(parameters)), TIME));
  }

  private static String stringToSign(LegacyException error) {
    return error.data().stream()
        .filter(data -> data.key().equals("StringToSign"))
        .map(LegacyException.Data::value)
        .collect(Collectors.joining("|"));
  }

  private static List<Parameter> wrongVersionOne(Parameter... more) {
    List<Parameter> parameters = versionOne(more);
    parameters.set(parameters.size() - 1, new Parameter("Signature", "wrong"));
    return parameters;
  }

  @Test
  void stringOfVersionOneHoldsEveryParameterInItsOrder() {
    LegacyException error =
        refusal(
            wrongVersionOne(new Parameter("pageNumber", "1"), new Parameter("Z", "<&> caf\u00E9")));
    assertThat(error.code()).isEqualTo("AWS.BadClaimsSupplied");
    String wanted =
        "AWSAccessKeyIdAKIDEXAMPLEOperation"
            + OPERATION
            + "pageNumber1SignatureVersion1Timestamp"
            + TIME
            + "Z<&> caf\u00E9";
    assertThat(stringToSign(error)).isEqualTo(wanted);
    assertThat(error.text()).contains(": " + wanted + ".  Check");
  }

  @Test
  void stringToSignHoldsNoSecret() {
    LegacyException error =
        refusal(
            wrongVersionOne(
                new Parameter("SecurityToken", "sessionTOKEN"),
                new Parameter("Query", "my key is " + SECRET),
                new Parameter("NextToken", "page2")));
    assertThat(error.text() + stringToSign(error)).doesNotContain("sessionTOKEN", SECRET);
    assertThat(stringToSign(error))
        .contains("Querymy key is (not shown)", "SecurityToken(not shown)", "NextTokenpage2");
  }

  @Test
  void ofALongStringTheBeginningIsShown() {
    LegacyException error = refusal(wrongVersionOne(new Parameter("Test", "x".repeat(1 << 20))));
    assertThat(stringToSign(error)).hasSize(4_003).startsWith("AWSAccessKeyId").endsWith("xxx...");
    assertThat(error.text()).contains("(the first 4000 of 10").hasSizeLessThan(5_000);
  }

  @Test
  void charactersThatXmlCannotHoldAreNamed() {
    assertThat(refusal(wrongVersionOne(new Parameter("Query", "a\u0001b"))))
        .hasMessageContaining("U+FFFD");
    assertThat(refusal(wrongVersionOne(new Parameter("Query", "a\uD83C\uDF73b"))).text())
        .doesNotContain("U+FFFD")
        .contains("a\uD83C\uDF73b");
  }

  @Test
  void versionZeroSignatureIsNoVersionOneSignature() {
    refuses(
        Requests.get(query("AKIDEXAMPLE", TIME, signed(TIME)) + "&SignatureVersion=1"),
        "AWS.BadClaimsSupplied");
  }

  @Test
  void signaturesAreComparedInConstantTime() {
    classes()
        .should()
        .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
        .check(new ClassFileImporter().importClasses(SignatureCheck.class));
  }

  @Test
  void believingKnowsCallersByTheirKeyOnly() {
    Requester other = new Requester("other", AwsBasicCredentials.create("AKIDOTHER", "x"));
    Authentication believing =
        Authentication.believing(new Requesters(List.of(REQUESTER, other)), REQUESTER);
    assertThat(
            believing.authenticate(
                EnvelopeReader.read(Requests.get("Operation=Help&AWSAccessKeyId=AKIDOTHER"))))
        .isEqualTo(other);
    assertThat(believing.authenticate(EnvelopeReader.read(Requests.get("Operation=Help"))))
        .isEqualTo(REQUESTER);
  }
}
