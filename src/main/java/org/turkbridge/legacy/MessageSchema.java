package org.turkbridge.legacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The message schema in the namespace of one version, without what that version did not know. */
final class MessageSchema {
  private static final String RESOURCE = "/schemas/AWSMechanicalTurkRequester.xsd";
  private static final String RESPONSE = "Response";

  /** Of the attribute that names the first version to have an element. */
  private static final String VERSIONS = "urn:turkbridge:version";

  private static final String SINCE = "since";

  private final Document document;

  private MessageSchema(Document document) {
    this.document = document;
  }

  static MessageSchema of(ApiVersion version) {
    try (InputStream in = MessageSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + RESOURCE);
      }
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setIgnoringComments(true);
      Document document = factory.newDocumentBuilder().parse(in);
      keepKnown(document.getDocumentElement(), version);
      Element schema = document.getDocumentElement();
      schema.removeAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "v");
      schema.setAttribute(XMLConstants.XMLNS_ATTRIBUTE, version.namespace());
      schema.setAttribute("targetNamespace", version.namespace());
      return new MessageSchema(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(RESOURCE + " of the jar cannot be read", e);
    }
  }

  private static void keepKnown(Element element, ApiVersion version) {
    for (Element child : children(element)) {
      // Dates in this form sort like text.
      if (child.getAttributeNS(VERSIONS, SINCE).compareTo(version.date()) > 0) {
        Node before = child.getPreviousSibling();
        if (before != null && before.getNodeType() == Node.TEXT_NODE) {
          element.removeChild(before);
        }
        element.removeChild(child);
      } else {
        child.removeAttributeNS(VERSIONS, SINCE);
        keepKnown(child, version);
      }
    }
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
    return children(document.getDocumentElement()).stream()
        .map(element -> element.getAttribute("name"))
        .filter(name -> name.endsWith(RESPONSE))
        .map(name -> name.substring(0, name.length() - RESPONSE.length()))
        .toList();
  }

  /** The schema without an XML declaration. */
  String xml() {
    try {
      Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
      writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter xml = new StringWriter();
      writer.transform(new DOMSource(document), new StreamResult(xml));
      return xml.append('\n').toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("The message schema cannot be written", e);
    }
  }
}
