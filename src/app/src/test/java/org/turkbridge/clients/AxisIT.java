package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The messages of Axis 1.4, which the official Java SDK was built on, byte by byte: it speaks
 * HTTP/1.0, waits for the connection to close, and stops at elements that its version did not know.
 */
@ExtendWith(Bridges.class)
final class AxisIT {
  private static final String NAMESPACE = "http://requester.mturk.amazonaws.com/doc/2007-06-21";
  private static final int LONGEST_WAIT_MILLIS = 20_000;

  /** In the order of the original schema; the optional ones may be absent. */
  private static final List<String> RESULT =
      List.of("Request", "NumResults", "TotalNumResults", "PageNumber", "QualificationRequest");

  private static final List<String> RECORD =
      List.of(
          "QualificationRequestId",
          "QualificationTypeId",
          "SubjectId",
          "Test",
          "Answer",
          "SubmitTime");

  /** The request as the SDK sends it. */
  private static String envelope(Keys keys, String request) {
    String timestamp = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(143).toString();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>"
        + "<GetQualificationRequests xmlns=\""
        + NAMESPACE
        + "\"><AWSAccessKeyId>"
        + keys.accessKeyId()
        + "</AWSAccessKeyId><Timestamp>"
        + timestamp
        + "</Timestamp><Signature>"
        + keys.signature("GetQualificationRequests", timestamp)
        + "</Signature><Request>"
        + request
        + "</Request></GetQualificationRequests></soapenv:Body></soapenv:Envelope>";
  }

  private static String page(String type, String direction, int number) {
    return "<QualificationTypeId>"
        + type
        + "</QualificationTypeId><SortDirection>"
        + direction
        + "</SortDirection><SortProperty>SubmitTime</SortProperty><PageNumber>"
        + number
        + "</PageNumber><PageSize>10</PageSize>";
  }

