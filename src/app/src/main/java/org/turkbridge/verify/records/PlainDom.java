package org.turkbridge.verify.records;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.turkbridge.xml.XmlFactories;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Trees of elements, attributes and text, without namespaces, comments and the like. */
final class PlainDom {
  private final Document document;

  PlainDom() {
    try {
      this.document = XmlFactories.trees().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser has no such settings", e);
    }
  }

  static String localName(String name) {
    return name.substring(name.lastIndexOf(':') + 1);
  }

  /** An element with that text. */
  Element element(String name, String text) {
    Element element = document.createElementNS(null, name);
    append(element, text);
    return element;
  }

  /** Adds text behind what is in an element. */
  void append(Element element, String text) {
    if (text.isEmpty()) {
      return;
    }
    Node last = element.getLastChild();
    if (last instanceof Text before) {
      before.appendData(text);
    } else {
      element.appendChild(document.createTextNode(text));
    }
  }

  /** The element that a reader, which knows no namespaces, stands on; it goes to its end tag. */
  Element element(XMLStreamReader reader) throws XMLStreamException {
    Element element = document.createElementNS(null, localName(reader.getLocalName()));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      if (!name.equals("xmlns") && !name.startsWith("xmlns:")) {
        element.setAttributeNS(null, localName(name), reader.getAttributeValue(i));
      }
    }
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> element.appendChild(element(reader));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            append(element, reader.getText());
        default -> {
          // Nothing that counts.
        }
      }
    }
    return element;
  }
}
