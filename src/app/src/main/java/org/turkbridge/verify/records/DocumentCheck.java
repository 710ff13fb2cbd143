package org.turkbridge.verify.records;

import java.util.HashSet;
import java.util.Set;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.DocumentEvents;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.schema.DocumentSchema;
import org.turkbridge.xml.XmlProblem;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads documents of one kind. Not for more than one thread. */
final class DocumentCheck {
  private final ValidatedDocument events;

  DocumentCheck(DocumentKind kind, DocumentSchema schema) {
    this.events = new ValidatedDocument(kind, schema.newValidatorHandler());
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
      events.parse(document);
      return new DocumentFacts(true, null, events.complaint, events.questions);
    } catch (SAXParseException e) {
      if (ElementDepth.isExceeded(e)) {
        return new DocumentFacts(
            true,
            null,
            "elements are nested more than %d deep".formatted(ElementDepth.MOST),
            Set.of());
      }
      return notWellFormed(e);
    } catch (SAXException e) {
      return notWellFormed(e);
    }
  }

  private static DocumentFacts notWellFormed(SAXException e) {
    return new DocumentFacts(true, XmlProblem.of(e).text(), null, Set.of());
  }

  /** Passes a document to the validator, and collects its QuestionIdentifiers. */
  private static final class ValidatedDocument extends DocumentEvents {
    private static final String QUESTION = "QuestionIdentifier";
    private static final String CANNOT_FIND = "cvc-elt.1";

    private final DocumentKind kind;
    private final StringBuilder question = new StringBuilder();
    private Set<String> questions = Set.of();
    private boolean inQuestion;

    /** What the schema has against it first; null if nothing. */
    private @Nullable String complaint;

    ValidatedDocument(DocumentKind kind, ValidatorHandler validator) {
      super(kind, validator, parsers(ElementDepth.MOST));
      this.kind = kind;
      // A validator that is given another one for each document builds itself anew each time.
      validator.setErrorHandler(this);
    }

    @Override
    public void startDocument() throws SAXException {
      questions = new HashSet<>();
      inQuestion = false;
      complaint = null;
      super.startDocument();
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      if (localName.equals(QUESTION)) {
        inQuestion = true;
        question.setLength(0);
      }
      super.startElement(uri, localName, qName, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
      if (localName.equals(QUESTION)) {
        inQuestion = false;
        questions.add(XmlSpace.trim(question.toString()));
      }
      super.endElement(uri, localName, qName);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
      if (inQuestion) {
        question.append(text, start, length);
      }
      super.characters(text, start, length);
    }

    @Override
    public void error(SAXParseException e) {
      if (complaint == null) {
        XmlProblem problem = XmlProblem.of(e);
        String message =
            problem.message().startsWith(CANNOT_FIND)
                ? "it is no " + kind.root() + " of a version that is known"
                : kind.unqualified(problem.message());
        complaint = problem.saying(message).text();
      }
    }
  }

  /**
   * What can be said of a Test or an Answer.
   *
   * @param isThere whether there is anything but white space
   * @param notWellFormed why it is no XML; null if it is
   * @param notValid what the schema has against it first; null if nothing
   * @param questions the QuestionIdentifiers in it
   */
  record DocumentFacts(
      boolean isThere,
      @Nullable String notWellFormed,
      @Nullable String notValid,
      Set<String> questions) {
    /** Those of a text with nothing in it. */
    static final DocumentFacts NOTHING = new DocumentFacts(false, null, null, Set.of());

    /** Whether there is a document of the right kind, so that its questions are all there are. */
    boolean areOfDocument() {
      return isThere && notWellFormed == null && (notValid == null || !questions.isEmpty());
    }

    DocumentFacts {
      questions = Set.copyOf(questions);
    }
  }
}
