package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SOAP messages that are wrong in themselves. */
final class BadSoapCallTest {
  private static final String UNKNOWN = "http://requester.mturk.amazonaws.com/doc/2099-01-01";

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start().checkedAfterEach();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "{}",
        "Operation=GetQualificationRequests",
        "<",
        "<a",
        "<a>",
        "<a></b>",
        "<a b=1/>",
        "<?xml version='1.0'?>",
        "\u0000",
        "<a>&#0;</a>",
        "<a>&undefined;</a>",
        "<a/><b/>",
        "<a xmlns:x=''/>",
        "<x:a/>"
      })
  void bodyThatIsNotXml(String body) throws IOException {
    BRIDGE.ask(Calls.xml(body)).hasStatus(500).isFault("Client", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Envelope/>",
        "<a/>",
        "<Envelope xmlns='urn:other'><Body/></Envelope>",
        "<html/>",
        "<methodCall><methodName>x</methodName></methodCall>"
      })
  void xmlThatIsNotSoap(String body) throws IOException {
    BRIDGE.ask(Calls.xml(body)).hasStatus(500).isFault("Client", "not SOAP");
  }

  @Test
  void soapIsKnownByItsBodyWhateverItsContentType() throws IOException {
    byte[] body = "<a/>".getBytes(StandardCharsets.UTF_8);
    BRIDGE.ask(Calls.post("/", "application/octet-stream", body)).isFault("Client", "not SOAP");
  }

  @Test
  void soap12() throws IOException {
    String message =
        Calls.soap(Calls.OPERATION, "<Request/>")
            .replace(
                "http://schemas.xmlsoap.org/soap/envelope/",
                "http://www.w3.org/2003/05/soap-envelope");
    byte[] body = message.getBytes(StandardCharsets.UTF_8);
    BRIDGE
        .ask(Calls.post("/", "application/soap+xml; charset=utf-8", body))
        .hasStatus(500)
        .isFault("VersionMismatch", "SOAP 1.1");
  }

  @Test
  void emptyBody() throws IOException {
    BRIDGE.ask(Calls.xml(Calls.envelope(""))).hasStatus(500).isFault("Client", "Body is empty");
  }

  @Test
  void envelopeWithoutBody() throws IOException {
    BRIDGE
        .ask(Calls.xml("<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'/>"))
        .isFault("Client", "no Body");
  }

  @Test
  void twoOperationsInOneBody() throws IOException {
    String call = Calls.call(Calls.LATEST, Calls.OPERATION, "<Request/>");
    BRIDGE
        .ask(Calls.xml(Calls.envelope(call + call)))
        .hasStatus(500)
        .isFault("Client", "two operations");
  }

  @Test
  void unknownVersionIsAnsweredInItsOwnNamespace() throws IOException {
    BRIDGE
        .ask(Calls.xml(Calls.soap(UNKNOWN, Calls.OPERATION, "<Request/>")))
        .hasStatus(200)
        .isSoapError(UNKNOWN, "AWS.MechanicalTurk.InvalidParameterValue", "2099-01-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:other", "", "http://mechanicalturk.amazonaws.com/doc/2014-08-15"})
  void namespaceThatIsNoneOfTheApi(String namespace) throws IOException {
    BRIDGE
        .ask(Calls.xml(Calls.soap(namespace, Calls.OPERATION, "<Request/>")))
        .hasStatus(500)
        .isFault("Client", "namespace");
  }

  @Test
  void namespaceWithMarkupComesBackAsItIs() throws IOException {
    String odd = "http://requester.mturk.amazonaws.com/doc/\"'<>&\t\n\r";
    String written = odd.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    written = written.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;");
    BRIDGE
        .ask(Calls.xml(Calls.soap(written, Calls.OPERATION, "<Request/>")))
        .isSoapError(odd, "AWS.MechanicalTurk.InvalidParameterValue", "no version");
  }

  @Test
  void callWithoutRequestMeansAnEmptyOne() throws IOException {
    BRIDGE.ask(Calls.xml(Calls.soap(Calls.OPERATION, ""))).isPage(1, 0, 0);
    LegacyReply reply = BRIDGE.ask(Calls.xml(Calls.soap("SearchQualificationTypes", "")));
    assertThat(reply.hasStatus(200).text("IsValid")).isEqualTo("True");
    assertThat(reply.all("SearchQualificationTypesResult").getLength()).isOne();
    // A page of Mechanical Turk's own types.
    assertThat(reply.text("NumResults")).isEqualTo("10");
  }

  @ParameterizedTest
  @CsvSource({
    "GrantQualification, QualificationRequestId",
    "RejectQualificationRequest, QualificationRequestId",
    "AssignQualification, QualificationTypeId",
    "RevokeQualification, SubjectId",
    "GetQualificationScore, QualificationTypeId",
    "UpdateQualificationScore, QualificationTypeId",
    "GetQualificationsForQualificationType, QualificationTypeId",
    "CreateQualificationType, Name",
    "GetQualificationType, QualificationTypeId",
    "UpdateQualificationType, QualificationTypeId",
    "DisposeQualificationType, QualificationTypeId",
    "GetHITsForQualificationType, QualificationTypeId"
  })
  void callWithoutRequestOfAnOperationThatRequiresSomething(String operation, String parameter)
      throws IOException {
    LegacyReply reply =
        BRIDGE
            .ask(Calls.xml(Calls.soap(operation, "")))
            .hasStatus(200)
            .isSoapError(
                Calls.LATEST,
                "AWS.MissingParameters",
                "The operation must contain at least one Request");
    assertThat(reply.text("Message")).contains(parameter);
  }

  @ParameterizedTest
  @CsvSource({
    "GetQualificationRequests, '<PageSize>1</PageSize>', AWS.MissingParameters",
    "GetQualificationRequests, '<request><PageSize>1</PageSize></request>', AWS.MissingParameters",
    "GetQualificationRequests, '<parameters><a><b>1</b></a></parameters><Request/>', AWS.MechanicalTurk.InvalidParameterValue",
    "GrantQualification, '<QualificationRequestId>3X</QualificationRequestId>', AWS.MissingParameters",
    "GrantQualification, '<IntegerValue>5</IntegerValue><Request><QualificationRequestId>3X</QualificationRequestId></Request>', AWS.MechanicalTurk.InvalidParameterValue",
    "GetQualificationRequests, '<Request/><SortDirection>Descending</SortDirection>', AWS.MechanicalTurk.InvalidParameterValue"
  })
  void parametersBesideTheRequestAreNotIgnored(String operation, String elements, String code)
      throws IOException {
    LegacyReply reply = BRIDGE.ask(Calls.xml(Calls.soap(operation, elements)));
    reply.hasStatus(200).isSoapError(Calls.LATEST, code, "directly under " + operation);
    assertThat(reply.text("Message"))
        .contains("put the parameters of the operation into a Request");
  }

  @Test
  void whatClientsSendBesideTheRequestIsNoParameterOfTheOperation() throws IOException {
    String common =
        "<Validate>false</Validate><Credential>x</Credential><Service>s</Service>"
            + "<Version>2014-08-15</Version><ResponseGroup>Minimal</ResponseGroup><PageSize/>";
    BRIDGE.ask(Calls.xml(Calls.soap(Calls.OPERATION, common))).isPage(1, 0, 0);
    BRIDGE.ask(Calls.xml(Calls.soap(Calls.OPERATION, common + "<Request/>"))).isPage(1, 0, 0);
  }

  @Test
  void unknownOperation() throws IOException {
    LegacyReply reply = BRIDGE.ask(Calls.xml(Calls.soap("GetNothing", "<Request/>")));
    reply.hasStatus(200).isSoapError(Calls.LATEST, "AWS.InvalidOperationParameter", "GetNothing");
    assertThat(reply.all("GetNothingResponse").getLength()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "PageSize, 0, AWS.ParameterOutOfRange",
    "PageSize, 101, AWS.ParameterOutOfRange",
    "PageSize, -1, AWS.ParameterOutOfRange",
    "PageSize, 1099511627776, AWS.ParameterOutOfRange",
    "PageSize, ten, AWS.MechanicalTurk.InvalidParameterValue",
    "PageNumber, 0, AWS.ParameterOutOfRange",
    "PageNumber, -1, AWS.ParameterOutOfRange",
    "SortProperty, Name, AWS.MechanicalTurk.InvalidParameterValue",
    "SortDirection, Up, AWS.MechanicalTurk.InvalidParameterValue"
  })
  void badParameter(String name, String value, String code) throws IOException {
    String request = "<Request><%1$s>%2$s</%1$s></Request>".formatted(name, value);
    BRIDGE
        .ask(Calls.xml(Calls.soap(Calls.OPERATION, request)))
        .hasStatus(200)
        .isResultError(code, name);
  }

  @Test
  void parameterSentTwice() throws IOException {
    String request = "<Request><PageSize>1</PageSize><PageSize>2</PageSize></Request>";
    BRIDGE
        .ask(Calls.xml(Calls.soap(Calls.OPERATION, request)))
        .isResultError("AWS.MechanicalTurk.InvalidParameterValue", "PageSize: was sent 2 times");
  }

  @Test
  void pagePastTheEnd() throws IOException {
    String request = "<Request><PageNumber>9</PageNumber></Request>";
    BRIDGE.ask(Calls.xml(Calls.soap(Calls.OPERATION, request))).isPage(9, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a>", "<Request>", "<Request><PageSize>", "<s:Header xmlns:s='urn:s'>"})
  void tenThousandLevelsOfNesting(String element) throws IOException {
    BRIDGE.ask(Calls.xml(element.repeat(10_000))).hasStatus(500).isFault("Client", "");
    BRIDGE
        .ask(Calls.xml(Calls.envelope(element.repeat(10_000))))
        .hasStatus(500)
        .isFault("Client", "");
    BRIDGE
        .ask(Calls.xml(Calls.soap(Calls.OPERATION, "<Request>" + element.repeat(10_000))))
        .hasStatus(500)
        .isFault("Client", "");
  }

  @Test
  void messageThatEndsAnywhereIsAFault() throws IOException {
    String whole =
        Calls.soap(
            Calls.OPERATION,
            "<Request a='b'><PageSize>1&#48;</PageSize><X><![CDATA[x]]></X><!--c--></Request>");
    for (int length = 0; length < whole.length(); length++) {
      BRIDGE.ask(Calls.xml(whole.substring(0, length))).hasStatus(500).isFault("Client", "");
    }
    BRIDGE.ask(Calls.xml(whole)).isPage(1, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, UTF-8, ''",
    "utf-8, UTF-8, \uFEFF",
    "utf-16, UTF-16LE, \uFEFF",
    "utf-16, UTF-16BE, \uFEFF",
    "utf-16, UTF-16LE, ''",
    "utf-16, UTF-16BE, ''",
    "utf-8, UTF-16LE, \uFEFF",
    "utf-8, UTF-16BE, \uFEFF",
    "iso-8859-1, ISO-8859-1, ''",
    "iso-8859-1, UTF-8, \uFEFF",
    "windows-1252, windows-1252, ''"
  })
  void encodingIsFoundOut(String named, String used, String mark) throws IOException {
    String message =
        mark + Calls.soap(Calls.OPERATION, "<Request><PageSize>\u00E9</PageSize></Request>");
    BRIDGE
        .ask(Calls.post("/", "text/xml; charset=" + named, message.getBytes(Charset.forName(used))))
        .isResultError("AWS.MechanicalTurk.InvalidParameterValue", "\"\u00E9\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8", "ISO-8859-1"})
  void declaredEncodingIsBelieved(String used) throws IOException {
    String message =
        "<?xml version='1.0' encoding='"
            + used
            + "'?>"
            + Calls.soap(Calls.OPERATION, "<Request><PageSize>\u00E9</PageSize></Request>");
    BRIDGE
        .ask(Calls.post("/", "text/xml", message.getBytes(Charset.forName(used))))
        .isResultError("AWS.MechanicalTurk.InvalidParameterValue", "\"\u00E9\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-charset", "utf-99", "UTF-8,UTF-8"})
  void unknownCharset(String charset) throws IOException {
    byte[] body = Calls.soap(Calls.OPERATION, "<Request/>").getBytes(StandardCharsets.UTF_8);
    BRIDGE
        .ask(Calls.post("/", "text/xml; charset=" + charset, body))
        .hasStatus(500)
        .isFault("Client", "charset");
  }

  @Test
  void unknownDeclaredEncoding() throws IOException {
    BRIDGE
        .ask(Calls.xml("<?xml version='1.0' encoding='no-such'?><a/>"))
        .hasStatus(500)
        .isFault("Client", "no-such");
  }

  @Test
  void bytesThatAreNotInTheNamedCharset() throws IOException {
    String message = Calls.soap(Calls.OPERATION, "<Request><PageSize>\u00E9</PageSize></Request>");
    BRIDGE
        .ask(
            Calls.post(
                "/", "text/xml; charset=utf-8", message.getBytes(StandardCharsets.ISO_8859_1)))
        .hasStatus(500)
        .isFault("Client", "not well-formed");
  }

  @Test
  void longNamesAreNotSentBackWhole() throws IOException {
    String name = "a".repeat(100_000);
    for (String body :
        Arrays.asList(
            "<" + name + "/>",
            "<" + name + "></b>",
            "<x:" + name + "/>",
            Calls.envelope("<" + name + "/>"),
            Calls.soap("urn:" + name, Calls.OPERATION, ""),
            Calls.soap(Calls.LATEST + name, Calls.OPERATION, ""),
            Calls.soap(Calls.OPERATION, "<Request>&" + name + ";</Request>"),
            Calls.envelope(Calls.call(Calls.LATEST, Calls.OPERATION, "") + "<" + name + "/>"))) {
      LegacyReply reply = BRIDGE.ask(Calls.xml(body));
      String text =
          reply.all("Message").getLength() > 0 ? reply.text("Message") : reply.text("faultstring");
      assertThat(text).hasSizeLessThan(1000);
    }
  }
}
