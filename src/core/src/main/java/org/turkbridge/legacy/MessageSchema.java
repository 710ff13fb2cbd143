package org.turkbridge.legacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import org.turkbridge.translate.KnownElements;
import org.turkbridge.xml.XmlEscaper;
import org.turkbridge.xml.XmlFactories;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The message schema in the namespace of one version, without what that version did not have.
 *
 * <p>It is written as the original documents were, for readers that take no notice of namespaces or
 * of more than the text: the prefixes {@code xs} and {@code tns}, an element's name before all
 * else.
 */
final class MessageSchema {
  private static final String RESOURCE = "/schemas/AWSMechanicalTurkRequester.xsd";
  private static final String RESPONSE = "Response";
  private static final String REQUEST = "Request";

  /** Of the attributes that say which versions have an element, and how often. */
  private static final String VERSIONS = "urn:turkbridge:version";

  private static final String SINCE = "since";
  private static final String UNTIL = "until";
  private static final String OPTIONAL_SINCE = "optionalSince";
  private static final String REPEATABLE_SINCE = "repeatableSince";

  private static final Set<String> REFERENCES = Set.of("ref", "type", "base");
  private static final List<String> FIRST_ATTRIBUTES = List.of("name", "ref", "type", "minOccurs");
  private static final String INDENT = "  ";

  private final ApiVersion version;
  private final Element schema;

  private MessageSchema(ApiVersion version, Element schema) {
    this.version = version;
    this.schema = schema;
  }

  static MessageSchema of(ApiVersion version) {
    MessageSchema messages = new MessageSchema(version, schemaOfAll());
    List<String> everyOperation = messages.operations();
    messages.keepKnown(messages.schema);
    Set<String> kept = messages.names("element").collect(Collectors.toSet());
    everyOperation.stream()
        .filter(operation -> !kept.contains(operation))
        .forEach(messages::removeOperation);
    messages.removeUnusedTypes();
    return messages;
  }

  /** What each version knows of the elements that not every version has. */
  static Map<ApiVersion, KnownElements> knownElements() {
    Element schema = schemaOfAll();
    Map<String, List<Element>> varying = new HashMap<>();
    for (Element type : children(schema)) {
      List<Element> inType = descendants(type).filter(MessageSchema::varies).toList();
      if (!inType.isEmpty()) {
        varying.put(type.getAttribute("name"), inType);
      }
    }
    return ApiVersion.ALL.stream()
        .collect(
            Collectors.toMap(
                version -> version, version -> new MessageSchema(version, schema).known(varying)));
  }

  /** Whether versions differ in it. */
  private static boolean varies(Element element) {
    return Stream.of(SINCE, UNTIL, REPEATABLE_SINCE)
        .anyMatch(attribute -> element.hasAttributeNS(VERSIONS, attribute));
  }

  private KnownElements known(Map<String, List<Element>> varying) {
    return new KnownElements(
        names(varying, element -> !has(element)),
        names(varying, element -> !reached(element, REPEATABLE_SINCE)));
  }

  private static Map<String, Set<String>> names(
      Map<String, List<Element>> elements, Predicate<Element> which) {
    Map<String, Set<String>> names = new HashMap<>();
    elements.forEach(
        (type, inType) ->
            names.put(
                type,
                inType.stream()
                    .filter(which)
                    // An enumerated value has no name.
                    .map(each -> each.getAttribute("name") + each.getAttribute("value"))
                    .collect(Collectors.toUnmodifiableSet())));
    return Map.copyOf(names);
  }

