package org.turkbridge.archive.xml;

import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLOutputFactory2;
import org.codehaus.stax2.XMLStreamProperties;
import org.codehaus.stax2.XMLStreamWriter2;
import org.jspecify.annotations.Nullable;

/**
 * Elements written back to the text of a document of their own: as they were, with declarations of
 * the namespaces that they took from around them.
 */
final class ElementCopy {
  /** A writer wants a root, but text may stand beside elements, and elements beside each other. */
  private static final String AROUND = "r";

  private static final String START = "<" + AROUND + ">";
  private static final String END = "</" + AROUND + ">";

  private final XmlCursor cursor;
  private final NamespaceScope around;
  private final StringBuffer out;
  private final XMLStreamWriter2 writer;
  private final Deque<Set<String>> declared = new ArrayDeque<>();
  private @Nullable String undeclared;

  ElementCopy(XmlCursor cursor, NamespaceScope around) throws XMLStreamException {
    this.cursor = cursor;
    this.around = around;
    StringWriter text = new StringWriter();
    this.out = text.getBuffer();
    this.writer = (XMLStreamWriter2) outputFactory().createXMLStreamWriter(text);
    writer.writeStartElement(AROUND);
  }

  private static XMLOutputFactory outputFactory() {
    XMLOutputFactory factory = new WstxOutputFactory();
    factory.setProperty(XMLStreamProperties.XSP_NAMESPACE_AWARE, false);
    factory.setProperty(XMLOutputFactory2.P_AUTOMATIC_EMPTY_ELEMENTS, false);
    factory.setProperty(WstxOutputProperties.P_ADD_SPACE_AFTER_EMPTY_ELEM, false);
    return factory;
  }

  /** What was copied; the last thing to ask for. */
  String text() throws XMLStreamException {
    writer.writeFullEndElement();
    writer.flush();
    return out.substring(START.length(), out.length() - END.length());
  }

  /** A prefix that the elements use and nobody declares; null if there is none. */
  @Nullable String undeclaredPrefix() {
    return undeclared;
  }

  /** Adds text that came before the first element. */
  void characters(String text) throws XMLStreamException {
    writer.writeCharacters(text);
  }

  /** Adds the element that the cursor stands on; the cursor goes to its end. */
  void element() throws XMLStreamException, BrokenXmlException {
    int depth = 0;
    int event = XMLStreamConstants.START_ELEMENT;
    while (true) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        boolean empty = cursor.parser().isEmptyElement();
        start(empty);
        if (empty) {
          cursor.next();
          declared.pop();
        } else {
          depth++;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        writer.writeFullEndElement();
        declared.pop();
        depth--;
      } else {
        misc(event);
      }
      if (depth == 0) {
        return;
      }
      event = cursor.next();
    }
  }

  /** Adds the text, comment or processing instruction that the cursor stands on. */
  void misc(int event) throws XMLStreamException, BrokenXmlException {
    switch (event) {
      case XMLStreamConstants.CDATA -> writer.writeCData(cursor.text());
      case XMLStreamConstants.COMMENT -> writer.writeComment(cursor.text());
      case XMLStreamConstants.PROCESSING_INSTRUCTION ->
          writer.writeProcessingInstruction(
              cursor.parser().getPITarget(), cursor.instructionData());
      case XMLStreamConstants.END_DOCUMENT -> throw BrokenXmlException.newDocument(cursor);
      default -> writer.writeCharacters(cursor.text());
    }
    checkLength();
  }

  private void start(boolean empty) throws XMLStreamException, BrokenXmlException {
    XMLStreamReader element = cursor.parser();
    if (cursor.isAtRecord()) {
      // Records of one kind stand together.
      throw BrokenXmlException.nestedRecord(cursor, cursor.localName());
    }
    if (empty) {
      writer.writeEmptyElement(element.getLocalName());
    } else {
      writer.writeStartElement(element.getLocalName());
    }
    declared.push(new HashSet<>(NamespaceScope.declaredBy(element).keySet()));
    declare(NamespaceScope.prefix(element.getLocalName()));
    for (int i = 0; i < element.getAttributeCount(); i++) {
      String name = element.getAttributeLocalName(i);
      String prefix = NamespaceScope.prefix(name);
      if (!prefix.isEmpty() && !NamespaceScope.isDeclaration(name)) {
        declare(prefix);
      }
      writer.writeAttribute(name, element.getAttributeValue(i));
    }
    checkLength();
  }

  private void declare(String prefix) throws XMLStreamException {
    if (prefix.equals("xml") || declared.stream().anyMatch(inner -> inner.contains(prefix))) {
      return;
    }
    String namespace = around.namespace(prefix);
    if (namespace != null && !namespace.isEmpty()) {
      writer.writeAttribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace);
      declared.element().add(prefix);
    } else if (!prefix.isEmpty()) {
      undeclared = prefix;
    }
  }

  private void checkLength() throws BrokenXmlException {
    if (out.length() > XmlCursor.LONGEST_TOKEN) {
      throw BrokenXmlException.tooLong(cursor);
    }
  }
}
