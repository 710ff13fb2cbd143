package org.turkbridge.message;

import java.io.StringWriter;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.NullMarked;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Trees of the archives in {@code samples/}. */
@NullMarked
final class SampleTrees {
  private SampleTrees() {}

  /** The document that an element holds in any of the forms of an archive; empty if none. */
  static String document(Element holder) {
    return children(holder)
        .findFirst()
        .map(SampleTrees::serialised)
        .orElseGet(() -> unescapedTwice(holder.getTextContent().strip()));
  }

  private static String unescapedTwice(String text) {
    return text.startsWith("&lt;")
        ? Sample.parse("<text>" + text + "</text>").getDocumentElement().getTextContent().strip()
        : text;
  }

  /** The elements in an element. */
  static Stream<Element> children(Element parent) {
    return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  /** The text of the first child of that name; empty if there is none. */
  static String text(Element record, String name) {
    return children(record)
        .filter(child -> name.equals(child.getLocalName()))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static String serialised(Element element) {
    try {
      TransformerFactory transformers = TransformerFactory.newInstance();
      transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer identity = transformers.newTransformer();
      identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      identity.transform(new DOMSource(element), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A record inside the elements of that path, all of it in no namespace. */
  static DOMSource inside(String path, Element record) {
    String[] names = path.split("/", -1);
    Document document = Sample.parse("<" + names[0] + "/>");
    Node around = document.getDocumentElement();
    for (int i = 1; i < names.length; i++) {
      around = around.appendChild(document.createElementNS(null, names[i]));
    }
    around.appendChild(copy(document, record));
    return new DOMSource(document);
  }

  /** A message in no namespace. */
  static DOMSource withoutNamespace(Element message) {
    Document document = Sample.parse("<replaced/>");
    document.replaceChild(copy(document, message), document.getDocumentElement());
    return new DOMSource(document);
  }

  private static Element copy(Document to, Element from) {
    Element copy = to.createElementNS(null, from.getLocalName());
    for (int i = 0; i < from.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) from.getAttributes().item(i);
      if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        copy.setAttributeNode((Attr) to.importNode(attribute, true));
      }
    }
    for (Node node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
      copy.appendChild(
          node instanceof Element element ? copy(to, element) : to.importNode(node, true));
    }
    return copy;
  }
}