  private static Element schemaOfAll() {
    try (InputStream in = MessageSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + RESOURCE);
      }
      return XmlFactories.trees().newDocumentBuilder().parse(in).getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(RESOURCE + " of the jar cannot be read", e);
    }
  }

  private void keepKnown(Element element) {
    for (Element child : children(element)) {
      if (!has(child)) {
        element.removeChild(child);
        continue;
      }
      if (!reached(child, OPTIONAL_SINCE)) {
        child.removeAttribute("minOccurs");
      }
      if (!reached(child, REPEATABLE_SINCE)) {
        child.removeAttribute("maxOccurs");
      }
      keepKnown(child);
    }
  }

  /** Whether this is the version that the attribute names or a later one; so if it names none. */
  private boolean reached(Element element, String attribute) {
    // Dates in this form sort like text.
    return version.date().compareTo(element.getAttributeNS(VERSIONS, attribute)) >= 0;
  }

  private boolean has(Element element) {
    String until = element.getAttributeNS(VERSIONS, UNTIL);
    return reached(element, SINCE) && (until.isEmpty() || version.date().compareTo(until) <= 0);
  }

  /** What is left of an operation whose element is gone. */
  private void removeOperation(String operation) {
    global("element", operation + RESPONSE).forEach(schema::removeChild);
    String echoed = operation + REQUEST;
    global("element", REQUEST)
        .flatMap(MessageSchema::descendants)
        .filter(element -> element.getAttribute("type").equals(echoed))
        .forEach(echo -> echo.getParentNode().removeChild(echo));
  }

  private void removeUnusedTypes() {
    List<Element> unused;
    do {
      Set<String> used =
          descendants(schema)
              .flatMap(element -> REFERENCES.stream().map(element::getAttribute))
              .collect(Collectors.toSet());
      unused =
          Stream.of("complexType", "simpleType")
              .flatMap(this::globals)
              .filter(type -> !used.contains(type.getAttribute("name")))
              .toList();
      unused.forEach(schema::removeChild);
    } while (!unused.isEmpty());
  }

  private Stream<Element> globals(String kind) {
    return children(schema).stream().filter(element -> element.getLocalName().equals(kind));
  }

  private Stream<String> names(String kind) {
    return globals(kind).map(element -> element.getAttribute("name"));
  }

  private Stream<Element> global(String kind, String name) {
    return globals(kind).filter(element -> element.getAttribute("name").equals(name));
  }

  private static Stream<Element> descendants(Element element) {
    return children(element).stream()
        .flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
  }

  private static List<Element> children(Element element) {
    NodeList nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  /** The operations that the version has, in the order of the schema. */
  List<String> operations() {
    return names("element")
        .filter(name -> name.endsWith(RESPONSE))
        .map(name -> name.substring(0, name.length() - RESPONSE.length()))
        .toList();
  }

  /** The schema without an XML declaration. */
  String xml() {
    StringBuilder xml = new StringBuilder();
    xml.append("<xs:schema xmlns:xs=\"" + XMLConstants.W3C_XML_SCHEMA_NS_URI + "\"\n");
    xml.append("    targetNamespace=\"" + version.namespace() + "\"\n");
    xml.append("    xmlns:tns=\"" + version.namespace() + "\"\n");
    xml.append("    elementFormDefault=\"qualified\">\n");
    children(schema).stream()
        .filter(element -> !element.getLocalName().equals("group"))
        .forEach(element -> write(element, INDENT, xml));
    return xml.append("</xs:schema>\n").toString();
  }

  private void write(Element element, String indent, StringBuilder xml) {
    if (element.getLocalName().equals("group")) {
      global("group", element.getAttribute("ref"))
          .flatMap(group -> children(group).stream())
          .flatMap(sequence -> children(sequence).stream())
          .forEach(member -> write(member, indent, xml));
      return;
    }
    String name = "xs:" + element.getLocalName();
    xml.append(indent).append('<').append(name);
    attributes(element).forEach(attribute -> write(attribute, xml));
    List<Element> children = children(element);
    if (children.isEmpty()) {
      xml.append("/>\n");
    } else {
      xml.append(">\n");
      children.forEach(child -> write(child, indent + INDENT, xml));
      xml.append(indent).append("</").append(name).append(">\n");
    }
  }

  private static void write(Attr attribute, StringBuilder xml) {
    String value = attribute.getValue();
    boolean ofThisSchema = REFERENCES.contains(attribute.getName()) && value.indexOf(':') < 0;
    xml.append(' ').append(attribute.getName()).append("=\"");
    xml.append(ofThisSchema ? "tns:" : "").append(XmlEscaper.ATTRIBUTE.escape(value)).append('"');
  }

  /** Those of XML Schema, in the order in which they are usually written. */
  private static List<Attr> attributes(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    return IntStream.range(0, attributes.getLength())
        .mapToObj(attributes::item)
        .filter(attribute -> attribute.getNamespaceURI() == null)
        .map(Attr.class::cast)
        .sorted(Comparator.comparingInt(MessageSchema::place))
        .toList();
  }

  private static int place(Node attribute) {
    int place = FIRST_ATTRIBUTES.indexOf(attribute.getNodeName());
    return place < 0 ? FIRST_ATTRIBUTES.size() : place;
  }
}
