package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.legacy.ApiVersion;
import org.turkbridge.legacy.WsdlDocuments;
import org.xml.sax.SAXException;

/** Answers of every version are valid against the schema that the server serves for it. */
final class ServedSchemaTest {
  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.withSamples();

  static List<ApiVersion> versions() {
    return ApiVersion.ALL;
  }

  private Schema schema(ApiVersion version) throws Exception {
    String path = "/AWSMechanicalTurk/" + version.date() + "/AWSMechanicalTurkRequester.xsd";
    Reply reply = Wire.exchange(BRIDGE.legacy(), Calls.request("GET " + path));
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new StreamSource(new StringReader(reply.text())));
  }

  private static void validate(Schema schema, String document) throws SAXException, IOException {
    schema.newValidator().validate(new StreamSource(new StringReader(document)));
  }

  private static String soapPayload(String answer) {
    String start = "<soapenv:Body>";
    assertThat(answer).contains(start);
    return answer.substring(
        answer.indexOf(start) + start.length(), answer.indexOf("</soapenv:Body>"));
  }

  /** As a reader that takes namespaces for granted puts it in. */
  private static String inNamespace(String answer, ApiVersion version) {
    return answer.replaceFirst("<(\\w+Response)>", "<$1 xmlns=\"" + version.namespace() + "\">");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void restAnswersAreValid(ApiVersion version) throws Exception {
    Schema schema = schema(version);
    for (String more :
        List.of(
            "PageSize=100",
            "PageNumber=99",
            "PageSize=0",
            "ResponseGroup=Request&SortProperty=SubmitTime&SortDirection=Descending"
                + "&PageNumber=2&PageSize=5",
            "Signature=twice")) {
      String answer =
          BRIDGE.get(Calls.query(Calls.OPERATION, "Version=" + version.date(), more)).http().text();
      validate(schema, inNamespace(answer, version));
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void soapAnswersAreValid(ApiVersion version) throws Exception {
    Schema schema = schema(version);
    for (String requests :
        List.of(
            "<Request><PageSize>100</PageSize></Request>",
            "",
            "<Request/><Request><PageSize>0</PageSize></Request>",
            "<Request><QualificationTypeId>NONEEXAMPLE</QualificationTypeId>"
                + "<SortProperty>QualificationTypeId</SortProperty>"
                + "<ResponseGroup>Request</ResponseGroup></Request>",
            "<Signature>twice</Signature>")) {
      String message = Calls.soap(version.namespace(), Calls.OPERATION, requests);
      validate(schema, soapPayload(BRIDGE.ask(Calls.xml(message)).http().text()));
    }
  }

  private static List<String> operations(ApiVersion version) {
    String wsdl = new WsdlDocuments().wsdl(version, "http://any.example/");
    return Pattern.compile("<message name=\"(\\w+)RequestMsg\"")
        .matcher(wsdl)
        .results()
        .map(message -> message.group(1))
        .toList();
  }

  /**
   * Of those that are not answered, too; but the schemas of old require what an error has not of
   * two: a FileUploadURL and a HITId. No error of these two is recorded; all recorded ones, of
   * other operations, have a result with the Request alone, and old clients read it without a
   * schema. An element made up for the schema would look like a result.
   */
  @ParameterizedTest
  @MethodSource("versions")
  void errorsOfEveryOperationAreValid(ApiVersion version) throws Exception {
    Schema schema = schema(version);
    List<String> operations = new ArrayList<>(operations(version));
    operations.removeAll(List.of("GetFileUploadURL", "GetReviewResultsForHIT"));
    for (String operation : operations) {
      String rest =
          BRIDGE
              .get(Calls.query(operation, "Version=" + version.date(), "PageSize=0"))
              .http()
              .text();
      validate(schema, inNamespace(rest, version));
      String message = Calls.soap(version.namespace(), operation, "<Request/>");
      String soap = BRIDGE.ask(Calls.xml(message)).http().text();
      assertThat(soap)
          .contains("<" + operation + "Response xmlns=\"" + version.namespace() + "\">");
      validate(schema, soapPayload(soap));
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void bothHoldTheWholeArchive(ApiVersion version) throws Exception {
    String query = Calls.query(Calls.OPERATION, "Version=" + version.date(), "PageSize=100");
    BRIDGE.get(query).isPage(1, 33, 33);
    String request = "<Request><PageSize>100</PageSize></Request>";
    BRIDGE
        .ask(Calls.xml(Calls.soap(version.namespace(), Calls.OPERATION, request)))
        .isPage(1, 33, 33);
  }
}
