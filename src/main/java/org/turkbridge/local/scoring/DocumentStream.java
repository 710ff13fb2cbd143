package org.turkbridge.local.scoring;

import com.ctc.wstx.api.WstxInputProperties;
import java.io.StringReader;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.xml.XmlFactories;

/**
 * The events of one document. Nothing outside it is read and no entity expanded; its elements are
 * in the namespace of the schema even where the document is of another version or of none.
 */
final class DocumentStream extends StreamReaderDelegate {
  private static final int DEEPEST = 64;

  /** Makes streams. */
  static final class Factory {
    private final XMLInputFactory factory = XmlFactories.streams();

    Factory() {
      factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
      // Else broken text is found when it is used, as an unchecked exception.
      factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    }

    /** A stream that stands on the root element. */
    DocumentStream open(DocumentKind kind, String text) throws XMLStreamException {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      DocumentStream stream = new DocumentStream(kind, xml);
      stream.goToRoot();
      return stream;
    }
  }

  private final DocumentKind kind;

  /** The namespace that is replaced, null if none is. */
  private @Nullable String replaced;

  private DocumentStream(DocumentKind kind, XMLStreamReader xml) {
    super(xml);
    this.kind = kind;
  }

  private void goToRoot() throws XMLStreamException {
    while (!isStartElement()) {
      next();
    }
    String namespace = textOf(super.getNamespaceURI());
    replaced = kind.isReadAs(namespace) ? namespace : null;
  }

  /** The namespace of the root as it was written, empty for none. */
  String writtenNamespace() {
    return replaced == null ? textOf(super.getNamespaceURI()) : replaced;
  }

  /** Makes sure that nothing comes behind the root that may not be there. */
  void finish() throws XMLStreamException {
    while (hasNext()) {
      next();
    }
  }

  @Override
  public int next() throws XMLStreamException {
    int event = super.next();
    if (event == DTD) {
      throw new XMLStreamException("a DOCTYPE is not allowed; leave it out", getLocation());
    }
    if (event == ENTITY_REFERENCE) {
      throw new XMLStreamException(
          "the entity '" + getLocalName() + "' is not known; write the character", getLocation());
    }
    return event;
  }

  @Override
  public String getNamespaceURI() {
    return inSchema(super.getNamespaceURI());
  }

  @Override
  public QName getName() {
    QName name = super.getName();
    return new QName(inSchema(name.getNamespaceURI()), name.getLocalPart(), name.getPrefix());
  }

  private String inSchema(@Nullable String namespace) {
    String written = textOf(namespace);
    return written.equals(replaced) ? kind.namespace() : written;
  }

  private static String textOf(@Nullable String namespace) {
    return namespace == null ? "" : namespace;
  }
}
