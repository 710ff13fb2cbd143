package org.turkbridge.local.scoring;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.turkbridge.local.scoring.DocumentException.Fault;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.translate.EmbeddedDocument;
import org.turkbridge.xml.XmlCharacters;
import org.turkbridge.xml.XmlProblem;
import org.xml.sax.SAXException;

/**
 * A document before it is read: short enough, not empty, and of characters that XML can hold.
 *
 * @param name what messages call it
 * @param text without the white space around it
 * @param start where the text begins in what was sent
 */
record DocumentText(String name, String text, DocumentPlace start) {
  /**
   * A document without the white space around it.
   *
   * @param mostBytes that it may have, white space included
   * @throws DocumentException if it has more, is empty, or has a character that XML cannot hold
   */
  static DocumentText of(String name, int mostBytes, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > mostBytes) {
      throw new DocumentException(
          name,
          Fault.TOO_LONG,
          DocumentPlace.START,
          "it has " + bytes + " bytes; at most " + mostBytes + " are allowed");
    }
    int invalid = XmlCharacters.firstInvalid(text);
    if (invalid >= 0) {
      throw new DocumentException(
          name,
          Fault.NOT_WELL_FORMED,
          DocumentPlace.behind(text, invalid),
          String.format("XML cannot hold the character U+%04X", text.codePointAt(invalid)));
    }
    String trimmed = EmbeddedDocument.trim(text);
    if (trimmed.isEmpty()) {
      throw new DocumentException(name, Fault.NOT_WELL_FORMED, DocumentPlace.START, "it is empty");
    }
    return new DocumentText(name, trimmed, DocumentPlace.behind(text, text.indexOf(trimmed)));
  }

  /** A document of a kind, as {@link #of(String, int, String)} takes it. */
  static DocumentText of(DocumentKind kind, String text) {
    return of(kind.root(), kind.mostBytes(), text);
  }

  /** The same, called by its kind. */
  DocumentText as(DocumentKind kind) {
    return new DocumentText(kind.root(), text, start);
  }

  /** For the caller to throw. */
  DocumentException notWellFormed(XMLStreamException e) {
    return notWellFormed(XmlProblem.of(e));
  }

  /** For the caller to throw. */
  DocumentException notWellFormed(SAXException e) {
    return notWellFormed(
        e.getException() instanceof XMLStreamException broken
            ? XmlProblem.of(broken)
            : XmlProblem.of(e));
  }

  private DocumentException notWellFormed(XmlProblem problem) {
    return new DocumentException(
        name,
        Fault.NOT_WELL_FORMED,
        problem.line() == 0
            ? start
            : start.plus(new DocumentPlace(problem.line(), problem.column())),
        "cannot be read as XML: " + ShortQuotation.shortened(problem.message()));
  }

  /**
   * For the caller to throw.
   *
   * @param place in the text
   * @param complaint of the schema
   */
  DocumentException notValid(DocumentPlace place, String complaint) {
    return new DocumentException(
        name,
        Fault.NOT_VALID,
        start.plus(place),
        "not valid by the schema: " + ShortQuotation.shortened(complaint));
  }
}
