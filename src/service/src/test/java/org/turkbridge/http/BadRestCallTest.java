package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REST calls that are wrong in themselves. */
final class BadRestCallTest {
  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start().checkedAfterEach();

  @Test
  void noParametersAtAll() throws IOException {
    LegacyReply reply = BRIDGE.ask(Calls.request("GET /"));
    reply.hasStatus(200).isRestError("AWS.MissingParameters", "Operation");
    assertThat(reply.root().getLocalName()).isEqualTo("Response");
  }

  @Test
  void emptyForm() throws IOException {
    BRIDGE.ask(Calls.form("")).isRestError("AWS.MissingParameters", "Operation");
  }

  @Test
  void unsignedCallNamesWhatIsMissing() throws IOException {
    BRIDGE
        .get("Operation=GetQualificationRequests")
        .isRestError("AWS.MissingParameters", "AWSAccessKeyId, Timestamp, Signature");
  }

  @Test
  void unknownOperation() throws IOException {
    LegacyReply reply = BRIDGE.get(Calls.query("GetQualificationRequest"));
    reply.hasStatus(200).isRestError("AWS.InvalidOperationParameter", "GetQualificationRequest");
    assertThat(reply.root().getLocalName()).isEqualTo("GetQualificationRequestResponse");
  }

  @Test
  void operationNameInOtherCaseIsUnknown() throws IOException {
    BRIDGE
        .get(Calls.query("getqualificationrequests"))
        .isRestError("AWS.InvalidOperationParameter", "getqualificationrequests");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%3Cx%3E", "a%20b", "%E2%98%83", "1", "%EF%BF%BF", "%0D%0A"})
  void operationThatIsNoNameHasANeutralRoot(String operation) throws IOException {
    LegacyReply reply = BRIDGE.get("Operation=" + operation);
    reply.isRestError("AWS.InvalidOperationParameter", "There is no operation");
    assertThat(reply.root().getLocalName()).isEqualTo("Response");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2099-01-01", "latest", "%00", "%3C%5D%5D%3E"})
  void unknownVersion(String version) throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, "Version=" + version))
        .hasStatus(200)
        .isRestError("AWS.MechanicalTurk.InvalidParameterValue", "2014-08-15");
  }

  @ParameterizedTest
  @CsvSource({
    "PageSize, 0, from 1 to 100",
    "PageSize, 101, from 1 to 100",
    "PageSize, -1, from 1 to 100",
    "PageSize, 1099511627776, from 1 to 100",
    "PageSize, -99999999999999999999, from 1 to 100",
    "PageNumber, 0, at least 1",
    "PageNumber, -1, at least 1",
    "PageNumber, 1099511627776, from 1 to 2147483647"
  })
  void numberOutOfRange(String name, String value, String range) throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, name + "=" + value))
        .hasStatus(200)
        .isResultError("AWS.ParameterOutOfRange", "The parameter " + name + " must be " + range);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten", "1.5", "0x10", "1e1", "%D9%A1", "--1", "%00"})
  void numberThatIsNone(String value) throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, "PageSize=" + value))
        .isResultError("AWS.MechanicalTurk.InvalidParameterValue", "PageSize");
  }

  @Test
  void pagePastTheEndIsEmptyWithTheRightTotals() throws IOException {
    BRIDGE.get(Calls.query(Calls.OPERATION, "PageNumber=7")).isPage(7, 0, 0);
    BRIDGE.get(Calls.query(Calls.OPERATION, "PageNumber=2147483647")).isPage(2147483647, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "SortProperty, submitTime, SubmitTime",
    "SortProperty, Name, QualificationTypeId",
    "SortDirection, ascending, Ascending",
    "SortDirection, Up, Descending"
  })
  void choiceThatIsNotInTheList(String name, String value, String allowed) throws IOException {
    LegacyReply reply = BRIDGE.get(Calls.query(Calls.OPERATION, name + "=" + value));
    reply.isResultError("AWS.MechanicalTurk.InvalidParameterValue", name);
    assertThat(reply.text("Message")).contains(value).contains(allowed);
  }

  @Test
  void parameterSentTwice() throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, "PageSize=1", "PageSize=2"))
        .isResultError("AWS.MechanicalTurk.InvalidParameterValue", "PageSize: was sent 2 times");
  }

  @Test
  void parameterSentInQueryAndForm() throws IOException {
    byte[] form = Calls.query(Calls.OPERATION, "PageSize=1").getBytes(StandardCharsets.UTF_8);
    BRIDGE
        .ask(Calls.post("/?PageSize=1", "application/x-www-form-urlencoded", form))
        .isResultError("AWS.MechanicalTurk.InvalidParameterValue", "PageSize: was sent 2 times");
  }

  @ParameterizedTest
  @CsvSource({
    "PageSize=5&PageSize.1=5, PageSize: was sent 2 times",
    "PageSize=5&PageSize.1.Part=5, 'PageSize: has a part, Part'",
    "PageSize.99999999999=5, PageSize.99999999999: the number is too large",
    "PageSize.1.2=5, PageSize.1.2: two numbers",
    "PageSize.a.b.c.d.e.f.g.h=5, PageSize.a.b.c.d.e.f.g.h: parts are nested more than 8 deep",
    "PageSize.=5, PageSize.: there is nothing"
  })
  void nameOfAPartThatCannotBeMeant(String query, String message) throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, query.split("&")))
        .isResultError("AWS.MechanicalTurk.InvalidParameterValue", message);
  }

  @Test
  void partsOfUnknownNamesAreIgnored() throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, "X.99999999999.Y=1", "X.1.2=1", "X=1", "X..=1", ".=1"))
        .isPage(1, 0, 0);
  }

  @Test
  void tooManyParts() throws IOException {
    LegacyReply reply =
        BRIDGE.ask(
            Calls.post(
                "/",
                "application/x-www-form-urlencoded",
                Calls.query(Calls.OPERATION, "X.1.Y=1&".repeat(20_000))
                    .getBytes(StandardCharsets.UTF_8)));
    reply.isRestError("AWS.ParameterOutOfRange", "more than 20000 parts");
  }

  @Test
  void operationSentTwice() throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, "Operation=GetHIT"))
        .hasStatus(200)
        .isRestError("AWS.MechanicalTurk.InvalidParameterValue", "Operation: was sent 2 times");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWSAccessKeyId=x", "Timestamp=x", "Signature=x"})
  void credentialsSentTwice(String again) throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, again))
        .isRestError("AWS.MechanicalTurk.InvalidParameterValue", "was sent 2 times");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%u0041", "100%"})
  void percentSignsThatEncodeNothingStandForThemselves(String value) throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, "PageSize=" + value))
        .isResultError(
            "AWS.MechanicalTurk.InvalidParameterValue", "\"" + value + "\" is not a whole number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "%C3", "%C0%AF", "%ED%A0%80", "%F5%80%80%80"})
  void bytesThatAreNotUtf8(String value) throws IOException {
    BRIDGE
        .get(Calls.query(Calls.OPERATION, "QualificationTypeId=" + value))
        .hasStatus(200)
        .isRestError("AWS.InvalidRequest", "UTF-8");
    BRIDGE
        .ask(Calls.form(Calls.query(Calls.OPERATION, "QualificationTypeId=" + value)))
        .isRestError("AWS.InvalidRequest", "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-charset", "UTF-16", "\u0000", "EBCDIC-CP-US", "'"})
  void formInACharsetThatIsNoFormsCharset(String charset) throws IOException {
    byte[] form = Calls.query(Calls.OPERATION).getBytes(StandardCharsets.US_ASCII);
    String type = "application/x-www-form-urlencoded; charset=" + charset;
    LegacyReply reply = BRIDGE.ask(Calls.post("/", type, form));
    assertThat(reply.text("Code")).isEqualTo("AWS.InvalidRequest");
  }

  @Test
  void formInAnotherNamedCharsetIsRead() throws IOException {
    byte[] form =
        Calls.query(Calls.OPERATION, "SortDirection=\u00E9").getBytes(StandardCharsets.ISO_8859_1);
    String type = "application/x-www-form-urlencoded; charset=ISO-8859-1";
    BRIDGE
        .ask(Calls.post("/", type, form))
        .isResultError("AWS.MechanicalTurk.InvalidParameterValue", "\u00E9");
  }

  @Test
  void formBehindAByteOrderMarkIsRead() throws IOException {
    BRIDGE.ask(Calls.form("\uFEFF" + Calls.query(Calls.OPERATION))).isPage(1, 0, 0);
  }

  @Test
  void charactersThatXmlCannotHoldComeBackReplaced() throws IOException {
    LegacyReply reply =
        BRIDGE.get(Calls.query(Calls.OPERATION, "ResponseGroup=Request,a%00%0B%EF%BF%BEb"));
    reply.isPage(1, 0, 0);
    assertThat(reply.all("ResponseGroup").item(1).getTextContent())
        .isEqualTo("a\uFFFD\uFFFD\uFFFDb");
  }
}
