package org.turkbridge.verify.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares legacy records byte by byte, but for white space of the first that says nothing: between
 * elements, and around the document in a Test, Answer or Question. Most records of most archives
 * need no closer look than that.
 */
final class ByteComparison {
  private static final byte[] ESCAPED_START = ascii("&lt;");
  private static final byte[] ESCAPED_END = ascii("&gt;");
  private static final List<byte[]> DOCUMENTS =
      List.of(ascii("<Test>"), ascii("<Answer>"), ascii("<Question>"), ascii("<AnswerKey>"));

  private final byte[] before;
  private final byte[] after;
  private int at;
  private int atAfter;

  private ByteComparison(byte[] before, byte[] after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Compares.
   *
   * @param before UTF-8, as the archive has it
   * @param after UTF-8, as it was written back
   * @return empty if there is more than white space to it
   */
  static Optional<ComparisonResult> compare(byte[] before, byte[] after) {
    return new ByteComparison(before, after).compared();
  }

  private Optional<ComparisonResult> compared() {
    Set<Notation> notations = EnumSet.noneOf(Notation.class);
    for (int same = mismatch(); same >= 0; same = mismatch()) {
      at += same;
      atAfter += same;
      int space = at;
      at = behindSpace(at);
      if (at == space) {
        return Optional.empty();
      }
      if (isAroundDocument(space)) {
        notations.add(Notation.WHITE_SPACE_AROUND_DOCUMENT);
      } else if (isBetweenElements(space)) {
        notations.add(Notation.MARKUP);
      } else {
        return Optional.empty();
      }
    }
    if (notations.size() > 1) {
      notations.remove(Notation.MARKUP);
    }
    return Optional.of(new ComparisonResult(notations, List.of()));
  }

  private int mismatch() {
    return Arrays.mismatch(before, at, before.length, after, atAfter, after.length);
  }

  /** Whether that is white space at one end of a document that is the value of an element. */
  private boolean isAroundDocument(int space) {
    int start = tag(space);
    int text = behindTag(start);
    int end = indexOf('<', text);
    return DOCUMENTS.stream().anyMatch(tag -> isAt(start, tag))
        && end >= 0
        && (space == text || (at == end && beforeSpace(space) == space))
        && isAt(behindSpace(text), ESCAPED_START)
        && isAt(beforeSpace(end) - ESCAPED_END.length, ESCAPED_END);
  }

  /** Whether a tag ends before that white space and one begins behind it, not of one element. */
  private boolean isBetweenElements(int space) {
    int start = tag(space);
    if (behindTag(start) != space || at + 1 >= before.length || before[at] != '<') {
      return false;
    }
    // Behind a start tag a CDATA section or a comment may begin a text, which the space is part of.
    boolean next = before[at + 1] != '!' && before[at + 1] != '?';
    return next && (before[start + 1] == '/' || before[at + 1] != '/');
  }

  /** Where the last tag before a place begins; the first byte of a record begins one. */
  private int tag(int place) {
    int start = Math.max(0, place - 1);
    while (start > 0 && before[start] != '<') {
      start--;
    }
    return start;
  }

  private int behindTag(int start) {
    return indexOf('>', start) + 1;
  }

  private int indexOf(char what, int from) {
    for (int i = from; i < before.length; i++) {
      if (before[i] == what) {
        return i;
      }
    }
    return -1;
  }

  private int behindSpace(int from) {
    int place = from;
    while (place < before.length && isSpace(before[place])) {
      place++;
    }
    return place;
  }

  private int beforeSpace(int from) {
    int place = from;
    while (place > 0 && isSpace(before[place - 1])) {
      place--;
    }
    return place;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\t' || b == '\r';
  }

  private boolean isAt(int place, byte[] what) {
    return place >= 0
        && before.length - place >= what.length
        && Arrays.equals(before, place, place + what.length, what, 0, what.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
