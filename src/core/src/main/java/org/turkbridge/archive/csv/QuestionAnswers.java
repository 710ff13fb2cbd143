package org.turkbridge.archive.csv;

import com.ctc.wstx.stax.WstxInputFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.DocumentEvents;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.translate.EmbeddedDocument;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.xml.XmlProblem;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads QuestionFormAnswers as one text a question: a free text, the identifiers of selections and
 * then the text of another, or the key of a file and its size. Several have {@code |} between them,
 * as in the results files of the Requester web site and of the old command line tools.
 *
 * <p>Not for more than one thread.
 */
final class QuestionAnswers {
  private static final String SEPARATOR = "|";

  /** Deeper elements are those of no answer. */
  private static final int DEEPEST = 16;

  private final Events events = new Events();
  private final DocumentEvents parser;

  /**
   * @param parsers as {@link #parsers} makes them
   */
  QuestionAnswers(WstxInputFactory parsers) {
    this.parser = new DocumentEvents(DocumentKind.QUESTION_FORM_ANSWERS, events, parsers);
  }

  /** Makes parsers; several threads may use it. */
  static WstxInputFactory parsers() {
    return DocumentEvents.parsers(DEEPEST);
  }

  /**
   * The answers by the identifiers of their questions, in their order.
   *
   * @param answer blank if nothing was answered
   * @throws UntranslatableException if it is anything else than answers, or has more than them
   */
  Map<String, String> read(String answer) {
    String document = EmbeddedDocument.trim(answer);
    if (document.isEmpty()) {
      return Map.of();
    }
    try {
      return events.answers(document, parser);
    } catch (SAXException e) {
      throw new UntranslatableException(
          "Answer: no QuestionFormAnswers, of which columns could be made: "
              + XmlProblem.of(e).text()
              + "; --answers document writes it as it is");
    }
  }

  /** Gathers the answers of one document after another. */
  private static final class Events extends DefaultHandler {
    private static final String IDENTIFIER = "QuestionIdentifier";
    private static final String SELECTION = "SelectionIdentifier";
    private static final String SIZE = "UploadedFileSizeInBytes";
    private static final Set<String> PARTS =
        Set.of(IDENTIFIER, SELECTION, SIZE, "FreeText", "OtherSelectionText", "UploadedFileKey");
    private static final int ROOT = 1;
    private static final int ANSWER = 2;
    private static final int PART = 3;

    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<String> parts = new ArrayList<>();
    private @Nullable DocumentEvents source;
    private @Nullable String identifier;
    private @Nullable String size;
    private int depth;

    Map<String, String> answers(String document, DocumentEvents parser) throws SAXException {
      source = parser;
      answers.clear();
      depth = 0;
      parser.parse(document);
      Map<String, String> joined = new LinkedHashMap<>();
      answers.forEach((question, given) -> joined.put(question, String.join(SEPARATOR, given)));
      return joined;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes)
        throws SAXException {
      depth++;
      if (!uri.equals(DocumentKind.QUESTION_FORM_ANSWERS.namespace()) || !isExpected(name)) {
        throw fault("the element <" + Quotation.of(name).replace("\"", "") + "> is not expected");
      }
      text.setLength(0);
      if (depth == ANSWER) {
        parts.clear();
        identifier = null;
        size = null;
      }
    }

    private boolean isExpected(String name) {
      return switch (depth) {
        case ROOT -> name.equals(DocumentKind.QUESTION_FORM_ANSWERS.root());
        case ANSWER -> name.equals("Answer");
        case PART -> PARTS.contains(name);
        default -> false;
      };
    }

    @Override
    public void characters(char[] written, int start, int length) throws SAXException {
      text.append(written, start, length);
      if (depth != PART) {
        if (!EmbeddedDocument.trim(text.toString()).isEmpty()) {
          throw fault("text is not expected between elements");
        }
        text.setLength(0);
      }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
      if (depth == PART) {
        part(name);
      } else if (depth == ANSWER) {
        answer();
      }
      depth--;
    }

    private void part(String name) throws SAXException {
      String written = text.toString();
      text.setLength(0);
      switch (name) {
        case IDENTIFIER -> {
          if (identifier != null) {
            throw fault("an Answer has a second QuestionIdentifier");
          }
          identifier = EmbeddedDocument.trim(written);
        }
        case SELECTION -> parts.add(EmbeddedDocument.trim(written));
        case SIZE -> {
          if (size != null) {
            throw fault("an Answer has a second UploadedFileSizeInBytes");
          }
          size = EmbeddedDocument.trim(written);
        }
        default -> parts.add(written);
      }
    }

    private void answer() throws SAXException {
      if (identifier == null) {
        throw fault("an Answer has no QuestionIdentifier");
      }
      List<String> given = answers.computeIfAbsent(identifier, question -> new ArrayList<>());
      given.addAll(parts);
      if (size != null) {
        given.add(size);
      }
    }

    private SAXParseException fault(String message) {
      return new SAXParseException(message, source == null ? null : source.place());
    }
  }
}
