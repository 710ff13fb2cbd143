package org.turkbridge.verify.records;

import java.util.HashSet;
import java.util.Set;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.xml.XmlProblem;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Passes the events of one document after another to the validator, its elements in the namespace
 * of the schema even where it is of another version or of none, and collects the
 * QuestionIdentifiers of the last.
 */
final class ValidatedDocument extends DefaultHandler2 {
  private static final String QUESTION = "QuestionIdentifier";
  private static final String CANNOT_FIND = "cvc-elt.1";

  private final DocumentKind kind;
  private final ValidatorHandler validator;
  private Set<String> questions = Set.of();
  private final StringBuilder question = new StringBuilder();
  private boolean inQuestion;
  private boolean atRoot;
  private String replaced = "";
  private boolean replaces;
  private @Nullable String complaint;

  ValidatedDocument(DocumentKind kind, ValidatorHandler validator) {
    this.kind = kind;
    this.validator = validator;
    // A validator that is given another one for each document builds itself anew each time.
    validator.setErrorHandler(this);
  }

  /** Forgets the document before. */
  private void begin() {
    questions = new HashSet<>();
    inQuestion = false;
    atRoot = true;
    complaint = null;
  }

  Set<String> questions() {
    return questions;
  }

  /** What the schema has against it first; null if nothing. */
  @Nullable String complaint() {
    return complaint;
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    validator.setDocumentLocator(locator);
  }

  @Override
  public void startDocument() throws SAXException {
    begin();
    validator.startDocument();
  }

  @Override
  public void endDocument() throws SAXException {
    validator.endDocument();
  }

  @Override
  public void startDTD(String name, @Nullable String publicId, @Nullable String systemId)
      throws SAXException {
    throw new SAXException("a DOCTYPE is not allowed; leave it out");
  }

  @Override
  public void skippedEntity(String name) throws SAXException {
    throw new SAXException("the entity '" + name + "' is not known; write the character");
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    if (atRoot) {
      atRoot = false;
      replaces = kind.isReadAs(uri);
      replaced = uri;
    }
    if (localName.equals(QUESTION)) {
      inQuestion = true;
      question.setLength(0);
    }
    validator.startElement(inSchema(uri), localName, qName, attributes);
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    if (localName.equals(QUESTION)) {
      inQuestion = false;
      questions.add(XmlSpace.trim(question.toString()));
    }
    validator.endElement(inSchema(uri), localName, qName);
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (inQuestion) {
      question.append(text, start, length);
    }
    validator.characters(text, start, length);
  }

  private String inSchema(String uri) {
    return replaces && uri.equals(replaced) ? kind.namespace() : uri;
  }

  @Override
  public void error(SAXParseException e) {
    if (complaint == null) {
      XmlProblem problem = XmlProblem.of(e);
      String message =
          problem.message().startsWith(CANNOT_FIND)
              ? "it is no " + kind.root() + " of a version that is known"
              : problem.message().replace("\"" + kind.namespace() + "\":", "");
      complaint = problem.saying(message).text();
    }
  }
}
