package org.turkbridge.archive.xml;

import java.util.EnumSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Whitespace;

/**
 * Reads one element of a record, from its start tag to its end tag.
 *
 * <p>Archives are careless about white space and escaping, so both are put right. A value to which
 * this must not happen carries a mark that changes nothing for other readers of XML: its first
 * CDATA section has one character or none, and nothing but carriage returns (which CDATA cannot
 * hold) before it. {@link LegacyXmlWriter} writes the mark where it is needed.
 */
final class ValueReader {
  private static final Cause NONCHARACTER =
      new Cause(
          RefusalKind.INVALID_CHARACTER,
          "holds the character U+FFFE or U+FFFF, which XML cannot hold; remove it");

  private final XmlCursor cursor;
  private final NamespaceScope around;
  private final Set<Normalisation> found = EnumSet.noneOf(Normalisation.class);

  /** Most values are one section of text, of which no copy is made. */
  private String firstSection = "";

  private @Nullable StringBuilder allSections;
  private @Nullable ElementCopy copy;
  private boolean exact;
  private boolean elements;

  private ValueReader(XmlCursor cursor, NamespaceScope around) {
    this.cursor = cursor;
    this.around = around;
  }

  /** An identifier or time: text without the white space around it. */
  static ElementText simple(XmlCursor cursor, NamespaceScope around)
      throws XMLStreamException, BrokenXmlException {
    ValueReader reader = new ValueReader(cursor, around);
    String text = reader.read();
    if (reader.elements) {
      return onlyText(text);
    }
    return reader.value(reader.exact ? ElementText.of(text) : ElementText.simple(text));
  }

  /** The same, of which the archive's own notation is known. */
  static ElementText quotable(XmlCursor cursor, NamespaceScope around)
      throws XMLStreamException, BrokenXmlException {
    long start = cursor.reached();
    ElementText value = simple(cursor, around);
    long end = cursor.position();
    boolean isPlain = value.text().length() == end - start;
    return isPlain ? value : value.writtenAs(cursor.source(start, end));
  }

  /** Text as it stands. */
  static ElementText text(XmlCursor cursor, NamespaceScope around)
      throws XMLStreamException, BrokenXmlException {
    ValueReader reader = new ValueReader(cursor, around);
    String text = reader.read();
    return reader.elements ? onlyText(text) : reader.value(ElementText.of(text));
  }

  /** A Test or Answer: a document, as text or as elements. */
  static ElementText document(XmlCursor cursor, NamespaceScope around, Whitespace whitespace)
      throws XMLStreamException, BrokenXmlException {
    ValueReader reader = new ValueReader(cursor, around);
    String text = reader.read();
    @Nullable String prefix = reader.copy == null ? null : reader.copy.undeclaredPrefix();
    if (prefix != null) {
      return ElementText.faulty(
          text,
          new Cause(
              RefusalKind.NOT_WELL_FORMED,
              "uses the prefix " + prefix + ", which is not declared; declare it"));
    }
    return reader.value(
        reader.exact && !reader.elements
            ? ElementText.of(text)
            : ElementText.document(text, whitespace));
  }

  private static ElementText onlyText(String text) {
    return ElementText.faulty(
        text, new Cause(RefusalKind.WRONG_TYPE, "holds elements; it can hold only text"));
  }

  private ElementText value(ElementText value) {
    found.addAll(value.normalisations());
    // The parser lets these two pass.
    boolean invalid = value.text().indexOf('\uFFFE') >= 0 || value.text().indexOf('\uFFFF') >= 0;
    return new ElementText(value.text(), found, value.written(), invalid ? NONCHARACTER : null);
  }

  private String read() throws XMLStreamException, BrokenXmlException {
    boolean sections = false;
    for (int event = cursor.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = cursor.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          elements = true;
          found.add(Normalisation.CHILD_ELEMENTS);
          copy().element();
        }
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION ->
            copy().misc(event);
        case XMLStreamConstants.END_DOCUMENT -> throw BrokenXmlException.newDocument(cursor);
        default -> {
          String section = cursor.text();
          if (event == XMLStreamConstants.CDATA) {
            if (!sections
                && section.codePointCount(0, section.length()) <= 1
                && isCarriageReturns()) {
              exact = true;
            } else {
              found.add(Normalisation.CDATA);
            }
            sections = true;
          }
          append(event, section);
        }
      }
    }
    return elements && copy != null ? copy.text() : text();
  }

  private void append(int event, String section) throws XMLStreamException, BrokenXmlException {
    if (copy != null) {
      copy.misc(event);
    }
    if (!elements) {
      if (allSections == null) {
        if (firstSection.isEmpty()) {
          firstSection = section;
          return;
        }
        allSections = new StringBuilder(firstSection);
      }
      if (allSections.length() + (long) section.length() > XmlCursor.LONGEST_TOKEN) {
        throw BrokenXmlException.tooLong(cursor);
      }
      allSections.append(section);
    }
  }

  /** Comments before the first element belong to the document too. */
  private ElementCopy copy() throws XMLStreamException {
    if (copy == null) {
      copy = new ElementCopy(cursor, around);
      copy.characters(text());
    }
    return copy;
  }

  private String text() {
    return allSections == null ? firstSection : allSections.toString();
  }

  private boolean isCarriageReturns() {
    String text = text();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\r') {
        return false;
      }
    }
    return true;
  }
}
