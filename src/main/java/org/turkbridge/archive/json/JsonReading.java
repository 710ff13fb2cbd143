package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;

/**
 * One reading of one document. A parser reads until it can no more; then the beginning of the next
 * record is looked for and another parser goes on from there.
 */
final class JsonReading {
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  /** How often a stretch is read again, lest nested beginnings of records take forever. */
  private static final int MOST_SECOND_LOOKS = 16;

  private final String file;
  private final JsonSource source;
  private final JsonFactory factory;
  private final ArchiveVisitor visitor;
  private final @Nullable EntityVisitor entities;
  private final RecordStarts starts;

  private long records;

  /** Where the open record begins, or what was read last ends: the source is kept from there. */
  private long mark;

  private int markLine = 1;

  /** How many arrays were open there. */
  private int markLists;

  private boolean inRecord;

  /** The last mistake in a record, and how many records began before it since the one it was in. */
  private long furthest;

  private int secondLooks;

  /** How many arrays are open around the records. */
  private int lists;

  /** After a mistake within a list, what is left of the list says nothing new. */
  private boolean inRuins;

  /**
   * @param entities is told of QualificationTypes and Qualifications; null to pass them over
   */
  JsonReading(
      String file,
      JsonSource source,
      JsonFactory factory,
      ArchiveVisitor visitor,
      @Nullable EntityVisitor entities) {
    this.file = file;
    this.source = source;
    this.factory = factory;
    this.visitor = visitor;
    this.entities = entities;
    this.starts = new RecordStarts(source);
  }

  /**
   * Reads all of the document, whatever is wrong with it.
   *
   * @return whether nothing was wrong with the JSON
   */
  boolean run() throws IOException {
    boolean whole = true;
    int line = 1;
    while (source.at(source.position()) >= 0) {
      JsonCursor cursor = JsonCursor.open(factory, source, line);
      try {
        while (cursor.json().nextToken() != null) {
          document(cursor);
        }
        return whole;
      } catch (JsonProcessingException e) {
        whole = false;
        line = afterMistake(cursor, e);
        // Not before: a closed parser says that it has read all that it was given.
        cursor.json().close();
      }
    }
    return whole;
  }

  private void document(JsonCursor cursor) throws IOException {
    if (cursor.json().currentToken() == JsonToken.START_OBJECT) {
      object(cursor, null);
    } else if (cursor.json().currentToken() == JsonToken.START_ARRAY) {
      list(cursor, null);
    }
  }

  private void list(JsonCursor cursor, @Nullable RecordKind kind) throws IOException {
    lists++;
    while (cursor.json().nextToken() != JsonToken.END_ARRAY) {
      if (cursor.json().currentToken() == JsonToken.START_OBJECT) {
        object(cursor, kind);
      } else if (cursor.json().currentToken() == JsonToken.START_ARRAY) {
        list(cursor, kind);
      } else if (kind != null) {
        notAnObject(cursor, kind);
      }
    }
    lists--;
    mark(cursor, cursor.reached());
  }

