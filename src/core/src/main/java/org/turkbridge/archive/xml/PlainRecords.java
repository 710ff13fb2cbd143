package org.turkbridge.archive.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.DiscardingVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.translate.Whitespace;

/**
 * Reads records that are written as the old service wrote them, straight from UTF-8: their six
 * elements, at most once each, without attributes or prefixes, in them {@link PlainText} and
 * between them nothing but white space. It takes a fraction of a parser's time and says no to
 * everything else, which is then for the parser.
 */
final class PlainRecords {
  private static final byte[] START = ascii("<" + ArchiveReading.RECORD + ">");
  private static final byte[] END = ascii("</" + ArchiveReading.RECORD + ">");
  private static final List<? extends RecordElement<?>> ELEMENTS =
      RecordType.QUALIFICATION_REQUEST.elements();
  private static final int TEST = RecordType.QUALIFICATION_REQUEST.layout().part("Test");
  private static final byte[][] START_TAGS = tags("<");
  private static final byte[][] END_TAGS = tags("</");

  private final boolean isRead;
  private final String file;
  private final byte[] bytes;
  private final int end;
  private final Whitespace whitespace;
  private final ArchiveVisitor visitor;
  private final PlainText text;
  private final LineCount lines;
  private long records;

  /** The last Test that was read: the requests of a type have one in common. */
  private @Nullable ElementText test;

  /** Where it is; nowhere before the first. */
  private int testFrom = -1;

  private int testLength;

  /**
   * @param bytes up to the end
   */
  PlainRecords(
      String file,
      byte[] bytes,
      int end,
      LineCount lines,
      Whitespace whitespace,
      ArchiveVisitor visitor) {
    this(true, file, bytes, end, lines, whitespace, visitor);
  }

  private PlainRecords(
      boolean isRead,
      String file,
      byte[] bytes,
      int end,
      LineCount lines,
      Whitespace whitespace,
      ArchiveVisitor visitor) {
    this.isRead = isRead;
    this.file = file;
    this.bytes = bytes;
    this.end = end;
    this.lines = lines;
    this.whitespace = whitespace;
    this.visitor = visitor;
    this.text = new PlainText(isRead ? end : 0);
  }

  /**
   * Records of which nothing is made. One that is plain but cannot be used counts as one.
   *
   * @param bytes up to the end
   */
  static PlainRecords unread(String file, byte[] bytes, int end, LineCount lines) {
    return new PlainRecords(
        false, file, bytes, end, lines, Whitespace.STRIP, DiscardingVisitor.INSTANCE);
  }

  /** Where the next such record seems to begin; the end if nowhere. */
  int next(int from) {
    int at = from;
    while (at < end && !(bytes[at] == '<' && isAt(START, at))) {
      at++;
    }
    return at;
  }

  /**
   * Reads records one after another and tells the visitor, or finds their end.
   *
   * @param from where one begins
   * @return behind the last of them and the white space that follows it; -1 if one is not plain or
   *     cannot be used
   */
  int read(int from) {
    int at = from;
    while (isAt(START, at)) {
      at = record(at);
      if (at < 0) {
        return -1;
      }
      at = behindSpace(at);
    }
    return at;
  }

  /** How many were read. */
  long records() {
    return records;
  }

  /** Behind a record; -1 if it is not plain, or is read and cannot be used. */
  private int record(int start) {
    records++;
    @Nullable RecordDraft<?, ?, ArchiveVisitor> draft =
        isRead ? RecordDraft.of(RecordType.QUALIFICATION_REQUEST, whitespace) : null;
    int at = behindSpace(start + START.length);
    int expected = 0;
    while (!isAt(END, at)) {
      int index = element(at, expected);
      if (index < 0) {
        return -1;
      }
      int from = at + START_TAGS[index].length;
      boolean again = index == TEST && isTestAgain(from);
      int close = again ? from + testLength : endOfText(from);
      if (close < 0 || !isAt(END_TAGS[index], close)) {
        return -1;
      }
      if (draft != null) {
        draft.put(index, value(index, again));
      }
      if (index == TEST) {
        testFrom = from;
        testLength = close - from;
      }
      at = behindSpace(close + END_TAGS[index].length);
      expected = index + 1;
    }
    int behind = at + END.length;
    return draft == null || tell(draft, start, behind) ? behind : -1;
  }

  private int endOfText(int from) {
    return isRead ? text.read(bytes, from, end) : PlainText.end(bytes, from, end);
  }

  /** Tells of a record; false if it cannot be used. */
  private boolean tell(RecordDraft<?, ?, ArchiveVisitor> draft, int start, int behind) {
    Place place = new Place(file, records, lines.upTo(start) + 1);
    if (visitor.wantsBytes()) {
      visitor.bytesOfNext(new RawRecord(bytes, start, behind, StandardCharsets.UTF_8));
    }
    return draft.tell(place, visitor) == null;
  }

  /** Whether the text that begins there is the last Test and no more. */
  private boolean isTestAgain(int from) {
    return testFrom >= 0
        && end - from > testLength
        && Arrays.equals(bytes, testFrom, testFrom + testLength, bytes, from, from + testLength)
        && bytes[from + testLength] == '<';
  }

  /**
   * What an element says.
   *
   * @param again whether that is the last Test; else it is the text that was read last
   */
  private ElementText value(int index, boolean again) {
    if (again) {
      return Objects.requireNonNull(test);
    }
    ElementText value =
        ELEMENTS.get(index).notation() == RecordElement.Notation.DOCUMENT
            ? ElementText.document(text.text(), whitespace)
            : ElementText.simple(text.text());
    if (index == TEST) {
      test = value;
    }
    return value;
  }

  /**
   * Which element begins there; -1 if none.
   *
   * @param expected where to begin looking: they have an order nearly always
   */
  private int element(int at, int expected) {
    for (int i = 0; i < ELEMENTS.size(); i++) {
      int index = (expected + i) % ELEMENTS.size();
      if (isAt(START_TAGS[index], at)) {
        return index;
      }
    }
    return -1;
  }

  private int behindSpace(int from) {
    int at = from;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }

  private boolean isAt(byte[] what, int at) {
    return end - at >= what.length
        && Arrays.equals(bytes, at, at + what.length, what, 0, what.length);
  }

  private static byte[][] tags(String beginning) {
    return ELEMENTS.stream()
        .map(element -> ascii(beginning + element.name() + ">"))
        .toArray(byte[][]::new);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
