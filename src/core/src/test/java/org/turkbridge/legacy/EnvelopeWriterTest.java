package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.message.GetQualificationRequestsResult;
import org.turkbridge.message.QualificationRequest;
import org.turkbridge.message.Request;

/** Answers, byte for byte, as old clients take them apart. */
final class EnvelopeWriterTest {
  private static final String ID = "d2bb9091-a061-416e-85ef-7bf2b0ae0813";
  private static final String OPERATION = "GetQualificationRequests";
  private static final Envelope REST = Envelope.rest(ApiVersion.LATEST);
  private static final Envelope SOAP = Envelope.soap(ApiVersion.LATEST);

  private final EnvelopeWriter writer = new EnvelopeWriter();

  private static String text(WireResponse response) {
    assertThat(response.contentType()).isEqualTo("text/xml;charset=UTF-8");
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static Result result(Request request) {
    GetQualificationRequestsResult result = new GetQualificationRequestsResult();
    result.setRequest(request);
    return Result.of(
        new JAXBElement<>(
            new QName("GetQualificationRequestsResult"),
            GetQualificationRequestsResult.class,
            result));
  }

  private static Result page(QualificationRequest... items) {
    Request request = new Request();
    request.setIsValid("True");
    GetQualificationRequestsResult result = new GetQualificationRequestsResult();
    result.setRequest(request);
    result.setNumResults(items.length);
    result.setTotalNumResults(items.length);
    result.setPageNumber(1);
    return new Result(
        new JAXBElement<>(
            new QName("GetQualificationRequestsResult"),
            GetQualificationRequestsResult.class,
            result),
        List.of(items).stream().map(QualificationRequestElement::write).toList());
  }

  private static QualificationRequest item(String answer) {
    QualificationRequest item = new QualificationRequest();
    item.setQualificationRequestId("R");
    item.setQualificationTypeId("T");
    item.setSubjectId("A");
    item.setAnswer(answer);
    item.setSubmitTime("2014-08-15T12:34:56Z");
    return item;
  }

  @Test
  void restAnswer() {
    WireResponse response = writer.results(REST, OPERATION, ID, List.of(page(item("<a/>"))));
    assertThat(response.status()).isEqualTo(200);
    assertThat(text(response))
        .isEqualTo(
            """
            <?xml version="1.0"?>
            <GetQualificationRequestsResponse><OperationRequest>\
            <RequestId>d2bb9091-a061-416e-85ef-7bf2b0ae0813</RequestId></OperationRequest>\
            <GetQualificationRequestsResult><Request><IsValid>True</IsValid></Request>\
            <NumResults>1</NumResults><TotalNumResults>1</TotalNumResults>\
            <PageNumber>1</PageNumber><QualificationRequest>\
            <QualificationRequestId>R</QualificationRequestId>\
            <QualificationTypeId>T</QualificationTypeId><SubjectId>A</SubjectId>\
            <Answer>&lt;a/&gt;</Answer><SubmitTime>2014-08-15T12:34:56Z</SubmitTime>\
            </QualificationRequest></GetQualificationRequestsResult>\
            </GetQualificationRequestsResponse>""");
  }

  static List<ApiVersion> versions() {
    return ApiVersion.ALL;
  }

  @ParameterizedTest
  @MethodSource("versions")
  void soapAnswerIsTheSameTreeInTheNamespaceOfTheVersion(ApiVersion version) {
    List<Result> results = List.of(page(item("x")), page());
    String rest = text(writer.results(REST, OPERATION, ID, results));
    String soap = text(writer.results(Envelope.soap(version), OPERATION, ID, results));
    assertThat(soap)
        .isEqualTo(
            rest.replace(
                    "<?xml version=\"1.0\"?>\n<GetQualificationRequestsResponse>",
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">\
                    <soapenv:Body><GetQualificationRequestsResponse xmlns="%s">"""
                        .formatted("http://requester.mturk.amazonaws.com/doc/" + version.date()))
                + "</soapenv:Body></soapenv:Envelope>");
  }

  @Test
  void eachRequestHasItsResult() {
    String rest = text(writer.results(REST, OPERATION, ID, List.of(page(), page(), page())));
    assertThat(rest.split("<GetQualificationRequestsResult>", -1)).hasSize(4);
    assertThat(text(writer.results(REST, OPERATION, ID, List.of())))
        .contains("</OperationRequest></GetQualificationRequestsResponse>");
  }

  @Test
  void failedResult() {
    Request request = new Request();
    request.setIsValid("False");
    request.setErrors(
        EnvelopeWriter.errors(
            LegacyException.ofResult(LegacyErrorCode.PARAMETER_OUT_OF_RANGE, "no < yes")));
    assertThat(text(writer.results(REST, OPERATION, ID, List.of(result(request)))))
        .contains(
            "<GetQualificationRequestsResult><Request><IsValid>False</IsValid><Errors><Error>"
                + "<Code>AWS.ParameterOutOfRange</Code><Message>no &lt; yes</Message></Error>"
                + "</Errors></Request></GetQualificationRequestsResult>");
  }

  @Test
  void failedCallHasNoResult() {
    WireResponse response =
        writer.failure(
            REST,
            OPERATION,
            ID,
            LegacyException.ofCall(LegacyErrorCode.NOT_AUTHORIZED, "who are you"));
    assertThat(response.status()).isEqualTo(200);
    assertThat(text(response))
        .isEqualTo(
            """
            <?xml version="1.0"?>
            <GetQualificationRequestsResponse><OperationRequest>\
            <RequestId>d2bb9091-a061-416e-85ef-7bf2b0ae0813</RequestId><Errors><Error>\
            <Code>AWS.NotAuthorized</Code><Message>who are you</Message></Error></Errors>\
            </OperationRequest></GetQualificationRequestsResponse>""");
  }

  @Test
  void throttlingInRestIsA503WithErrorsUnderTheRoot() {
    WireResponse response = writer.failure(REST, OPERATION, ID, throttled());
    assertThat(response.status()).isEqualTo(503);
    assertThat(text(response))
        .isEqualTo(
            """
            <?xml version="1.0"?>
            <GetQualificationRequestsResponse><Errors><Error><Code>ServiceUnavailable</Code>\
            <Message>slower &amp; slower</Message></Error></Errors>\
            <RequestID>d2bb9091-a061-416e-85ef-7bf2b0ae0813</RequestID>\
            </GetQualificationRequestsResponse>""");
  }

  @Test
  void throttlingInSoapIsA503WithTheFaultThatTheJavaSdkRetries() {
    WireResponse response = writer.failure(SOAP, OPERATION, ID, throttled());
    assertThat(response.status()).isEqualTo(503);
    assertThat(text(response))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">\
            <soapenv:Body><soapenv:Fault>\
            <faultcode xmlns:aws="http://webservices.amazon.com/AWSFault/2005-15-09">\
            aws:Server.ServiceUnavailable</faultcode><faultstring>slower &amp; slower</faultstring>\
            </soapenv:Fault></soapenv:Body></soapenv:Envelope>""");
  }

  private static LegacyException throttled() {
    return new LegacyException(
        LegacyErrorCode.THROTTLED.code(), "slower & slower", LegacyException.Place.OUTAGE);
  }

  @ParameterizedTest
  @CsvSource({"MALFORMED, soapenv:Client", "SOAP_VERSION, soapenv:VersionMismatch"})
  void faults(LegacyException.Place place, String code) {
    WireResponse response = writer.failure(SOAP, "", ID, new LegacyException("X", "no", place));
    assertThat(response.status()).isEqualTo(500);
    assertThat(text(response))
        .contains(
            "<soapenv:Body><soapenv:Fault><faultcode>"
                + code
                + "</faultcode><faultstring>no</faultstring></soapenv:Fault></soapenv:Body>");
  }

  @ParameterizedTest
  @CsvSource({"413, soapenv:Client", "500, soapenv:Server", "503, soapenv:Server"})
  void errorsBelowTheApiKeepTheirStatus(int status, String faultCode) {
    LegacyException error = LegacyException.ofCall(LegacyErrorCode.INVALID_REQUEST, "no");
    WireResponse rest = writer.httpError(status, REST, ID, error);
    assertThat(rest.status()).isEqualTo(status);
    assertThat(text(rest)).contains("<Response><OperationRequest><RequestId>" + ID);
    WireResponse soap = writer.httpError(status, SOAP, ID, error);
    assertThat(soap.status()).isEqualTo(status);
    assertThat(text(soap)).contains("<faultcode>" + faultCode + "</faultcode>");
  }

  /** Written as it is in an item, in an error, in a Fault. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`a\rb\r\nc`, `a&#13;b&#13;\nc`",
        "`]]>`, `]]&gt;`",
        "`&lt;<>`, `&amp;lt;&lt;&gt;`",
        "`\u2028\u2029\u0085\u00A0`, `\u2028\u2029\u0085\u00A0`",
        "`\uD83D\uDE00 \u4E2D \uFFFD`, `\uD83D\uDE00 \u4E2D \uFFFD`",
      })
  void text(String text, String written) {
    assertThat(text(writer.results(REST, OPERATION, ID, List.of(page(item(text))))))
        .contains("<Answer>" + written + "</Answer>");
    LegacyException error = LegacyException.ofCall(LegacyErrorCode.INVALID_REQUEST, text);
    assertThat(text(writer.failure(REST, OPERATION, ID, error)))
        .contains("<Message>" + written + "</Message>");
    assertThat(text(writer.failure(SOAP, OPERATION, ID, LegacyException.malformed("a" + text))))
        .contains("<faultstring>a" + written.replace("\n", "&#10;") + "</faultstring>");
  }

  @Test
  void whatXmlCannotHoldIsReplaced() {
    LegacyException error =
        LegacyException.ofCall(
            LegacyErrorCode.INVALID_REQUEST, "a\u0000b\uFFFEc\uD800d\uDC00\uD83D");
    assertThat(text(writer.failure(REST, OPERATION, ID, error)))
        .contains("<Message>a\uFFFDb\uFFFDc\uFFFDd\uFFFD\uFFFD</Message>");
  }
}