  /** Sends it, and reads until the server closes. */
  private static String exchange(URI service, String body) throws IOException {
    byte[] content = body.getBytes(Finished.CHARSET);
    String head =
        String.join(
            "\r\n",
            "POST /?Service=AWSMechanicalTurkRequester HTTP/1.0",
            "Content-Type: text/xml; charset=utf-8",
            "Accept: application/soap+xml, application/dime, multipart/related, text/*",
            "User-Agent: Axis/1.4",
            "Host: " + service.getAuthority(),
            "Cache-Control: no-cache",
            "Pragma: no-cache",
            "SOAPAction: \"http://soap.amazon.com\"",
            "Content-Length: " + content.length,
            "X-Amazon-Software: MTurkJavaSDK/1.2.1",
            "",
            "");
    try (Socket socket = new Socket(service.getHost(), service.getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(LONGEST_WAIT_MILLIS);
      out.write(head.getBytes(Finished.CHARSET));
      out.write(content);
      out.flush();
      return new String(in.readAllBytes(), Finished.CHARSET);
    }
  }

  private static Answer call(URI service, Keys keys, String request) throws IOException {
    String answer = exchange(service, envelope(keys, request));
    assertThat(answer).startsWith("HTTP/1.").contains(" 200 OK\r\n");
    return new Answer(200, answer.substring(answer.indexOf("\r\n\r\n") + 4));
  }

  @Test
  void connectionClosesAfterTheAnswer(FullBridge bridge) throws IOException {
    String answer =
        exchange(
            bridge.jar().legacy(), envelope(Keys.TESTER, page(ManyRequests.TYPE, "Descending", 1)));
    String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
    String body = answer.substring(head.length() + 4);
    assertThat(head).doesNotContain("keep-alive").contains("content-type: text/xml");
    assertThat(head).contains("content-length: " + body.getBytes(Finished.CHARSET).length);
  }

  @Test
  void answerHoldsOnlyWhatTheVersionKnowsInItsOrder(FullBridge bridge) throws IOException {
    for (String type : List.of(ManyRequests.TYPE, "3Y9BD3PZM3MD1O2OKE8RWHBEXAMPLE")) {
      Answer answer = call(bridge.jar().legacy(), Keys.TESTER, page(type, "Descending", 1));
      Element response = answer.elements("GetQualificationRequestsResponse").get(0);
      assertThat(response.getParentNode().getLocalName()).isEqualTo("Body");
      assertThat(names(response))
          .containsExactly("OperationRequest", "GetQualificationRequestsResult");
      assertThat(names(answer.elements("OperationRequest").get(0))).containsExactly("RequestId");
      assertThat(names(answer.elements("Request").get(0))).containsExactly("IsValid");
      List<String> result = names(answer.elements("GetQualificationRequestsResult").get(0));
      assertThat(result.stream().distinct()).containsExactlyElementsOf(RESULT);
      assertThat(result.stream().skip(RESULT.size() - 1)).containsOnly("QualificationRequest");
      for (Element record : answer.elements("QualificationRequest")) {
        List<String> present = new ArrayList<>(RECORD);
        present.retainAll(names(record));
        assertThat(names(record)).isEqualTo(present);
        assertThat(present).hasSizeGreaterThanOrEqualTo(4);
      }
    }
  }

  /** The local names of the children, all of which must be elements of the version. */
  private static List<String> names(Element parent) {
    return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
        .map(
            child -> {
              assertThat(child.getNamespaceURI()).as(child.toString()).isEqualTo(NAMESPACE);
              return child.getLocalName();
            })
        .toList();
  }

  @Test
  void answersAreValidByTheServedSchema(FullBridge bridge) throws IOException, SAXException {
    URI service = bridge.jar().legacy();
    String schema = service + "AWSMechanicalTurk/2007-06-21/AWSMechanicalTurkRequester.xsd";
    for (Answer answer :
        List.of(
            call(service, Keys.TESTER, "<PageSize>100</PageSize>"),
            call(service, Keys.TESTER, "<PageSize>101</PageSize>"),
            call(service, new Keys("AKIDUNKNOWN", "any"), ""))) {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(URI.create(schema).toURL())
          .newValidator()
          .validate(new DOMSource(answer.elements("GetQualificationRequestsResponse").get(0)));
    }
  }

  /** As the SDK's getAllQualificationRequests does it: pages of ten until one is short. */
  @Test
  void loopOverPagesOfTenSeesEveryRecord(FullBridge bridge) throws IOException {
    List<ArchivedRequest> wanted =
        bridge.requests().stream()
            .filter(request -> request.type().equals(ManyRequests.TYPE))
            .toList();
    assertThat(wanted.size() % 10).as("the loop asks for one page past the end").isZero();
    List<Answer> pages = new ArrayList<>();
    do {
      pages.add(
          call(
              bridge.jar().legacy(),
              Keys.TESTER,
              page(ManyRequests.TYPE, "Ascending", pages.size() + 1)));
    } while (pages.get(pages.size() - 1).ids().size() == 10);

    assertThat(pages.get(pages.size() - 1).texts("IsValid")).containsExactly("True");
    assertThat(pages.stream().flatMap(page -> page.ids().stream()))
        .containsExactlyElementsOf(ArchivedRequest.ids(wanted, ArchivedRequest.BY_TIME));
    assertThat(pages.stream().flatMap(page -> page.texts("Test").stream()))
        .containsExactlyElementsOf(
            wanted.stream().sorted(ArchivedRequest.BY_TIME).map(ArchivedRequest::test).toList());
  }

  @Test
  void characterReferencesAreUnderstood(FullBridge bridge) throws IOException {
    Answer answer =
        call(bridge.jar().legacy(), Keys.TESTER, page("caf&#xE9;&#x2713;", "Ascending", 1));
    assertThat(answer.texts("IsValid")).containsExactly("False");
    assertThat(answer.texts("Message")).hasSize(1).first().asString().contains("caf\u00E9\u2713");
  }

  @Test
  void wrongSecretIsAnErrorOfTheCall(FullBridge bridge) throws IOException {
    Answer answer = call(bridge.jar().legacy(), new Keys(Keys.TESTER.accessKeyId(), "wrong"), "");
    assertThat(answer.codes()).containsExactly("AWS.BadClaimsSupplied");
    assertThat(names(answer.elements("GetQualificationRequestsResponse").get(0)))
        .containsExactly("OperationRequest");
  }
}
