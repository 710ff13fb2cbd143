package org.turkbridge.archive.xml;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.translate.Whitespace;

/**
 * The QualificationType or Qualification that is open where a reading has come to, if there is any.
 * An element of that name without any of its elements is something else, or says nothing: the
 * Request alone of an answer that reports an error.
 */
final class OpenEntity {
  private final @Nullable EntityVisitor visitor;
  private final Whitespace whitespace;
  private @Nullable RecordDraft<?, ?, EntityVisitor> draft;
  private int depth;
  private long position;
  private int line;

  /**
   * @param visitor null if entities are passed over
   */
  OpenEntity(@Nullable EntityVisitor visitor, Whitespace whitespace) {
    this.visitor = visitor;
    this.whitespace = whitespace;
  }

  /**
   * A record begins.
   *
   * @throws BrokenXmlException if an entity is open that has begun
   */
  void requireNone(XmlCursor cursor) throws BrokenXmlException {
    if (hasBegun()) {
      throw BrokenXmlException.nestedRecord(cursor, name());
    }
  }

  /**
   * An element begins that nobody takes.
   *
   * @param around how many elements it stands in
   * @return whether it is an entity
   * @throws BrokenXmlException if another is open that has begun
   */
  boolean open(XmlCursor cursor, int around) throws BrokenXmlException {
    @Nullable RecordType<?, ?, EntityVisitor> type =
        visitor == null ? null : RecordType.ofEntity(cursor.localName());
    if (type == null) {
      if (draft != null && around == depth + 1 && !cursor.localName().equals("Request")) {
        draft.unknown(cursor.localName());
      }
      return false;
    }
    requireNone(cursor);
    draft = RecordDraft.of(type, whitespace);
    depth = around;
    position = cursor.position();
    line = cursor.line();
    return true;
  }

  /** Whether the element that begins is one of the entity's. */
  boolean takes(String name, int around) {
    return draft != null && around == depth + 1 && draft.knows(name);
  }

  /** Takes the element that the cursor stands on; the cursor goes to its end. */
  void take(XmlCursor cursor, NamespaceScope scope) throws XMLStreamException, BrokenXmlException {
    if (draft != null) {
      draft.take(cursor.localName(), cursor, scope);
    }
  }

  boolean hasBegun() {
    return draft != null && draft.hasBegun();
  }

  String name() {
    return draft == null ? "" : draft.name();
  }

  /** Where it begins. */
  long position() {
    return position;
  }

  /** The line of its beginning. */
  int line() {
    return line;
  }

  /** Whether it ends with the element that has ended, outside which so many are open. */
  boolean endsIn(int around) {
    return draft != null && around == depth;
  }

  /**
   * It ends: tells the visitor, if it has begun.
   *
   * @return why it was not told; null if it was, or if there is nothing to tell
   */
  @Nullable Cause close(Place place) {
    @Nullable RecordDraft<?, ?, EntityVisitor> ended = draft;
    draft = null;
    return ended == null || visitor == null || !ended.hasBegun()
        ? null
        : ended.tell(place, visitor);
  }
}
