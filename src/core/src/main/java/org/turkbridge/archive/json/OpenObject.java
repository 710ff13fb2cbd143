package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordEvidence;
import org.turkbridge.archive.RecordKind;

/** An object of a document while it is read: a record, something around records, or neither. */
final class OpenObject {
  private static final String COUNTER = "NumResults";

  final @Nullable OpenObject outer;

  /** What it is by where it stands; null if only its members can tell. */
  final @Nullable RecordKind kind;

  /** Whether it stands in a member of which nothing is known: only a whole record is one there. */
  final boolean isInside;

  final OpenRecord record;
  final RecordEvidence evidence = new RecordEvidence();
  final ErrorAnswer error = new ErrorAnswer();
  private final long start;
  private final long offset;
  private final int line;

  /** Whether there are records in it. */
  private boolean isAround;

  private final boolean isInArray;

  /** Whether the object around it counts it, if it is a record. */
  private final boolean isCounted;

  /** Whether the object around it counts the records that stand in it. */
  private final boolean isPartOfList;

  /**
   * Whether all that the open member holds is a list of records, however deep they stand: programs
   * make a map by id of the list, or put it into an object.
   */
  private boolean isListOpen;

  /** What that list is of by its name; null outside of one, and in what is a record itself. */
  private @Nullable RecordKind listedKind;

  /** What the list that it stands in is of; null if that is not known. */
  private final @Nullable RecordKind part;

  /** What its NumResults says, and how many records its lists hold. */
  private AnswerCount.@Nullable Stated stated;

  private boolean hasKnownList;
  private boolean namesList;

  /** Records in it, and those of them that stand in lists named as the API names them. */
  private long found;

  private long listed;

  /** The beginning of its bytes, if it has grown so long that no more of them is kept. */
  private @Nullable RawRecord cut;

  /** A string in it that holds records. */
  private @Nullable JsonValue text;

  /**
   * @param asked what it is taken for if it may be of several kinds; null if none is asked for
   * @param isInArray whether it stands in an array, not in a member itself
   */
  OpenObject(
      @Nullable OpenObject outer,
      @Nullable RecordKind kind,
      @Nullable RecordKind asked,
      boolean isInside,
      boolean isInArray,
      long start,
      long offset,
      int line) {
    this.outer = outer;
    this.kind = kind;
    this.isInside = isInside;
    this.isInArray = isInArray;
    this.start = start;
    this.offset = offset;
    this.line = line;
    this.isPartOfList = outer != null && outer.isListOpen;
    this.isCounted = kind != null || isInArray || isPartOfList;
    this.isListOpen = isPartOfList;
    this.part = outer == null || outer.evident() != null ? null : outer.listedKind;
    this.listedKind = part;
    this.record = new OpenRecord(kind, asked);
  }

  long start() {
    return start;
  }

  /** Of its first byte in the document. */
  long offset() {
    return offset;
  }

  int line() {
    return line;
  }

  /** There are records in it: neither it nor what it stands in is a record. */
  void isAroundRecords() {
    for (OpenObject each = this; each != null; each = each.outer) {
      each.isAround = true;
    }
  }

  boolean isAround() {
    return isAround;
  }

  /** Whether it is a record, and there are others in it. */
  boolean isRecordAround() {
    return isAround && (kind != null || evident() != null || record.whole() != null);
  }

  /** What a member tells by its name; null if it turns out to be nothing. */
  @Nullable RecordKind evident() {
    return evidence.kind();
  }

  /** Takes a member whose value holds no records, the parser standing on it; it goes to its end. */
  void member(String name, JsonParser json, Place place) throws IOException {
    if (name.equals(COUNTER) && json.currentToken() != JsonToken.VALUE_NULL) {
      stated = new AnswerCount.Stated(place, json.getText());
    }
    error.member(name, json);
    record.member(name, json);
  }

  /** A member holds a text in which there are records. */
  void holds(JsonValue textOfRecords) {
    if (text == null) {
      text = textOfRecords;
    }
  }

  /** The first text in which there are records; null if there is none. */
  @Nullable JsonValue text() {
    return text;
  }

  /** What it is by the list in which it stands, if it has any of the members; null if none is. */
  @Nullable RecordKind part() {
    if (kind != null || part == null) {
      return null;
    }
    boolean isBonus = part == RecordKind.BONUS_PAYMENT && isInArray && record.namesWorker();
    return isBonus || record.hasMembersOf(part) ? part : null;
  }

  /**
   * A member begins that is named like a list of records, whatever its value is.
   *
   * @param kindOfList what it is named as a list of
   */
  void beginList(RecordKind kindOfList) {
    namesList = true;
    listedKind = kindOfList;
    isListOpen = true;
  }

  /**
   * A member begins whose name says what the objects in it may be.
   *
   * @param kindOfParts what they are if they have its members
   */
  void beginParts(RecordKind kindOfParts) {
    listedKind = kindOfParts;
  }

  /** That member ends. */
  void endList() {
    isListOpen = isPartOfList;
    listedKind = part;
  }

  /** There is a list that is known to be one of records. */
  void hasKnownList() {
    hasKnownList = true;
    isListOpen = true;
  }

  /** Whether it is taken for a record that lacks something. A list makes it an answer. */
  boolean mayLack() {
    return kind != null || !hasKnownList;
  }

  /** Something that stands for a record, and is no object, stands in one of its lists. */
  void found() {
    found(1);
  }

  private void found(long records) {
    found += records;
    listed += isListOpen ? records : 0;
  }

  /**
   * It ends, or the document does: the object around it counts it, or what stands in it.
   *
   * @param isRecord whether it is a record
   */
  void countIn(boolean isRecord) {
    if (outer != null && isRecord) {
      outer.found(isCounted ? 1 : 0);
    } else if (outer != null && (isPartOfList || stated == null)) {
      outer.found(found);
    }
  }

  AnswerCount count() {
    boolean named = hasKnownList || namesList;
    return new AnswerCount(-1, named, stated, named ? listed : found);
  }

  /** No more of its bytes is kept. */
  void cut(RawRecord beginning) {
    cut = beginning;
  }

  @Nullable RawRecord cut() {
    return cut;
  }

  /** Notices the way in which the service says no: {@code {"__type": ..., "Message": ...}}. */
  static final class ErrorAnswer {
    private @Nullable String type;
    private String message = "";

    /** Looks at a member of an object; the parser stands on its value. */
    void member(String name, JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return;
      }
      switch (name) {
        case "__type" -> type = json.getText();
        case "Message", "message" -> message = json.getText();
        default -> {
          // Nothing is known by another name.
        }
      }
    }

    /** Tells the error, if the object was one. */
    void tell(Place place, ArchiveVisitor visitor) {
      if (type != null) {
        // A namespace may stand before the name.
        visitor.failedResponse(place, type.substring(type.indexOf('#') + 1) + ": " + message);
      }
    }
  }

  /**
   * Where a value that cannot be read stands.
   *
   * @param pointer its JSON Pointer; empty for a whole document
   * @param offset of its first byte in the document
   */
  record JsonValue(String pointer, long offset, int line) {
    /** What it is and where, such as {@code the string /message}. */
    String named(String what) {
      return pointer.isEmpty() ? "the " + what : "the " + what + " " + pointer;
    }
  }
}
