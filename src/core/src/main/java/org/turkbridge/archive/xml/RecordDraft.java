package org.turkbridge.archive.xml;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.SubmitTimes;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;

/** A record while its elements are read. */
final class RecordDraft<M, C, V> {
  private final RecordType<M, C, V> type;
  private final M message;
  private final Whitespace whitespace;
  private final RecordParts parts;

  /** The name of its time and how the archive writes it; null if it has none. */
  private @Nullable String time;

  private String writtenTime = "";

  private RecordDraft(RecordType<M, C, V> type, Whitespace whitespace) {
    this.type = type;
    this.message = type.message().get();
    this.whitespace = whitespace;
    this.parts = new RecordParts(type.layout());
  }

  static <M, C, V> RecordDraft<M, C, V> of(RecordType<M, C, V> type, Whitespace whitespace) {
    return new RecordDraft<>(type, whitespace);
  }

  String name() {
    return type.name();
  }

  /** Whether it has any element of its kind: else it says nothing, or is something else. */
  boolean hasBegun() {
    return parts.isAnyNamed();
  }

  boolean knows(String element) {
    return type.layout().part(element) >= 0;
  }

  /** It has an element that no such record has. */
  void unknown(String name) {
    parts.unknown(name);
  }

  /** Takes the whole record that the cursor stands on; the cursor goes to its end. */
  void takeAll(XmlCursor cursor, NamespaceScope around)
      throws XMLStreamException, BrokenXmlException {
    around.open(cursor.parser());
    takeWithin("", cursor, around);
    around.close();
  }

  /** Takes a known element that the cursor stands on; the cursor goes to its end. */
  void take(String name, XmlCursor cursor, NamespaceScope around)
      throws XMLStreamException, BrokenXmlException {
    int part = type.layout().part(name);
    around.open(cursor.parser());
    switch (type.elements().get(part).notation()) {
      case IDENTIFIER -> put(part, ValueReader.simple(cursor, around));
      case VALUE, TIME -> put(part, ValueReader.quotable(cursor, around));
      case TEXT -> put(part, ValueReader.text(cursor, around));
      case DOCUMENT -> put(part, ValueReader.document(cursor, around, whitespace));
      case GROUP -> {
        parts.name(part);
        takeWithin(name + "/", cursor, around);
      }
    }
    around.close();
  }

  /** Takes what is in the element that the cursor stands on; the cursor goes to its end. */
  private void takeWithin(String prefix, XmlCursor cursor, NamespaceScope around)
      throws XMLStreamException, BrokenXmlException {
    for (int event = cursor.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = cursor.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = prefix + cursor.localName();
        if (knows(name)) {
          take(name, cursor, around);
        } else {
          unknown(name);
          skip(cursor);
        }
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw BrokenXmlException.newDocument(cursor);
      }
    }
  }

  private void skip(XmlCursor cursor) throws XMLStreamException, BrokenXmlException {
    int depth = 0;
    int event = XMLStreamConstants.START_ELEMENT;
    while (true) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (type.isEndedBy(cursor)) {
            throw BrokenXmlException.nestedRecord(cursor, type.name());
          }
          depth++;
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.END_DOCUMENT -> throw BrokenXmlException.newDocument(cursor);
        default -> {
          // The text of an unknown element.
        }
      }
      if (depth == 0) {
        return;
      }
      event = cursor.next();
    }
  }

  /**
   * It has an element.
   *
   * @param part its number among those of the type
   */
  void put(int part, ElementText value) {
    RecordElement<M> element = type.elements().get(part);
    parts.name(part);
    @Nullable Cause wrong = value.fault();
    if (wrong != null) {
      parts.fault(wrong.kind(), element.name() + " " + wrong.text());
      return;
    }
    parts.normalisations().addAll(value.normalisations());
    RecordElement.Notation notation = element.notation();
    if (!type.keepsEmpty() && notation.isValue() && value.text().isEmpty()) {
      return;
    }
    parts.say(part);
    if (notation == RecordElement.Notation.TIME) {
      time = element.name();
      writtenTime = value.written();
    }
    try {
      element.setter().accept(message, value.text());
    } catch (IllegalArgumentException e) {
      parts.fault(
          RefusalKind.WRONG_TYPE,
          element.name()
              + " "
              + Quotation.of(value.written())
              + " is no value that it can have; put it right");
    }
  }

  /**
   * The record ends: tells the visitor.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause tell(Place place, V visitor) {
    @Nullable Cause fault = parts.end();
    if (fault != null) {
      return fault;
    }
    Translated<C> translated;
    try {
      translated = type.translation().apply(message);
    } catch (UntranslatableException e) {
      // Nothing but the time can be wrong.
      return new Cause(
          RefusalKind.INVALID_TIME,
          String.valueOf(
              (time == null ? e : SubmitTimes.notATime(time, writtenTime)).getMessage()));
    }
    parts.normalisations().addAll(translated.normalisations());
    return RecordParts.tell(
        () -> type.telling().tell(translated.value(), place, parts.normalisations(), visitor));
  }
}
