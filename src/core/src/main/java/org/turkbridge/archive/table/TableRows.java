package org.turkbridge.archive.table;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.text.ReadAhead;
import org.turkbridge.archive.text.TextEncoding;

/**
 * Cuts a table into rows, byte for byte. FastCSV does not say with which byte a row begins and ends
 * at the first mistake, so that it is given the rows one by one. Quotes, separators and line ends
 * are bytes of ASCII in every encoding that is read, and nothing else is.
 *
 * <p>A row with a mistake, such as a quote that is not closed, goes up to the next line that begins
 * like a row: with an id where the first column has one, with two ids, or with as many separators
 * as the shortest row has.
 */
final class TableRows {
  /** In bytes. */
  static final int LONGEST_ROW = 16 << 20;

  static final String NO_ROW =
      "a row with a quote where none can be: double it (\"\") inside a field in quotes, and close"
          + " the field with one";

  /** In bytes. */
  private static final int LONGEST_LOOK_AHEAD = 64 * 1024;

  private static final int SHORTEST_ID = 10;
  private static final int LONGEST_ID = 64;

  /** Fewer separators than so many tell nothing: there are as many in a sentence. */
  private static final int FEWEST_SEPARATORS = 5;

  private static final Cause NOT_WELL_FORMED = new Cause(RefusalKind.NOT_WELL_FORMED, NO_ROW);
  private static final Cause NOT_CLOSED =
      new Cause(
          RefusalKind.CUT_OFF,
          "a field in quotes that does not end; close it, or get a whole copy");
  private static final Cause TOO_LONG =
      new Cause(
          RefusalKind.TOO_LONG,
          "a row longer than %,d bytes; shorten it, or close its quotes".formatted(LONGEST_ROW));

  private final ReadAhead ahead;
  private final TextEncoding encoding;
  private final char separator;

  /** Of the next row. */
  private long offset;

  private int line = 1;

  private boolean beginsWithId;
  private int fewestSeparators = Integer.MAX_VALUE;

  /**
   * @param in the table without its byte order mark
   * @param encoding of the table; where it is not UTF-8, rows are made UTF-8
   * @param separator what stands between two fields
   */
  TableRows(InputStream in, TextEncoding encoding, char separator) {
    this.ahead = new ReadAhead(encoding.utf8(in));
    this.encoding = encoding;
    this.offset = encoding.markLength();
    this.separator = separator;
  }

  /** A row as it stands in the file, but for the encoding, with its line end. */
  static final class Row {
    private final long offset;
    private final int line;
    private final byte[] bytes;
    private final boolean isWhole;
    private final boolean endsInLine;
    private final @Nullable Cause mistake;

    Row(
        long offset,
        int line,
        byte[] bytes,
        boolean isWhole,
        boolean endsInLine,
        @Nullable Cause mistake) {
      this.offset = offset;
      this.line = line;
      this.bytes = bytes;
      this.isWhole = isWhole;
      this.endsInLine = endsInLine;
      this.mistake = mistake;
    }

    /** Of its first byte. */
    long offset() {
      return offset;
    }

    int line() {
      return line;
    }

    /** Of a row with a mistake the first {@link RawRecord#MOST_BYTES} at most. */
    byte[] bytes() {
      return bytes;
    }

    /** Whether these are all of its bytes. */
    boolean isWhole() {
      return isWhole;
    }

    /** Whether a line end closes it. */
    boolean endsInLine() {
      return endsInLine;
    }

    /** What is wrong with it; null if nothing is. */
    @Nullable Cause mistake() {
      return mistake;
    }
  }

  /**
   * What the rows that follow look like.
   *
   * @param idIsFirst whether the first column has the ids of HITs
   * @param fewestFields how many fields a row has at least
   */
  void expect(boolean idIsFirst, int fewestFields) {
    beginsWithId = idIsFirst;
    fewestSeparators = Math.max(FEWEST_SEPARATORS, fewestFields - 1);
  }

  /** The next row that is no empty line; null at the end. */
  @Nullable Row next() throws IOException {
    int lineEnd = lineEnd(0);
    while (lineEnd > 0) {
      drop(lineEnd);
      lineEnd = lineEnd(0);
    }
    return at(0) < 0 ? null : row();
  }

  /** Where in a row the next byte stands. */
  private enum Position {
    BEFORE_FIELD,
    IN_FIELD,
    IN_QUOTES,
    BEHIND_QUOTE
  }

