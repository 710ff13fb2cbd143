package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class WsdlDocumentsTest {
  private static final String ADDRESS = "http://old.example:8014/";
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

  private final WsdlDocuments documents = new WsdlDocuments();

  static List<ApiVersion> versions() {
    return ApiVersion.ALL;
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private String get(String path, String query) {
    Optional<WireResponse> answer = documents.answer(path, query, ADDRESS);
    assertThat(answer).as(path).isPresent();
    return new String(answer.get().body(), StandardCharsets.UTF_8);
  }

  @Test
  void twelveVersionsAreKnown() {
    assertThat(ApiVersion.ALL).hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void schemaOfEveryVersionCompiles(ApiVersion version) throws Exception {
    String xsd = documents.xsd(version);
    assertThat(parse(xsd).getDocumentElement().getAttribute("targetNamespace"))
        .isEqualTo(version.namespace());
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new StreamSource(new StringReader(xsd)));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void wsdlOfEveryVersionHoldsASchemaThatCompilesAndTheAddress(ApiVersion version)
      throws Exception {
    Document wsdl = parse(documents.wsdl(version, ADDRESS));
    assertThat(wsdl.getDocumentElement().getAttribute("targetNamespace"))
        .isEqualTo(version.namespace());
    Element schema =
        (Element) wsdl.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema").item(0);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new DOMSource(schema));
    Element address =
        (Element)
            wsdl.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/soap/", "address").item(0);
    assertThat(address.getAttribute("location"))
        .isEqualTo("http://old.example:8014/?Service=AWSMechanicalTurkRequester");
    Element operation =
        (Element)
            wsdl.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/soap/", "operation")
                .item(0);
    assertThat(operation.getAttribute("soapAction")).isEqualTo("http://soap.amazon.com");
    assertThat(wsdl.getElementsByTagNameNS(WSDL, "portType").getLength()).isOne();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyVersionHasItsPaths(ApiVersion version) {
    String folder = "/AWSMechanicalTurk/" + version.date() + "/AWSMechanicalTurkRequester";
    assertThat(get(folder + ".wsdl", "")).isEqualTo(documents.wsdl(version, ADDRESS));
    assertThat(get(folder + ".xsd", "")).isEqualTo(documents.xsd(version));
    assertThat(get("/", "wsdl&Version=" + version.date()))
        .isEqualTo(documents.wsdl(version, ADDRESS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wsdl", "WSDL", "wsdl=", "Service=AWSMechanicalTurkRequester&wsdl"})
  void wsdlOfTheNewestVersionIsAtTheServiceItself(String query) {
    for (String path : List.of("", "/", "/onca/soap", "/onca/xml")) {
      assertThat(get(path, query)).isEqualTo(documents.wsdl(ApiVersion.LATEST, ADDRESS));
    }
  }

  @Test
  void unversionedPathsAreTheNewestVersion() {
    assertThat(get("/AWSMechanicalTurk/AWSMechanicalTurkRequester.wsdl", ""))
        .isEqualTo(documents.wsdl(ApiVersion.LATEST, ADDRESS));
    assertThat(get("/AWSMechanicalTurk/AWSMechanicalTurkRequester.xsd", ""))
        .isEqualTo(documents.xsd(ApiVersion.LATEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/AWSMechanicalTurk/2099-01-01/AWSMechanicalTurkRequester.wsdl",
        "/AWSMechanicalTurk/AWSMechanicalTurkRequester.dtd",
        "/nowhere",
        "/"
      })
  void otherPathsAreNoDocuments(String path) {
    assertThat(documents.answer(path, "a=wsdl", ADDRESS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wsdl&Version=2099-01-01", "wsdl&Version=%FF"})
  void unknownVersionIsNoDocument(String query) {
    assertThat(documents.answer("/", query, ADDRESS)).isEmpty();
  }

  @Test
  void addressIsEscaped() throws Exception {
    Document wsdl = parse(documents.wsdl(ApiVersion.LATEST, "http://a/?b&c=\"<d>\"/"));
    Element address =
        (Element)
            wsdl.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/soap/", "address").item(0);
    assertThat(address.getAttribute("location")).startsWith("http://a/?b&c=\"<d>\"/");
  }
}
