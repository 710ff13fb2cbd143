package org.turkbridge.cli.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line as a POSIX shell splits it into words. Nothing in it is expanded, and what stands for
 * something else to a shell, such as {@code >}, stands for itself.
 *
 * @param unclosed the quote, or the backslash, that the end of the line leaves open
 */
public record ShellWords(List<Word> words, Optional<Character> unclosed) {
  private static final char BACKSLASH = '\\';
  private static final char SINGLE = '\'';
  private static final char DOUBLE = '"';

  /** What a backslash keeps its meaning before, between double quotes. */
  private static final String ESCAPED_BETWEEN_QUOTES = "$`\"\\";

  /**
   * A word.
   *
   * @param text without quotes
   * @param start where it begins in the line, with its quotes
   * @param end where it ends
   */
  public record Word(String text, int start, int end) {}

  public static ShellWords of(String line) {
    return new Reading(line).words();
  }

  public List<String> texts() {
    return words.stream().map(Word::text).toList();
  }

  /** One pass over a line. */
  private static final class Reading {
    private final String line;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    Reading(String line) {
      this.line = line;
    }

    ShellWords words() {
      Optional<Character> unclosed = Optional.empty();
      while (unclosed.isEmpty() && skipBlanks()) {
        int start = at;
        unclosed = word();
        words.add(new Word(text.toString(), start, at));
        text.setLength(0);
      }
      return new ShellWords(List.copyOf(words), unclosed);
    }

    private boolean skipBlanks() {
      while (at < line.length() && (isBlank(line.charAt(at)) || isContinued())) {
        at += isContinued() ? 2 : 1;
      }
      return at < line.length();
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private boolean isContinued() {
      return line.startsWith("\\\n", at);
    }

    /** Reads one, and gives what it leaves open. */
    private Optional<Character> word() {
      Optional<Character> unclosed = Optional.empty();
      while (unclosed.isEmpty() && at < line.length() && !isBlank(line.charAt(at))) {
        char c = line.charAt(at++);
        unclosed =
            switch (c) {
              case SINGLE -> singleQuoted();
              case DOUBLE -> doubleQuoted();
              case BACKSLASH -> escaped();
              default -> {
                text.append(c);
                yield Optional.empty();
              }
            };
      }
      return unclosed;
    }

    private Optional<Character> singleQuoted() {
      int end = line.indexOf(SINGLE, at);
      text.append(line, at, end < 0 ? line.length() : end);
      at = end < 0 ? line.length() : end + 1;
      return end < 0 ? Optional.of(SINGLE) : Optional.empty();
    }

    private Optional<Character> doubleQuoted() {
      while (at < line.length()) {
        char c = line.charAt(at++);
        if (c == DOUBLE) {
          return Optional.empty();
        }
        if (c == BACKSLASH && at < line.length()) {
          char next = line.charAt(at);
          if (next == '\n') {
            at++;
            continue;
          }
          if (ESCAPED_BETWEEN_QUOTES.indexOf(next) >= 0) {
            at++;
            text.append(next);
            continue;
          }
        }
        text.append(c);
      }
      return Optional.of(DOUBLE);
    }

    private Optional<Character> escaped() {
      if (at == line.length()) {
        return Optional.of(BACKSLASH);
      }
      char c = line.charAt(at++);
      if (c != '\n') {
        text.append(c);
      }
      return Optional.empty();
    }
  }
}
