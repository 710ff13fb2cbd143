package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** How far a document is read, and where reading goes on after a mistake. */
final class JsonProgress {
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  /** How often a stretch is read again, lest nested beginnings of records take forever. */
  private static final int MOST_SECOND_LOOKS = 16;

  private final JsonSource source;
  private final RecordStarts starts;
  private long mark;
  private int line = 1;
  private int lists;

  /** Behind the last mistake in a record. */
  private long furthest;

  private int secondLooks;
  private boolean inRuins;

  JsonProgress(JsonSource source) {
    this.source = source;
    this.starts = new RecordStarts(source);
  }

  /** Where the open record begins, or what was read last ends: the source is kept from there. */
  long mark() {
    return mark;
  }

  /** Of the mark. */
  int line() {
    return line;
  }

  /** How many arrays are open at the mark. */
  int lists() {
    return lists;
  }

  /** A record begins, or something ends. */
  void mark(long position, int lineThere, int listsThere) {
    mark = position;
    line = lineThere;
    lists = listsThere;
    source.keepFrom(position);
  }

  /**
   * What begins at an earlier place turns out to be a record.
   *
   * @param offset of the place in the document
   */
  void markAgain(long position, long offset, int lineThere, int listsThere) {
    mark = position;
    line = lineThere;
    lists = listsThere;
    source.keepFrom(position, offset);
  }

  /** Whether there was a mistake within a list: what is left of the list says nothing new. */
  boolean inRuins() {
    return inRuins;
  }

  /** There was a mistake. */
  void ruin(boolean inList) {
    inRuins |= inList;
  }

  /**
   * Goes behind what stands between two records.
   *
   * @return the line of that, as all of these do
   */
  int skipSeparators(JsonCursor cursor) throws IOException {
    boolean anyRead = mark > cursor.position();
    int goOn = rewind(anyRead ? mark : cursor.position(), anyRead ? line : cursor.line());
    String separators = inRuins ? " \n\r\t,]}" : " \n\r\t,";
    int b = source.read();
    while (b >= 0 && separators.indexOf(b) >= 0) {
      goOn += b == '\n' ? 1 : 0;
      b = source.read();
    }
    if (b >= 0) {
      source.rewind(source.position() - 1);
    }
    return goOn;
  }

  /** Whether there was a byte order mark to go behind: files with such marks, joined. */
  boolean skipByteOrderMark() throws IOException {
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

  /**
   * Goes to the next record behind a broken one, which begins at the mark. What the parser took for
   * a part of it may be that.
   */
  int seekBehindRecord(JsonCursor cursor, JsonProcessingException e) throws IOException {
    long mistake = Math.max(mark + 1, cursor.position(e));
    secondLooks = mark < furthest ? secondLooks + 1 : 0;
    furthest = Math.max(furthest, mistake);
    boolean again = !(e instanceof StreamConstraintsException) && secondLooks < MOST_SECOND_LOOKS;
    return again ? seek(mark + 1, line) : seek(mistake, cursor.line(e));
  }

  /** Goes to the next record from a place on. */
  int seek(long position, int lineThere) throws IOException {
    return rewind(position, lineThere) + starts.seek();
  }

  private int rewind(long position, int lineThere) {
    return source.rewind(position) > position ? lineThere + source.linesForgotten() : lineThere;
  }
}
