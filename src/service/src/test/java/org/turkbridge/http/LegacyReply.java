package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An answer of the legacy port, which is XML whatever happened. */
record LegacyReply(Reply http, Document document) {
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  static LegacyReply of(Reply http) {
    assertThat(http.header("content-type")).as("%s", http).startsWith("text/xml");
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new LegacyReply(http, builder.parse(new ByteArrayInputStream(http.body())));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("Not XML: " + http, e);
    }
  }

  /** The whole call failed, said as REST clients read it. */
  LegacyReply isRestError(String code, String message) {
    assertThat(root().getNamespaceURI()).as("namespace of %s", this).isNull();
    return isCallError(code, message);
  }

  /** The whole call failed, said in a SOAP answer of that namespace. */
  LegacyReply isSoapError(String namespace, String code, String message) {
    Element payload = soapPayload();
    assertThat(payload.getNamespaceURI()).as("namespace of %s", this).isEqualTo(namespace);
    return isCallError(code, message);
  }

  private LegacyReply isCallError(String code, String message) {
    assertThat(all("OperationRequest").getLength()).as("OperationRequests of %s", this).isOne();
    Element frame = (Element) all("OperationRequest").item(0);
    assertThat(frame.getElementsByTagNameNS("*", "RequestId").item(0).getTextContent())
        .matches("[0-9a-f-]{36}");
    assertThat(frame.getElementsByTagNameNS("*", "Errors").getLength())
        .as("Errors in OperationRequest of %s", this)
        .isOne();
    assertThat(text("Code")).as("%s", this).isEqualTo(code);
    assertThat(text("Message")).contains(message).matches("(?s).* \\(\\d{13}\\)");
    return this;
  }

  /** One Request failed, with its errors where old clients look for them. */
  LegacyReply isResultError(String code, String message) {
    Element result = (Element) all("GetQualificationRequestsResult").item(0);
    assertThat(result).as("result of %s", this).isNotNull();
    assertThat(text("IsValid")).isEqualTo("False");
    assertThat(result.getElementsByTagNameNS("*", "Errors").getLength()).isOne();
    assertThat(text("Code")).as("%s", this).isEqualTo(code);
    assertThat(text("Message")).contains(message).matches("(?s).* \\(\\d{13}\\)");
    return this;
  }

  /** A SOAP Fault with that local code. */
  LegacyReply isFault(String localCode, String message) {
    Element fault = soapPayload();
    assertThat(fault.getLocalName()).as("%s", this).isEqualTo("Fault");
    assertThat(fault.getNamespaceURI()).isEqualTo(SOAP);
    assertThat(text("faultcode")).endsWith(":" + localCode);
    assertThat(text("faultstring")).contains(message);
    return this;
  }

  /** A page of the list, of this API's answer in that envelope. */
  LegacyReply isPage(int number, int items, int total) {
    assertThat(http.status()).isEqualTo(200);
    assertThat(text("IsValid")).as("%s", this).isEqualTo("True");
    assertThat(text("PageNumber")).isEqualTo(Integer.toString(number));
    assertThat(text("NumResults")).isEqualTo(Integer.toString(items));
    assertThat(text("TotalNumResults")).isEqualTo(Integer.toString(total));
    assertThat(all("QualificationRequest").getLength()).isEqualTo(items);
    return this;
  }

  LegacyReply hasStatus(int status) {
    assertThat(http.status()).as("%s", this).isEqualTo(status);
    return this;
  }

  Element root() {
    return document.getDocumentElement();
  }

  private Element soapPayload() {
    assertThat(root().getLocalName()).as("%s", this).isEqualTo("Envelope");
    assertThat(root().getNamespaceURI()).isEqualTo(SOAP);
    return (Element) document.getElementsByTagNameNS(SOAP, "Body").item(0).getFirstChild();
  }

  /** The text of the first element of that name. */
  String text(String name) {
    NodeList elements = document.getElementsByTagNameNS("*", name);
    assertThat(elements.getLength()).as("%s in %s", name, this).isPositive();
    return elements.item(0).getTextContent();
  }

  NodeList all(String name) {
    return document.getElementsByTagNameNS("*", name);
  }

  @Override
  public String toString() {
    return http.toString();
  }
}
