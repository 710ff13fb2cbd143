package org.turkbridge.schema;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.sax.WstxSAXParser;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.turkbridge.xml.XmlFactories;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Passes the events of one document after another on, its elements in the namespace of the schema
 * even where it is of another version or of none. Nothing outside a document is read and no entity
 * expanded. Not for more than one thread.
 */
public class DocumentEvents extends DefaultHandler2 {
  private final DocumentKind kind;
  private final ContentHandler target;
  private final WstxSAXParser parser;
  private @Nullable Locator locator;
  private boolean atRoot;
  private String writtenNamespace = "";
  private boolean replaces;

  /**
   * Events for a target.
   *
   * @param parsers as {@link #parsers} makes them
   */
  public DocumentEvents(DocumentKind kind, ContentHandler target, WstxInputFactory parsers) {
    this.kind = kind;
    this.target = target;
    this.parser = new WstxSAXParser(parsers, false);
  }

  /** Makes parsers for elements nested so deep at most; several threads may use it. */
  public static WstxInputFactory parsers(int deepest) {
    WstxInputFactory factory = XmlFactories.streams();
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, deepest);
    return factory;
  }

  /**
   * Reads a document.
   *
   * @throws SAXException if it is not well-formed or has a DOCTYPE, and what the target throws
   */
  public final void parse(String document) throws SAXException {
    parser.setContentHandler(this);
    parser.setErrorHandler(this);
    parser.setProperty("http://xml.org/sax/properties/lexical-handler", this);
    parser.parse(new InputSource(new StringReader(document)));
  }

  /** Where the event that is passed on begins; null before the first document. */
  public final @Nullable Locator place() {
    return locator;
  }

  /** The namespace of the root as it was written, empty for none. */
  public final String writtenNamespace() {
    return writtenNamespace;
  }

  @Override
  public void setDocumentLocator(Locator place) {
    locator = place;
    target.setDocumentLocator(place);
  }

  @Override
  public void startDocument() throws SAXException {
    atRoot = true;
    target.startDocument();
  }

  @Override
  public void endDocument() throws SAXException {
    target.endDocument();
  }

  @Override
  public void startDTD(String name, @Nullable String publicId, @Nullable String systemId)
      throws SAXException {
    throw new SAXParseException("a DOCTYPE is not allowed; leave it out", locator);
  }

  @Override
  public void skippedEntity(String name) throws SAXException {
    throw new SAXParseException(
        "the entity '" + name + "' is not known; write the character", locator);
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    target.startPrefixMapping(prefix, uri);
  }

  @Override
  public void endPrefixMapping(String prefix) throws SAXException {
    target.endPrefixMapping(prefix);
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    if (atRoot) {
      atRoot = false;
      replaces = kind.isReadAs(uri);
      writtenNamespace = uri;
    }
    target.startElement(inSchema(uri), localName, qName, attributes);
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    target.endElement(inSchema(uri), localName, qName);
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    target.characters(text, start, length);
  }

  private String inSchema(String uri) {
    return replaces && uri.equals(writtenNamespace) ? kind.namespace() : uri;
  }
}