  private Row row() throws IOException {
    Position position = Position.BEFORE_FIELD;
    int i = 0;
    for (int b = at(i); b >= 0; b = at(++i)) {
      if (i == LONGEST_ROW) {
        return damaged(TOO_LONG);
      }
      if (position == Position.IN_QUOTES) {
        position = b == '"' ? Position.BEHIND_QUOTE : position;
      } else if (b == separator) {
        position = Position.BEFORE_FIELD;
      } else if (b == '\n' || b == '\r') {
        return whole(i + lineEnd(i), true);
      } else if (b == '"' && position != Position.IN_FIELD) {
        position = Position.IN_QUOTES;
      } else if (position == Position.BEHIND_QUOTE) {
        return damaged(NOT_WELL_FORMED);
      } else {
        position = Position.IN_FIELD;
      }
    }
    return position == Position.IN_QUOTES ? damaged(NOT_CLOSED) : whole(i, false);
  }

  private Row whole(int length, boolean endsInLine) {
    Row row = new Row(offset, line, bytes(length), true, endsInLine, null);
    drop(length);
    return row;
  }

  /** A row with a mistake: up to the next line that begins like a row. */
  private Row damaged(Cause mistake) throws IOException {
    long beginning = offset;
    int firstLine = line;
    byte @Nullable [] kept = null;
    long dropped = 0;
    int i = 0;
    boolean endsInLine = false;
    while (at(i) >= 0) {
      int lineEnd = lineEnd(i);
      i += Math.max(lineEnd, 1);
      endsInLine = lineEnd > 0;
      if (endsInLine && (startsRow(i) || at(i) < 0)) {
        break;
      }
      if (i >= LONGEST_ROW) {
        kept = kept == null ? bytes(RawRecord.MOST_BYTES) : kept;
        drop(i);
        dropped += i;
        i = 0;
      }
    }
    byte[] raw = kept == null ? bytes(Math.min(i, RawRecord.MOST_BYTES)) : kept;
    drop(i);
    return new Row(beginning, firstLine, raw, dropped + i == raw.length, endsInLine, mistake);
  }

  private boolean startsRow(int from) throws IOException {
    int separators = 0;
    int ids = 0;
    int field = from;
    int limit = from + LONGEST_LOOK_AHEAD;
    for (int i = from; i < limit; i++) {
      int b = at(i);
      boolean isOver = b < 0 || b == '\n' || b == '\r';
      if (!isOver && b != separator) {
        continue;
      }
      ids += isId(field, i) ? 1 : 0;
      separators += isOver ? 0 : 1;
      if (ids > 1
          || (ids == 1 && beginsWithId && field == from)
          || separators >= fewestSeparators) {
        return true;
      }
      if (isOver) {
        return false;
      }
      field = i + 1;
    }
    return false;
  }

  /** Whether a field is written as ids are, in quotes or without. */
  private boolean isId(int from, int to) throws IOException {
    boolean isQuoted = to - from > 2 && at(from) == '"' && at(to - 1) == '"';
    int first = isQuoted ? from + 1 : from;
    int behind = isQuoted ? to - 1 : to;
    if (behind - first < SHORTEST_ID || behind - first > LONGEST_ID) {
      return false;
    }
    for (int i = first; i < behind; i++) {
      int b = at(i);
      if (!(b >= 'A' && b <= 'Z') && !(b >= '0' && b <= '9')) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes the line end has that stands there; 0 if none does. */
  private int lineEnd(int i) throws IOException {
    int b = at(i);
    return b == '\n' ? 1 : b != '\r' ? 0 : at(i + 1) == '\n' ? 2 : 1;
  }

  /** A byte of the row; -1 behind the end of the table. */
  private int at(int i) throws IOException {
    return ahead.at(i);
  }

  private byte[] bytes(int length) {
    return ahead.bytes(length);
  }

  /** The next row begins so many bytes later. */
  private void drop(int length) {
    byte[] dropped = ahead.bytes(length);
    for (int i = 0; i < length; i++) {
      boolean endsLine =
          dropped[i] == '\n' || (dropped[i] == '\r' && (i + 1 == length || dropped[i + 1] != '\n'));
      line += endsLine ? 1 : 0;
    }
    offset += encoding.width(dropped, 0, length);
    ahead.drop(length);
  }
}
