package org.turkbridge.local.scoring;

import com.ctc.wstx.stax.WstxInputFactory;
import java.util.HashMap;
import java.util.Map;
import javax.xml.validation.ValidatorHandler;
import org.turkbridge.schema.DocumentEvents;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.schema.DocumentSchema;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Holds documents of one kind against their schema. Safe for any thread. */
final class SchemaCheck {
  private final DocumentKind kind;
  private final DocumentSchema schema;
  private final WstxInputFactory parsers;

  /**
   * A check.
   *
   * @param parsers read the documents
   */
  SchemaCheck(DocumentKind kind, WstxInputFactory parsers) {
    this.kind = kind;
    this.schema = DocumentSchema.of(kind);
    this.parsers = parsers;
  }

  /**
   * Requires a document to be one of its kind.
   *
   * @return the texts of its elements, without those of elements inside, by their names
   * @throws DocumentException unless it is well-formed and valid
   */
  Map<String, String> require(DocumentText document) {
    Validation validation = new Validation(kind, schema.newValidatorHandler(), parsers);
    try {
      validation.parse(document.text());
      return validation.texts;
    } catch (InvalidDocument e) {
      throw document.notValid(
          new DocumentPlace(e.getLineNumber(), e.getColumnNumber()),
          kind.unqualified(String.valueOf(e.getMessage())));
    } catch (SAXException e) {
      throw document.notWellFormed(e);
    }
  }

  /** Passes one document to the validator, and keeps its texts. */
  private static final class Validation extends DocumentEvents {
    private final Map<String, String> texts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    Validation(DocumentKind kind, ValidatorHandler validator, WstxInputFactory parsers) {
      super(kind, validator, parsers);
      validator.setErrorHandler(this);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      text.setLength(0);
      super.startElement(uri, localName, qName, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
      super.endElement(uri, localName, qName);
      texts.put(localName, text.toString());
      text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
      text.append(characters, start, length);
      super.characters(characters, start, length);
    }

    /** What the schema has against it first ends the reading. */
    @Override
    public void error(SAXParseException e) throws SAXException {
      throw new InvalidDocument(e);
    }
  }

  private static final class InvalidDocument extends SAXParseException {
    private static final long serialVersionUID = 1L;

    InvalidDocument(SAXParseException complaint) {
      super(
          complaint.getMessage(),
          null,
          null,
          complaint.getLineNumber(),
          complaint.getColumnNumber());
    }
  }
}
