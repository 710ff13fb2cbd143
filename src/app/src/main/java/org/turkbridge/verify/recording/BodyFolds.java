package org.turkbridge.verify.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks long lines of XML, JSON and forms where a reader would, so that a change shows as the line
 * it is in. Breaks stand for nothing: where one is put matters to the eye alone.
 */
final class BodyFolds {
  private static final int LONGEST_LINE = 80;
  private static final String BREAK = "\\\n";
  private static final String INDENT = "  ";
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private final String text;
  private final StringBuilder folded = new StringBuilder();
  private int done;

  BodyFolds(String text) {
    this.text = text;
  }

  String folded() {
    if (text.lines().allMatch(line -> line.length() <= LONGEST_LINE)) {
      return text;
    }
    String start = text.stripLeading();
    if (start.startsWith("<")) {
      xml();
    } else if (start.startsWith("{") || start.startsWith("[")) {
      json();
    } else if (text.indexOf('=') > 0) {
      form();
    }
    return folded.append(text, done, text.length()).toString();
  }

  private void xml() {
    Matcher tag = TAG.matcher(text);
    int depth = 0;
    int lastOpened = -1;
    while (tag.find()) {
      String name = tag.group();
      boolean closes = name.startsWith("</");
      boolean opens =
          !closes && !name.endsWith("/>") && !name.startsWith("<?") && !name.startsWith("<!");
      depth -= closes ? 1 : 0;
      boolean isEmpty = closes && tag.start() == lastOpened;
      if (tag.start() > 0 && text.charAt(tag.start() - 1) == '>' && !isEmpty) {
        breakAt(tag.start(), depth);
      }
      depth += opens ? 1 : 0;
      lastOpened = opens ? tag.end() : -1;
    }
  }

  private void json() {
    int depth = 0;
    boolean inText = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (inText) {
        at += c == '\\' ? 1 : 0;
        inText = c != '"';
      } else {
        switch (c) {
          case '"' -> inText = true;
          case '{', '[' -> breakAt(at + 1, ++depth);
          case '}', ']' -> breakAt(at, --depth);
          case ',' -> breakAt(afterBlanks(at + 1), depth);
          default -> {}
        }
      }
    }
  }

  private void form() {
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      breakAt(at + 1, 1);
    }
  }

  private int afterBlanks(int at) {
    int after = at;
    while (after < text.length() && text.charAt(after) == ' ') {
      after++;
    }
    return after;
  }

  /** Blanks after a break would be lost with it. */
  private void breakAt(int at, int depth) {
    if (at > done && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      folded.append(text, done, at).append(BREAK).append(INDENT.repeat(Math.max(0, depth)));
      done = at;
    }
  }
}
