package org.turkbridge.archive.xml;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordEvidence;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.SubmitTimes;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;

/** A QualificationType or Qualification while its elements are read. */
final class EntityDraft<M, C> {
  private static final List<String> TIMES = List.of("CreationTime", "GrantTime");

  private final EntityKind<M, C> kind;
  private final M message;
  private final Whitespace whitespace;
  private final Set<String> seen = new HashSet<>();

  /** Those seen that say something. */
  private final Set<String> present = new HashSet<>();

  private final Set<Normalisation> normalisations = EnumSet.noneOf(Normalisation.class);

  /** Values as they stand in the archive. */
  private final Map<String, String> written = new HashMap<>();

  private final Map<String, String> misspelt = new TreeMap<>();
  private @Nullable Cause fault;

  private EntityDraft(EntityKind<M, C> kind, Whitespace whitespace) {
    this.kind = kind;
    this.message = kind.message().get();
    this.whitespace = whitespace;
  }

  static <M, C> EntityDraft<M, C> of(EntityKind<M, C> kind, Whitespace whitespace) {
    return new EntityDraft<>(kind, whitespace);
  }

  String name() {
    return kind.name();
  }

  /** Whether it has any element of its kind: else it says nothing, or is something else. */
  boolean hasBegun() {
    return !seen.isEmpty();
  }

  boolean knows(String element) {
    return kind.elements().containsKey(element);
  }

  /** It has an element that no such entity has. */
  void unknown(String name) {
    normalisations.add(Normalisation.UNKNOWN_ELEMENT);
    for (String known : kind.elements().keySet()) {
      if (RecordEvidence.areAlike(name, known)) {
        misspelt.put(known, name);
      }
    }
  }

  /** Takes a known element that the cursor stands on; the cursor goes to its end. */
  void take(String name, XmlCursor cursor, NamespaceScope around)
      throws XMLStreamException, BrokenXmlException {
    EntityElement<M> element = Objects.requireNonNull(kind.elements().get(name), name);
    if (!seen.add(name)) {
      fault(
          RefusalKind.REPEATED_ELEMENT,
          "the " + kind.name() + " has " + name + " more than once; keep one");
    }
    around.open(cursor.parser());
    switch (element.notation()) {
      case VALUE -> put(name, element, ValueReader.quotable(cursor, around));
      case TEXT -> put(name, element, ValueReader.text(cursor, around));
      case DOCUMENT -> put(name, element, ValueReader.document(cursor, around, whitespace));
      case GROUP -> group(name + "/", cursor, around);
    }
    around.close();
  }

  private void group(String prefix, XmlCursor cursor, NamespaceScope around)
      throws XMLStreamException, BrokenXmlException {
    for (int event = cursor.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = cursor.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (cursor.isAtRecord()) {
          throw BrokenXmlException.nestedRecord(cursor, kind.name());
        }
        String name = prefix + cursor.localName();
        if (knows(name)) {
          take(name, cursor, around);
        } else {
          unknown(name);
          around.open(cursor.parser());
          ValueReader.document(cursor, around, whitespace);
          around.close();
        }
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw BrokenXmlException.newDocument(cursor);
      }
    }
  }

  private void put(String name, EntityElement<M> element, Value value) {
    @Nullable Cause wrong = value.fault();
    if (wrong != null) {
      fault(wrong.kind(), name + " " + wrong.text());
      return;
    }
    normalisations.addAll(value.normalisations());
    if (value.text().isEmpty() && element.notation() == EntityElement.Notation.VALUE) {
      return;
    }
    present.add(name);
    written.put(name, value.written());
    try {
      element.setter().accept(message, value.text());
    } catch (IllegalArgumentException e) {
      fault(
          RefusalKind.WRONG_TYPE,
          name
              + " "
              + Quotation.of(value.written())
              + " is no value that it can have; put it right");
    }
  }

  /**
   * The entity ends: tells the visitor.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause tell(Place place, EntityVisitor visitor) {
    misspelt.forEach(
        (element, name) -> {
          if (!seen.contains(element)) {
            fault(RecordEvidence.misspelling(kind.name(), name, element));
          }
        });
    for (String name : kind.required()) {
      if (!present.contains(name)) {
        fault(RefusalKind.MISSING_ELEMENT, "the " + kind.name() + " has no " + name + "; add it");
      }
    }
    return fault == null ? translated(place, visitor) : fault;
  }

  private @Nullable Cause translated(Place place, EntityVisitor visitor) {
    Translated<C> translated;
    try {
      translated = kind.translation().apply(message);
    } catch (UntranslatableException e) {
      return new Cause(RefusalKind.INVALID_TIME, String.valueOf(asWritten(e).getMessage()));
    }
    normalisations.addAll(translated.normalisations());
    try {
      kind.telling().tell(translated.value(), place, normalisations, visitor);
      return null;
    } catch (UntranslatableException e) {
      return new Cause(RefusalKind.UNWRITABLE, String.valueOf(e.getMessage()));
    }
  }

  /** Each kind has one time, and nothing else that can be wrong. */
  private UntranslatableException asWritten(UntranslatableException notATime) {
    return TIMES.stream()
        .filter(written::containsKey)
        .findFirst()
        .map(time -> SubmitTimes.notATime(time, Objects.requireNonNull(written.get(time))))
        .orElse(notATime);
  }

  private void fault(RefusalKind faultKind, String cause) {
    fault(new Cause(faultKind, cause));
  }

  /** Of several faults the first is told. */
  private void fault(Cause cause) {
    if (fault == null) {
      fault = cause;
    }
  }
}
