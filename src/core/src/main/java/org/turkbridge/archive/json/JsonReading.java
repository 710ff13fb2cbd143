package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordEvidence;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordText;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;

/**
 * One reading of one document. A parser reads until it can no more; then the beginning of the next
 * record is looked for and another parser goes on from there.
 */
final class JsonReading {
  private final String file;
  private final JsonSource source;
  private final JsonFactory factory;
  private final @Nullable RecordKind asked;
  private final ArchiveVisitor visitor;
  private final JsonProgress progress;

  private long records;

  /** The innermost object that is open. */
  private @Nullable OpenObject innermost;

  /**
   * The object that is taken for a record, unless it turns out to be none; null if there is none.
   */
  private @Nullable OpenObject candidate;

  /** How many arrays are open around the records. */
  private int lists;

  /** What the strings in the innermost list name; null outside of lists. */
  private @Nullable RecordEvidence namesInList;

  /**
   * The last list that names the parts of a record, unless it is told: beside records it describes
   * these, as data frames and schemas do.
   */
  private OpenObject.@Nullable JsonValue heading;

  /** How many records there were at the heading, and how many at what stood before it. */
  private long recordsAtHeading;

  private long recordsBeforeHeading;

  /**
   * @param asked what an object is taken for that may be of several kinds; null if none is
   */
  JsonReading(
      String file,
      JsonSource source,
      JsonFactory factory,
      @Nullable RecordKind asked,
      ArchiveVisitor visitor) {
    this.file = file;
    this.source = source;
    this.factory = factory;
    this.asked = asked;
    this.visitor = visitor;
    this.progress = new JsonProgress(source);
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
        tellOfHeading();
        line = afterMistake(cursor, e);
        // Not before: a closed parser says that it has read all that it was given.
        cursor.json().close();
      }
    }
    return whole;
  }

  private void document(JsonCursor cursor) throws IOException {
    recordsBeforeHeading = records;
    value(cursor, null, null, false);
    tellOfHeading();
  }

  /**
   * A value in which there may be records.
   *
   * @param holder the object it stands in, if it stands in one of its lists or is its member
   * @param kind what its objects are; null if only their members can tell
   * @param isInside whether it stands in a member of which nothing is known
   */
  private void value(
      JsonCursor cursor, @Nullable OpenObject holder, @Nullable RecordKind kind, boolean isInside)
      throws IOException {
    switch (cursor.json().currentToken()) {
      case START_OBJECT -> object(cursor, holder, kind, isInside);
      case START_ARRAY -> list(cursor, holder, kind, isInside);
      case VALUE_STRING -> {
        if (RecordText.isIn(cursor.json().getText())) {
          refuse(value(cursor));
        }
      }
      default -> {
        // Nothing else holds anything.
      }
    }
  }

  private void list(
      JsonCursor cursor, @Nullable OpenObject holder, @Nullable RecordKind kind, boolean isInside)
      throws IOException {
    lists++;
    @Nullable RecordEvidence namesAround = namesInList;
    RecordEvidence names = new RecordEvidence();
    namesInList = names;
    OpenObject.JsonValue whole = value(cursor);
    while (cursor.json().nextToken() != JsonToken.END_ARRAY) {
      if (cursor.json().currentToken().isScalarValue() && kind != null) {
        notAnObject(cursor, holder, kind);
        if (holder != null) {
          holder.found();
        }
      } else {
        name(cursor);
        value(cursor, holder, kind, isInside);
      }
    }
    if (names.valuesNameRecord()) {
      if (heading != null) {
        tellOfHeading();
        recordsBeforeHeading = recordsAtHeading;
      }
      heading = whole;
      recordsAtHeading = records;
    }
    namesInList = namesAround;
    lists--;
    if (candidate == null) {
      mark(cursor, cursor.reached());
    }
  }

  /**
   * An object.
   *
   * @param outer the object that it stands in
   * @param kind what it is; null if only its members can tell
   * @param isInside whether only whole records are to be taken for records
   */
  private void object(
      JsonCursor cursor, @Nullable OpenObject outer, @Nullable RecordKind kind, boolean isInside)
      throws IOException {
    JsonParser json = cursor.json();
    OpenObject object = begin(cursor, outer, kind, isInside);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      member(cursor, object, name);
      object.evidence.add(name);
      if (candidate != object && !object.isAround() && object.evident() != null) {
        makeCandidate(object);
      }
    }
    innermost = outer;
    object.countIn(end(cursor, object));
    if (candidate == null) {
      mark(cursor, cursor.reached());
    }
  }

  private void member(JsonCursor cursor, OpenObject object, String name) throws IOException {
    JsonParser json = cursor.json();
    JsonToken token = json.currentToken();
    @Nullable RecordKind inner =
        object.kind == null || !RecordMembers.has(object.kind, name) ? inner(name, token) : null;
    @Nullable RecordKind named = object.kind == null ? RecordMembers.named(name) : null;
    if (named != null) {
      object.beginList(named);
    } else if (object.kind == null && RecordEvidence.namesBonuses(name)) {
      object.beginParts(RecordKind.BONUS_PAYMENT);
    }
    if (inner != null) {
      if (token == JsonToken.START_ARRAY) {
        object.hasKnownList();
        if (candidate == object && object.evident() == null) {
          dropCandidate();
        }
      }
      value(cursor, object, inner, false);
    } else if (token.isStructStart() && !RecordMembers.isValue(name)) {
      object.record.around(name, json);
      value(cursor, object, null, true);
    } else {
      if (token == JsonToken.VALUE_STRING
          && object.evident() == null
          && !RecordMembers.has(RecordKind.QUALIFICATION_REQUEST, name)) {
        if (RecordText.isIn(json.getText())) {
          object.holds(value(cursor));
        }
        name(cursor);
      }
      object.member(name, json, new Place(file, 0, cursor.tokenLine()));
    }
    object.endList();
  }

  /** What the records in a member are; null if there are none that are read. */
  private @Nullable RecordKind inner(String name, JsonToken token) {
    return switch (token) {
      case START_ARRAY -> RecordMembers.listed(name);
      case START_OBJECT -> RecordMembers.held(name);
      default -> null;
    };
  }

  private OpenObject begin(
      JsonCursor cursor, @Nullable OpenObject outer, @Nullable RecordKind kind, boolean isInside) {
    long start = cursor.tokenStart();
    if (isInside && start - progress.mark() > RawRecord.MOST_BYTES) {
      // What is kept for the candidate is all that would be shown of it.
      if (candidate != null && candidate.cut() == null) {
        RawRecord beginning = source.rawUpTo(start);
        candidate.cut(new RawRecord(beginning.bytes(), beginning.charset(), false));
      }
      mark(cursor, start);
    }
    OpenObject object =
        new OpenObject(
            outer,
            kind,
            asked,
            isInside,
            cursor.json().getParsingContext().getParent().inArray(),
            start,
            source.offset(start),
            cursor.tokenLine());
    innermost = object;
    if (!isInside) {
      around(outer);
      candidate = object;
      records++;
      mark(cursor, start);
    }
    return object;
  }

  /** An object that nobody took for a record can be nothing else. */
  private void makeCandidate(OpenObject object) {
    around(object.outer);
    candidate = object;
    records++;
    progress.markAgain(object.start(), object.offset(), object.line(), lists);
  }

  /** There are records in an object. */
  private void around(@Nullable OpenObject object) {
    if (object != null) {
      object.isAroundRecords();
    }
    dropCandidate();
  }

  private void dropCandidate() {
    if (candidate != null) {
      candidate = null;
      records--;
    }
  }

  /**
   * An object ends.
   *
   * @return whether it is a record
   */
  private boolean end(JsonCursor cursor, OpenObject object) throws IOException {
    @Nullable RecordKind evident = object.evident();
    if (evident == null && object.isInside && !object.isAround() && object.part() != null) {
      evident = object.part();
      makeCandidate(object);
    }
    if (evident != null && object.kind == null) {
      object.record.is(evident);
    }
    if (object.isAround()) {
      if (object.isRecordAround()) {
        records++;
        refuse(
            new Place(file, records, object.line()),
            object.offset(),
            new Cause(
                RefusalKind.WRONG_TYPE,
                "the record holds other records; give each an object of its own"),
            null,
            object.record.kind());
      }
      tell(object);
      return object.isRecordAround();
    }
    @Nullable RecordKind kind = object.record.kind();
    boolean mayLack = object.mayLack();
    if (!mayLack && candidate != object && !object.isInside && object.record.whole() != null) {
      makeCandidate(object);
      mayLack = true;
    }
    if (candidate == object && kind != null && (evident != null || mayLack)) {
      Place place = new Place(file, records, object.line());
      RawRecord raw = object.cut();
      if (visitor.wantsBytes()) {
        visitor.bytesOfNext(
            (raw == null ? source.rawUpTo(cursor.reached()) : raw).at(object.offset()));
      }
      @Nullable Cause fault = object.record.end(kind, place, visitor);
      candidate = null;
      if (fault != null) {
        refuse(
            place,
            object.offset(),
            fault,
            raw == null ? source.rawUpTo(cursor.reached()) : raw,
            object.record.isDoubtful() && asked == null ? null : kind);
      }
      return true;
    }
    if (candidate == object) {
      dropCandidate();
    }
    if (!object.isInside) {
      object.error.tell(new Place(file, 0, object.line()), visitor);
    }
    tell(object);
    return false;
  }

  /** Tells what is to be said of an object that is no record. */
  private void tell(OpenObject object) {
    OpenObject.@Nullable JsonValue text = object.text();
    if (text != null) {
      refuse(text);
    }
    AnswerCount count = object.count();
    if (count.differs()) {
      visitor.counted(count);
    }
  }

  /** A string may be a name: the head of a column, or one half of a pair. */
  private void name(JsonCursor cursor) throws IOException {
    if (namesInList != null && cursor.json().currentToken() == JsonToken.VALUE_STRING) {
      namesInList.addValue(cursor.json().getText());
    }
  }

  /** Names without any record between what stands around them are records that are not read. */
  private void tellOfHeading() {
    if (heading != null && records == recordsBeforeHeading) {
      refuse(heading, RecordEvidence.namedByValues(heading.named("list")));
    }
    heading = null;
  }

  private OpenObject.JsonValue value(JsonCursor cursor) {
    return new OpenObject.JsonValue(
        cursor.json().getParsingContext().pathAsPointer().toString(),
        source.offset(cursor.tokenStart()),
        cursor.tokenLine());
  }

  private void refuse(OpenObject.JsonValue text) {
    refuse(text, RecordText.cause(text.named("string")));
  }

  private void refuse(OpenObject.JsonValue value, Cause cause) {
    refuse(new Place(file, 0, value.line()), value.offset(), cause, null, null);
  }

  private void notAnObject(JsonCursor cursor, @Nullable OpenObject holder, RecordKind kind)
      throws IOException {
    around(holder);
    mark(cursor, cursor.tokenStart());
    // All of it is shown.
    cursor.json().finishToken();
    records++;
    refuse(
        new Place(file, records, progress.line()),
        source.offset(progress.mark()),
        new Cause(RefusalKind.WRONG_TYPE, "not an object, which " + named(kind) + " is; remove it"),
        source.rawUpTo(cursor.reached()),
        kind);
    mark(cursor, cursor.reached());
  }

  private void mark(JsonCursor cursor, long position) {
    progress.mark(position, cursor.tokenLine(), lists);
  }

  /**
   * Refuses what is broken and goes to where reading goes on.
   *
   * @return the line of that
   */
  private int afterMistake(JsonCursor cursor, JsonProcessingException e) throws IOException {
    @Nullable OpenObject broken = candidate;
    boolean inRecord = broken != null;
    @Nullable OpenObject open = innermost;
    innermost = null;
    Cause cause = JsonCauses.of(e, inRecord, source.charset());
    boolean anyRead = progress.mark() > cursor.position();
    boolean inList = progress.lists() > 0 && (inRecord || anyRead);
    boolean between = lists == progress.lists();
    lists = 0;
    if (broken != null) {
      progress.ruin(inList);
      int goOn = progress.seekBehindRecord(cursor, e);
      candidate = null;
      refuse(
          new Place(file, records, cursor.line(e)),
          source.offset(progress.mark()),
          cause,
          source.rawUpTo(source.position()),
          broken.kind == null ? broken.evident() : broken.kind);
      abandon(open, broken, cause);
      return goOn;
    }
    abandon(open, null, cause);
    int line = progress.skipSeparators(cursor);
    long position = source.position();
    int b = source.at(position);
    boolean begins = between && (b == '{' || b == '[');
    if (position > cursor.position() && (begins || progress.skipByteOrderMark())) {
      progress.ruin(inList);
      return line;
    }
    if (!progress.inRuins() && (b >= 0 || cause.kind() == RefusalKind.CUT_OFF)) {
      long offset = source.offset(Math.max(progress.mark(), cursor.position(e)));
      visitor.refused(
          new Refusal(
              new Place(file, 0, cursor.line(e)), offset, cause.kind(), cause.text(), null));
    }
    progress.ruin(inList);
    return progress.seek(Math.max(position, cursor.position() + 1), line);
  }

  /**
   * Tells of the objects that are open and never end. Records that hold others are refused, which
   * nobody else does; of a document that is cut off the records up to the cut are counted.
   *
   * @param broken the one that is refused as a record; null if none is
   */
  private void abandon(@Nullable OpenObject open, @Nullable OpenObject broken, Cause cause) {
    for (OpenObject object = open; object != null; object = object.outer) {
      if (object.isRecordAround()) {
        records++;
        refuse(new Place(file, records, object.line()), object.offset(), cause, null, null);
      }
      object.countIn(object == broken || object.isRecordAround());
      AnswerCount count = object.count();
      if (cause.kind() == RefusalKind.CUT_OFF && count.differs()) {
        visitor.counted(count);
      }
    }
  }

  private static String named(RecordKind kind) {
    return kind == RecordKind.QUALIFICATION_REQUEST ? "a request" : kind.oneLabel();
  }

  private void refuse(
      Place place,
      long offset,
      Cause fault,
      @Nullable RawRecord raw,
      @Nullable RecordKind recordKind) {
    visitor.refused(new Refusal(place, offset, fault.kind(), fault.text(), raw, recordKind));
  }
}
