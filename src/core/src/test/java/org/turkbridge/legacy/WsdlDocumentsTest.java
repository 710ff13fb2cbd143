package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

final class WsdlDocumentsTest {
  private static final String ADDRESS = "http://old.example:8014/";
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

  private final WsdlDocuments documents = new WsdlDocuments();

  static List<ApiVersion> versions() {
    return ApiVersion.ALL;
  }

  private static Document parse(String xml) throws Exception {
    return parse(xml, true);
  }

  private static Document parse(String xml, boolean namespaceAware) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(namespaceAware);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private String get(String path, String query) {
    Optional<WireResponse> answer = documents.answer(path, query, ADDRESS);
    assertThat(answer).as(path).isPresent();
    return new String(answer.get().body(), StandardCharsets.UTF_8);
  }

  /** Many may ask for it and not read it. */
  @ParameterizedTest
  @ValueSource(strings = {"wsdl", "xsd"})
  void isKeptOnceHoweverManyAskForIt(String kind) {
    String path = "/AWSMechanicalTurk/AWSMechanicalTurkRequester." + kind;
    WireResponse first = documents.answer(path, "", "http://one.example/").orElseThrow();
    WireResponse second = documents.answer(path, "", "http://two.example/?a=1&b").orElseThrow();

    assertThat(second.segments().get(0)).isSameAs(first.segments().get(0));
    assertThat(new String(second.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            kind.equals("xsd")
                ? documents.xsd(ApiVersion.LATEST)
                : documents.wsdl(ApiVersion.LATEST, "http://two.example/?a=1&b"));
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

  private static List<Element> children(Node parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  /** As Perl's listOperations does: {@code {binding}[0]{operation}[n]{name}[0]}. */
  private List<String> operationsWithoutNamespaces(ApiVersion version) throws Exception {
    Document wsdl = parse(documents.wsdl(version, ADDRESS), false);
    return children(wsdl.getDocumentElement()).stream()
        .filter(element -> element.getTagName().equals("binding"))
        .limit(1)
        .flatMap(binding -> children(binding).stream())
        .filter(element -> element.getTagName().equals("operation"))
        .map(operation -> operation.getAttribute("name"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"2007-06-21, 40", "2013-11-15, 44", "2014-08-15, 44"})
  void asManyOperationsAreFoundWithoutNamespacesAsTheOriginalHas(String date, int count)
      throws Exception {
    assertThat(operationsWithoutNamespaces(ApiVersion.ofDate(date).orElseThrow())).hasSize(count);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyOperationIsThereOnceInEveryPart(ApiVersion version) throws Exception {
    List<String> operations = operationsWithoutNamespaces(version);
    assertThat(operations).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    Document wsdl = parse(documents.wsdl(version, ADDRESS), false);
    assertThat(names(wsdl, "portType", "operation")).isEqualTo(operations);
    assertThat(names(wsdl, "definitions", "message"))
        .containsExactlyElementsOf(
            operations.stream()
                .flatMap(name -> Stream.of(name + "RequestMsg", name + "ResponseMsg"))
                .toList());
    assertThat(names(wsdl, "xs:schema", "xs:element"))
        .containsAll(operations)
        .containsAll(operations.stream().map(name -> name + "Response").toList());
  }

  private static List<String> names(Document document, String parent, String child) {
    return children(document.getElementsByTagName(parent).item(0)).stream()
        .filter(element -> element.getTagName().equals(child))
        .map(element -> element.getAttribute("name"))
        .toList();
  }

  @Test
  void everyOperationThatTheApiEverHadIsInSomeVersionAndNoOther() throws Exception {
    Set<String> operations = new TreeSet<>();
    for (ApiVersion version : ApiVersion.ALL) {
      operations.addAll(operationsWithoutNamespaces(version));
    }
    assertThat(operations).containsExactlyInAnyOrderElementsOf(LegacyOperations.all().keySet());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void prefixesAreThoseOfTheOriginals(ApiVersion version) throws Exception {
    NodeList all = parse(documents.wsdl(version, ADDRESS), false).getElementsByTagName("*");
    assertThat(IntStream.range(0, all.getLength()).mapToObj(all::item).map(Node::getNodeName))
        .contains("definitions", "types", "message", "part", "portType", "operation", "input")
        .contains("output", "binding", "service", "port", "xs:schema", "soap:address")
        .allMatch(name -> name.matches("(xs:|soap:)?\\w+"));
    assertThat(documents.xsd(version))
        .contains(" ref=\"tns:Request\"", " type=\"tns:QualificationRequest\"");
  }

  /** Tools that look for text expect a name where it is usually written. */
  @ParameterizedTest
  @MethodSource("versions")
  void nameComesBeforeAllOtherAttributes(ApiVersion version) {
    assertThat(documents.wsdl(version, ADDRESS).lines())
        .filteredOn(line -> line.contains(" name="))
        .hasSizeGreaterThan(500)
        .allMatch(line -> line.matches("\\s*<[\\w:]+ name=\"\\w+\".*"))
        .noneMatch(line -> line.contains("'"));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void typesThatOnlyOtherVersionsUseAreNotThere(ApiVersion version) throws Exception {
    Document xsd = parse(documents.xsd(version));
    NodeList all = xsd.getElementsByTagName("*");
    Set<String> used =
        IntStream.range(0, all.getLength())
            .mapToObj(all::item)
            .map(Element.class::cast)
            .map(element -> element.getAttribute("type").replace("tns:", ""))
            .collect(Collectors.toSet());
    assertThat(children(xsd.getDocumentElement()))
        .filteredOn(element -> element.getLocalName().endsWith("Type"))
        .extracting(element -> element.getAttribute("name"))
        .hasSizeGreaterThan(50)
        .isSubsetOf(used);
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
