package org.turkbridge.xml;

import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * Makes the factories of XML parsers, each a new one, to be set further by its user. What they make
 * reads no document type declaration and nothing outside the text, and expands no entity but those
 * of XML itself and character references.
 */
public final class XmlFactories {
  private static final String REFUSE_DOCTYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";

  private XmlFactories() {}

  /**
   * Streams of events. A DOCTYPE is an event that says nothing: whoever must not pass over it
   * refuses it. A reference to an entity that it declares is an error, as to one that nothing does.
   */
  public static WstxInputFactory streams() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** Trees, with namespaces. A DOCTYPE is an error. */
  public static DocumentBuilderFactory trees() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(REFUSE_DOCTYPE, true);
      return factory;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This JVM's XML parser cannot refuse a DOCTYPE", e);
    }
  }

  /** Schemas of XML Schema, which may include and import nothing. */
  public static SchemaFactory schemas() {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory;
    } catch (SAXException e) {
      throw new IllegalStateException("This JVM's XML Schema cannot be kept from fetching", e);
    }
  }
}
