package org.turkbridge.archive.xml;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds in the bytes of a document where it may be cut: before records. It knows of XML only what
 * it takes to tell tags from text, in encodings that hold ASCII; a parser confirms what it found.
 */
final class MarkupScanner {
  private static final byte[] COMMENT = ascii("<!--");
  private static final byte[] COMMENT_END = ascii("-->");
  private static final byte[] SECTION = ascii("<![CDATA[");
  private static final byte[] SECTION_END = ascii("]]>");
  private static final byte[] INSTRUCTION_END = ascii("?>");

  private final OpenElements open = new OpenElements();

  /** How many elements of a record are open. */
  private int depthInRecord;

  private int position;
  private boolean lost;

  private int cut = -1;
  private byte[] startTags = {};
  private List<String> names = List.of();
  private boolean tagsChanged = true;

  /**
   * Goes on as far as whole tags and sections go.
   *
   * @param bytes those of before, up to where it came, and more
   * @param end of the bytes
   */
  void scan(byte[] bytes, int end) {
    while (!lost) {
      int tag = position;
      while (tag < end && bytes[tag] != '<') {
        tag++;
      }
      position = tag;
      int behind = end - tag < SECTION.length ? -1 : markup(bytes, tag, end);
      if (behind < 0) {
        return;
      }
      position = behind;
    }
  }

  /** The last place that it found to cut; -1 if there is none. */
  int cut() {
    return cut;
  }

  /** The start tags of the elements that are open at the {@link #cut}. */
  byte[] startTags() {
    return startTags;
  }

  /** The names of the elements that are open at the {@link #cut}. */
  List<String> names() {
    return names;
  }

  /** Whether it met what it does not understand: from there on nothing can be cut. */
  boolean isLost() {
    return lost;
  }

  /** The bytes up to the cut have gone. */
  void forgetUpToCut() {
    position -= cut;
    cut = -1;
  }

  /** Where the markup ends that begins at a place; -1 if not within these bytes. */
  private int markup(byte[] bytes, int start, int end) {
    return switch (bytes[start + 1]) {
      case '!' -> {
        if (isAt(COMMENT, bytes, start)) {
          yield behind(COMMENT_END, bytes, start + COMMENT.length, end);
        }
        if (isAt(SECTION, bytes, start)) {
          yield behind(SECTION_END, bytes, start + SECTION.length, end);
        }
        lost = true;
        yield -1;
      }
      case '?' -> behind(INSTRUCTION_END, bytes, start + 2, end);
      case '/' -> endTag(bytes, start, end);
      default -> startTag(bytes, start, end);
    };
  }

  private int endTag(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] != '>') {
      at++;
    }
    if (at == end) {
      return -1;
    }
    if (depthInRecord > 0) {
      depthInRecord--;
    } else {
      lost = !open.close();
      tagsChanged = true;
    }
    return at + 1;
  }

  private int startTag(byte[] bytes, int start, int end) {
    int at = start + 1;
    byte quote = 0;
    while (at < end && (quote != 0 || bytes[at] != '>')) {
      byte b = bytes[at];
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      }
      at++;
    }
    if (at == end) {
      return -1;
    }
    boolean empty = bytes[at - 1] == '/';
    if (depthInRecord == 0 && isRecord(bytes, start, at)) {
      mark(start);
      depthInRecord = empty ? 0 : 1;
    } else if (!empty && depthInRecord > 0) {
      depthInRecord++;
    } else if (!empty) {
      open.open(bytes, start, at + 1);
      tagsChanged = true;
    }
    return at + 1;
  }

  private void mark(int start) {
    if (tagsChanged) {
      if (!open.mayBeCut()) {
        return;
      }
      startTags = open.startTags();
      names = open.names();
      tagsChanged = false;
    }
    cut = start;
  }

  private static boolean isRecord(byte[] bytes, int start, int end) {
    return RecordNames.contains(OpenElements.localName(bytes, start + 1, end));
  }

  private static int behind(byte[] last, byte[] bytes, int from, int end) {
    for (int at = from; at <= end - last.length; at++) {
      if (isAt(last, bytes, at)) {
        return at + last.length;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] what, byte[] bytes, int start) {
    for (int i = 0; i < what.length; i++) {
      if (bytes[start + i] != what[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
