package org.turkbridge.archive.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.archive.RecordRoom;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.xml.RecordElement.Notation;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.SubmitTimes;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** A record, or a structure in one, while its elements are read. */
final class RecordDraft {
  private final RecordType type;
  private final SdkPojo value;
  private final Whitespace whitespace;
  private final RecordParts parts;

  /** Whether it is in a record, not a record itself. */
  private final boolean isInner;

  private final RecordRoom room;

  /** What members list that have several elements; null as long as there are none. */
  private @Nullable Map<SdkField<?>, List<Object>> lists;

  /** The name of an element that is one of several values, and is empty; null if there is none. */
  private @Nullable String emptyOfList;

  /** What is wrong with a time, which is told if nothing is missing. */
  private @Nullable Cause wrongTime;

  /** A record. */
  RecordDraft(RecordType type, Whitespace whitespace) {
    this(type, whitespace, false, new RecordRoom());
  }

  private RecordDraft(RecordType type, Whitespace whitespace, boolean isInner, RecordRoom room) {
    this.isInner = isInner;
    this.room = room;
    this.type = type;
    this.value = type.builder().get();
    this.whitespace = whitespace;
    this.parts = new RecordParts(type.layout());
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

  /**
   * Takes the whole record that the cursor stands on; the cursor goes to its end.
   *
   * @param record the name of the element that is a record, which shows that it was never closed
   */
  void takeAll(XmlCursor cursor, NamespaceScope around, String record)
      throws XMLStreamException, BrokenXmlException {
    around.open(cursor.parser());
    StringBuilder bare = new StringBuilder();
    for (int event = cursor.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = cursor.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = cursor.localName();
          if (knows(name)) {
            take(name, cursor, around, record);
          } else {
            unknown(name);
            skip(cursor, record);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (type.bare() != null) {
            bare.append(cursor.text());
          }
        }
        case XMLStreamConstants.END_DOCUMENT -> throw BrokenXmlException.newDocument(cursor);
        default -> {
          // Comments and the like.
        }
      }
    }
    @Nullable String element = type.bare();
    if (element != null && !hasBegun() && !bare.toString().isBlank()) {
      put(type.layout().part(element), ElementText.simple(bare.toString()));
    }
    around.close();
  }

  /** Takes a known element that the cursor stands on; the cursor goes to its end. */
  void take(String name, XmlCursor cursor, NamespaceScope around, String record)
      throws XMLStreamException, BrokenXmlException {
    int part = type.layout().part(name);
    RecordElement element = type.elements().get(part);
    around.open(cursor.parser());
    switch (element.notation()) {
      case IDENTIFIER -> put(part, ValueReader.simple(cursor, around));
      case VALUE, TIME -> put(part, ValueReader.quotable(cursor, around));
      case TEXT -> put(part, ValueReader.text(cursor, around));
      case DOCUMENT -> put(part, ValueReader.document(cursor, around, whitespace));
      case PRICE -> price(part, cursor, around, record);
      case STRUCTURE -> structure(part, cursor, around, record);
      case IGNORED -> skip(cursor, record);
    }
    around.close();
  }