  /**
   * An object.
   *
   * @param kind what it is; null if only its members can tell
   */
  private void object(JsonCursor cursor, @Nullable RecordKind kind) throws IOException {
    JsonParser json = cursor.json();
    Place place = open(cursor);
    OpenRecord record = new OpenRecord(kind, entities != null);
    ErrorAnswer error = new ErrorAnswer();
    boolean isAround = false;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      @Nullable RecordKind inner = kind == null ? inner(name, json.currentToken()) : null;
      if (isAround) {
        json.skipChildren();
      } else if (inner != null) {
        isAround = true;
        forgetRecord();
        if (json.currentToken() == JsonToken.START_ARRAY) {
          list(cursor, inner);
        } else {
          object(cursor, inner);
        }
      } else {
        error.member(name, json);
        record.member(name, json);
      }
    }
    if (!isAround && record.kind() != null) {
      if (visitor.wantsBytes() && record.kind() == RecordKind.REQUEST) {
        visitor.bytesOfNext(source.rawUpTo(cursor.reached()));
      }
      close(cursor, place, record.end(place, visitor, entities));
    } else if (!isAround) {
      forgetRecord();
      error.tell(new Place(file, 0, place.line()), visitor);
    }
    mark(cursor, cursor.reached());
  }

  /** What the records in a member are; null if there are none that are read. */
  private @Nullable RecordKind inner(String name, JsonToken token) {
    @Nullable RecordKind kind =
        switch (token) {
          case START_ARRAY -> RecordKind.listed(name);
          case START_OBJECT -> RecordKind.held(name);
          default -> null;
        };
    return entities == null && kind != RecordKind.REQUEST ? null : kind;
  }

  private void notAnObject(JsonCursor cursor, RecordKind kind) throws IOException {
    Place place = open(cursor);
    close(
        cursor,
        place,
        new Cause(
            RefusalKind.WRONG_TYPE, "not an object, which a " + kind.label() + " is; remove it"));
    mark(cursor, cursor.reached());
  }

  private Place open(JsonCursor cursor) {
    mark(cursor, cursor.tokenStart());
    inRecord = true;
    records++;
    return new Place(file, records, markLine);
  }

  private void close(JsonCursor cursor, Place place, @Nullable Cause fault) {
    inRecord = false;
    if (fault != null) {
      refuse(place, fault, source.rawUpTo(cursor.reached()));
    }
  }

  private void forgetRecord() {
    inRecord = false;
    records--;
  }

  private void mark(JsonCursor cursor, long position) {
    mark = position;
    markLine = cursor.tokenLine();
    markLists = lists;
    source.keepFrom(position);
  }

  /**
   * Refuses what is broken and goes to where reading goes on.
   *
   * @return the line of that
   */
  private int afterMistake(JsonCursor cursor, JsonProcessingException e) throws IOException {
    Cause cause = JsonCauses.of(e, inRecord, source.charset());
    boolean anyRead = mark > cursor.position();
    boolean inList = markLists > 0 && (inRecord || anyRead);
    boolean between = lists == markLists;
    lists = 0;
    if (inRecord) {
      inRuins |= inList;
      int goOn = seekBehindRecord(cursor, e);
      inRecord = false;
      refuse(new Place(file, records, cursor.line(e)), cause, source.rawUpTo(source.position()));
      return goOn;
    }
    int line = skipSeparators(cursor, anyRead);
    long position = source.position();
    int b = source.at(position);
    boolean begins = between && (b == '{' || b == '[');
    if (position > cursor.position() && (begins || skipByteOrderMark())) {
      inRuins |= inList;
      return line;
    }
    if (!inRuins && (b >= 0 || cause.kind() == RefusalKind.CUT_OFF)) {
      long offset = source.offset(Math.max(mark, cursor.position(e)));
      visitor.refused(
          new Refusal(
              new Place(file, 0, cursor.line(e)), offset, cause.kind(), cause.text(), null));
    }
    inRuins |= inList;
    return seek(Math.max(position, cursor.position() + 1), line);
  }

  /** Goes behind what stands between two records. */
  private int skipSeparators(JsonCursor cursor, boolean anyRead) throws IOException {
    int line = rewind(anyRead ? mark : cursor.position(), anyRead ? markLine : cursor.line());
    String separators = inRuins ? " \n\r\t,]}" : " \n\r\t,";
    int b = source.read();
    while (b >= 0 && separators.indexOf(b) >= 0) {
      line += b == '\n' ? 1 : 0;
      b = source.read();
    }
    if (b >= 0) {
      source.rewind(source.position() - 1);
    }
    return line;
  }

  /** Files with byte order marks, joined. */
  private boolean skipByteOrderMark() throws IOException {
    long position = source.position();
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (source.at(position + i) != BYTE_ORDER_MARK[i]) {
        return false;
      }
    }
    source.skipNBytes(BYTE_ORDER_MARK.length);
    inRuins = false;
    return true;
  }

  /** What the parser took for a part of the broken record may be the next one. */
  private int seekBehindRecord(JsonCursor cursor, JsonProcessingException e) throws IOException {
    long mistake = Math.max(mark + 1, cursor.position(e));
    secondLooks = mark < furthest ? secondLooks + 1 : 0;
    furthest = Math.max(furthest, mistake);
    boolean again = !(e instanceof StreamConstraintsException) && secondLooks < MOST_SECOND_LOOKS;
    return again ? seek(mark + 1, markLine) : seek(mistake, cursor.line(e));
  }

  private int seek(long position, int line) throws IOException {
    return rewind(position, line) + starts.seek();
  }

  private int rewind(long position, int line) {
    return source.rewind(position) > position ? line + source.linesForgotten() : line;
  }

  private void refuse(Place place, Cause fault, RawRecord raw) {
    visitor.refused(new Refusal(place, source.offset(mark), fault.kind(), fault.text(), raw));
  }
}
