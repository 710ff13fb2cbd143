package org.turkbridge.python;

import java.util.ArrayList;
import java.util.List;

/** A line split into words as Python's {@code shlex.split} does (Lib/shlex.py). */
public final class Shlex {
  private static final char ESCAPE = '\\';
  private static final char ESCAPED_BETWEEN = '"';

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isWord;
  private int at;

  private Shlex(String line) {
    this.line = line;
  }

  /**
   * The words.
   *
   * @throws IllegalArgumentException in Python's words, if a quote is not closed or the last
   *     character is a backslash
   */
  public static List<String> split(String line) {
    Shlex shlex = new Shlex(line);
    while (shlex.at < line.length()) {
      shlex.take(line.charAt(shlex.at++));
    }
    shlex.end();
    return shlex.words;
  }

  private void take(char c) {
    switch (c) {
      case ' ', '\t', '\r', '\n' -> end();
      case '\'', '"' -> quoted(c);
      case ESCAPE -> append(escaped());
      default -> append(c);
    }
  }

  private void end() {
    if (isWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    isWord = false;
  }

  private void append(char c) {
    word.append(c);
    isWord = true;
  }

  private void quoted(char quote) {
    isWord = true;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == quote) {
        return;
      }
      if (c == ESCAPE && quote == ESCAPED_BETWEEN) {
        char next = escaped();
        if (next != ESCAPE && next != quote) {
          word.append(c);
        }
        word.append(next);
      } else {
        word.append(c);
      }
    }
    throw new IllegalArgumentException("No closing quotation");
  }

  private char escaped() {
    if (at == line.length()) {
      throw new IllegalArgumentException("No escaped character");
    }
    return line.charAt(at++);
  }
}
