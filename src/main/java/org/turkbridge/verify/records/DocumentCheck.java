package org.turkbridge.verify.records;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.sax.WstxSAXParser;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.Set;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.schema.DocumentSchema;
import org.turkbridge.xml.XmlFactories;
import org.turkbridge.xml.XmlProblem;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads documents of one kind. Not for more than one thread. */
final class DocumentCheck {
  private final WstxSAXParser parser = new WstxSAXParser(factory(), false);
  private final ValidatedDocument events;

  DocumentCheck(DocumentKind kind, DocumentSchema schema) {
    this.events = new ValidatedDocument(kind, schema.newValidatorHandler());
    parser.setContentHandler(events);
    parser.setErrorHandler(events);
    try {
      parser.setProperty("http://xml.org/sax/properties/lexical-handler", events);
    } catch (SAXException e) {
      throw new IllegalStateException("every parser of SAX 2 has it", e);
    }
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = XmlFactories.streams();
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Depth.MOST);
    return factory;
  }

  /**
   * What can be said of a document. White space around it is not part of it; a text of white space
   * alone is none.
   */
  DocumentFacts facts(String text) {
    String document = XmlSpace.trim(text);
    if (document.isEmpty()) {
      return DocumentFacts.NOTHING;
    }
    try {
      parser.parse(new InputSource(new StringReader(document)));
      return new DocumentFacts(true, null, events.complaint(), events.questions());
    } catch (SAXParseException e) {
      if (Depth.isExceeded(e)) {
        return new DocumentFacts(
            true, null, "elements are nested more than %d deep".formatted(Depth.MOST), Set.of());
      }
      return notWellFormed(XmlProblem.of(e).text());
    } catch (SAXException e) {
      return notWellFormed(XmlProblem.of(e).text());
    }
  }

  private static DocumentFacts notWellFormed(String message) {
    return new DocumentFacts(true, message, null, Set.of());
  }
}