  private void price(int part, XmlCursor cursor, NamespaceScope around, String record)
      throws XMLStreamException, BrokenXmlException {
    PriceDraft price = new PriceDraft();
    for (int event = cursor.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = cursor.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = cursor.localName();
        if (price.takes(name)) {
          around.open(cursor.parser());
          price.put(name, ValueReader.quotable(cursor, around));
          around.close();
        } else {
          unknown(name);
          skip(cursor, record);
        }
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw BrokenXmlException.newDocument(cursor);
      }
    }
    put(part, price.amount());
  }

  private void structure(int part, XmlCursor cursor, NamespaceScope around, String record)
      throws XMLStreamException, BrokenXmlException {
    RecordDraft inner = inner(part);
    inner.takeAll(cursor, around, record);
    put(part, inner);
  }

  /** A draft of what is in an element. */
  RecordDraft inner(int part) {
    return new RecordDraft(
        Objects.requireNonNull(type.elements().get(part).structure()), whitespace, true, room);
  }

  /** It has an element that holds others, which have ended. */
  void put(int part, RecordDraft inner) {
    name(part);
    @Nullable Cause fault = inner.fault();
    parts.normalisations().addAll(inner.parts.normalisations());
    if (fault == null) {
      parts.say(part);
      set(type.elements().get(part), inner.built());
    } else {
      parts.fault(fault);
    }
  }

  private static void skip(XmlCursor cursor, String record)
      throws XMLStreamException, BrokenXmlException {
    int depth = 0;
    @Nullable LegacyRecord begun = null;
    @Nullable ResumePoint begin = null;
    int depthOfBegun = 0;
    int event = XMLStreamConstants.START_ELEMENT;
    while (true) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = cursor.localName();
          @Nullable LegacyRecord inner = LegacyRecord.named(name);
          if (inner != null && (inner.isAlways() || name.equals(record))) {
            throw BrokenXmlException.nestedRecord(cursor, record);
          }
          if (begun != null
              && begin != null
              && depth == depthOfBegun + 1
              && begun.type().layout().part(name) >= 0) {
            throw BrokenXmlException.nestedRecord(begin, begun.element(), record);
          }
          if (inner != null) {
            // It is one if it has any of its elements.
            begun = inner;
            begin = ResumePoint.at(cursor);
            depthOfBegun = depth;
          }
          depth++;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          begun = depth > depthOfBegun ? begun : null;
        }
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

  private void name(int part) {
    if (type.elements().get(part).isRepeated()) {
      parts.nameAgain(part);
    } else {
      parts.name(part);
    }
  }

  /**
   * It has an element.
   *
   * @param part its number among those of the type
   */
  void put(int part, ElementText text) {
    RecordElement element = type.elements().get(part);
    name(part);
    if (element.notation() == Notation.IGNORED) {
      return;
    }
    @Nullable Cause wrong = text.fault();
    if (wrong != null) {
      parts.fault(wrong.kind(), element.name() + " " + wrong.text());
      return;
    }
    parts.normalisations().addAll(text.normalisations());
    if (text.text().isEmpty() && !type.mayBeEmpty(element)) {
      emptyOfList = element.isRepeated() ? element.name() : emptyOfList;
      return;
    }
    parts.say(part);
    if ((isInner || element.isRepeated()) && !room.takesText(text.text().length())) {
      parts.fault(RecordRoom.TOO_LITTLE);
      return;
    }
    if (element.notation() == Notation.TIME) {
      time(element, text);
      return;
    }
    try {
      Object current = element.scalar().current(text.text());
      if (current instanceof String word && !word.equals(text.text())) {
        parts.normalisations().add(Normalisation.CAPITALS);
      }
      set(element, current);
    } catch (IllegalArgumentException e) {
      parts.fault(
          RefusalKind.WRONG_TYPE,
          element.name()
              + " "
              + Quotation.of(text.written())
              + " is no value that it can have; "
              + element.scalar().remedy());
    }
  }

  private void time(RecordElement element, ElementText text) {
    try {
      Translated<?> time = SubmitTimes.parse(element.name(), text.text());
      parts.normalisations().addAll(time.normalisations());
      set(element, Objects.requireNonNull(time.value()));
    } catch (UntranslatableException e) {
      if (wrongTime == null) {
        wrongTime =
            new Cause(
                RefusalKind.INVALID_TIME,
                String.valueOf(SubmitTimes.notATime(element.name(), text.written()).getMessage()));
      }
    }
  }

  private void set(RecordElement element, Object current) {
    SdkField<?> member = Objects.requireNonNull(element.member());
    if (!element.isRepeated()) {
      member.set(value, current);
      return;
    }
    if (!room.takesElement()) {
      parts.fault(RecordRoom.TOO_LITTLE);
      return;
    }
    if (lists == null) {
      lists = new LinkedHashMap<>();
    }
    lists.computeIfAbsent(member, each -> new ArrayList<>()).add(current);
  }

  /** What is wrong with it, now that it ends; null if nothing is. */
  private @Nullable Cause fault() {
    if (emptyOfList != null && type.comparing().test(value)) {
      parts.fault(
          RefusalKind.MISSING_ELEMENT,
          "the %s has an empty %s; write the value in it, or remove it"
              .formatted(type.label(), emptyOfList));
    }
    @Nullable Cause fault = parts.end();
    return fault == null ? wrongTime : fault;
  }

  private SdkPojo built() {
    if (lists != null) {
      lists.forEach((member, list) -> member.set(value, list));
    }
    type.ending().accept(value);
    return RecordKind.built(value);
  }

  /**
   * The record ends: tells the visitor.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause tell(RecordKind kind, Place place, ArchiveVisitor visitor) {
    @Nullable Cause fault = fault();
    if (fault != null) {
      return fault;
    }
    Set<Normalisation> found = parts.normalisations();
    SdkPojo record = built();
    if (kind.isWithoutWorker(record)) {
      found.add(Normalisation.NO_WORKER);
    }
    return RecordParts.tell(() -> visitor.record(new ArchivedRecord(place, kind, record, found)));
  }
}
