package org.turkbridge.archive.xml;

import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.Whitespace;

/**
 * The element that is open where a reading has come to and may turn out to be a record, if there is
 * any. One without any of a record's elements is something else, or says nothing: the Request alone
 * of an answer that reports an error.
 */
final class OpenRecord {
  private final Whitespace whitespace;
  private @Nullable LegacyRecord record;
  private @Nullable RecordDraft draft;
  private int depth;
  private long position;
  private int line;

  OpenRecord(Whitespace whitespace) {
    this.whitespace = whitespace;
  }

  /**
   * A record begins.
   *
   * @throws BrokenXmlException if another is open that has begun
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
   * @return whether it may be a record
   * @throws BrokenXmlException if another is open that has begun
   */
  boolean open(XmlCursor cursor, int around) throws BrokenXmlException {
    @Nullable LegacyRecord begun = LegacyRecord.named(cursor.localName());
    if (begun == null) {
      if (draft != null && around == depth + 1 && !cursor.localName().equals("Request")) {
        draft.unknown(cursor.localName());
      }
      return false;
    }
    requireNone(cursor);
    record = begun;
    draft = new RecordDraft(begun.type(), whitespace);
    depth = around;
    position = cursor.position();
    line = cursor.line();
    return true;
  }

  /** Whether the element that begins is one of the record's. */
  boolean takes(String name, int around) {
    return draft != null && around == depth + 1 && draft.knows(name);
  }

  /** Takes the element that the cursor stands on; the cursor goes to its end. */
  void take(XmlCursor cursor, NamespaceScope scope) throws XMLStreamException, BrokenXmlException {
    if (draft != null) {
      draft.take(cursor.localName(), cursor, scope, name());
    }
  }

  boolean hasBegun() {
    return draft != null && draft.hasBegun();
  }

  /** The name of its element. */
  private String name() {
    return record == null ? "" : record.element();
  }

  /** What it is; only if it has begun. */
  LegacyRecord record() {
    return Objects.requireNonNull(record, "no record is open");
  }

  /** Where it begins. */
  long position() {
    return position;
  }

  /** Whether it ends with the element that has ended, outside which so many are open. */
  boolean endsIn(int around) {
    return draft != null && around == depth;
  }

  /** It ends; null if it is no record. */
  @Nullable Ended close() {
    @Nullable RecordDraft draftOfEnded = draft;
    @Nullable LegacyRecord ended = record;
    draft = null;
    record = null;
    return draftOfEnded == null || ended == null || !draftOfEnded.hasBegun()
        ? null
        : new Ended(ended, draftOfEnded, line);
  }

  /**
   * A record that has ended.
   *
   * @param line of its beginning
   */
  record Ended(LegacyRecord record, RecordDraft draft, int line) {}
}
