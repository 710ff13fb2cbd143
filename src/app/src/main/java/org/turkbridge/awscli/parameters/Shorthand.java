package org.turkbridge.awscli.parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.turkbridge.python.PythonSpace;

/**
 * Reads the shorthand syntax of the AWS CLI, such as {@code A=b,C=[d,e],F={G=h}}: texts, lists and
 * maps of them. It knows nothing of members and their types, as {@code awscli/shorthand.py} does
 * not; a branch here is one there.
 */
public final class Shorthand {
  private static final int END = -1;

  /** {@code string.whitespace} */
  private static final String SPACE = " \t\n\r\u000b\f";

  private static final String MARKS_OF_KEYS = "-_.#/:";
  private static final int LAST_OF_WORDS = '\uffff';

  /** Code points, as Python counts. */
  private final int[] input;

  private int at;

  private Shorthand(String text) {
    this.input = text.codePoints().toArray();
  }

  /** What is not in the syntax. The message is that of the AWS CLI, and shows the place. */
  public static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private SyntaxException(String message) {
      super(message);
    }
  }

  /**
   * The members of a text.
   *
   * @throws SyntaxException if it is none of the syntax
   */
  public static Map<String, Object> parse(String text) throws SyntaxException {
    return new Shorthand(text).members();
  }

  private Map<String, Object> members() throws SyntaxException {
    Map<String, Object> members = new LinkedHashMap<>();
    int last = 0;
    do {
      if (last > 0) {
        expectBetweenSpace(',');
      }
      String key = key();
      expectBetweenSpace('=');
      Object value = values();
      if (members.putIfAbsent(key, value) != null) {
        throw new SyntaxException(
            ("Second instance of key \"%s\" encountered for input:\n%s\n"
                    + "This is often because there is a preceding \",\" instead of a space.")
                .formatted(key, marked(last + 1)));
      }
      last = at;
    } while (at < input.length);
    return members;
  }

  private String key() {
    int start = at;
    while (isOfKey(current())) {
      at++;
    }
    return text(start, at);
  }

  private static boolean isOfKey(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || MARKS_OF_KEYS.indexOf(c) >= 0);
  }

  private Object values() throws SyntaxException {
    return switch (current()) {
      case END -> "";
      case '[' -> list();
      case '{' -> map();
      default -> textOrTexts();
    };
  }

  /** {@code a,b} is a list, but for the last of it where that turns out to be a key. */
  private Object textOrTexts() throws SyntaxException {
    String first = firstText();
    skipSpace();
    if (current() != ',') {
      return first;
    }
    expectBetweenSpace(',');
    List<Object> texts = new ArrayList<>(List.of(first));
    while (true) {
      try {
        String text = nextText();
        skipSpace();
        if (current() == END) {
          texts.add(text);
          break;
        }
        expectBetweenSpace(',');
        texts.add(text);
      } catch (SyntaxException e) {
        if (current() == END) {
          throw e;
        }
        backTo(',');
        break;
      }
    }
    return texts.size() == 1 ? first : texts;
  }

  private List<Object> list() throws SyntaxException {
    expectBetweenSpace('[');
    List<Object> values = new ArrayList<>();
    while (current() != ']') {
      values.add(value());
      endOfElement(']');
    }
    at++;
    return values;
  }

  private Map<String, Object> map() throws SyntaxException {
    expectBetweenSpace('{');
    Map<String, Object> members = new LinkedHashMap<>();
    while (current() != '}') {
      String key = key();
      expectBetweenSpace('=');
      members.put(key, value());
      endOfElement('}');
    }
    at++;
    return members;
  }

  private void endOfElement(int end) throws SyntaxException {
    skipSpace();
    if (current() != end) {
      expect(',');
      skipSpace();
    }
  }

  private Object value() throws SyntaxException {
    return switch (current()) {
      case '[' -> list();
      case '{' -> map();
      default -> firstText();
    };
  }

  private String firstText() throws SyntaxException {
    return switch (current()) {
      case '\'' -> quoted('\'', "singled quoted");
      case '"' -> quoted('"', "double quoted");
      default -> startsWord(current()) ? word(",\"']}") : "";
    };
  }

  private String nextText() throws SyntaxException {
    return switch (current()) {
      case '\'' -> quoted('\'', "singled quoted");
      case '"' -> quoted('"', "double quoted");
      default -> {
        if (!startsWord(current())) {
          throw unexpected("<second>", "<none>");
        }
        yield word(",\"'=");
      }
    };
  }

  private boolean startsWord(int c) {
    return isEscapedComma() || (c > ' ' && c <= LAST_OF_WORDS && "\"',=[{".indexOf(c) < 0);
  }

  /** Its first character, and on to one of the ends; a comma behind a backslash is no end. */
  private String word(String ends) {
    int start = at;
    do {
      at += isEscapedComma() ? 2 : 1;
    } while (isEscapedComma() || isOfWord(current(), ends));
    return PythonSpace.withoutTrailingSpace(text(start, at).replace("\\,", ","));
  }

  private static boolean isOfWord(int c, String ends) {
    return c > ' ' ? c <= LAST_OF_WORDS && ends.indexOf(c) < 0 : c != END && PythonSpace.isSpace(c);
  }

  private boolean isEscapedComma() {
    return current() == '\\' && at + 1 < input.length && input[at + 1] == ',';
  }

  /** Up to the quote that has no backslash before it, or if there is none the last one. */
  private String quoted(int quote, String name) throws SyntaxException {
    int end = -1;
    for (int i = at + 1; i < input.length; i++) {
      boolean isEscape =
          input[i] == '\\'
              && i + 1 < input.length
              && (input[i + 1] == '\\' || input[i + 1] == quote);
      if (isEscape) {
        i++;
      }
      if (input[i] == quote) {
        end = i;
        if (!isEscape) {
          break;
        }
      }
    }
    if (end < 0) {
      throw unexpected("<" + name + ">", "<none>");
    }
    String mark = Character.toString(quote);
    String text = text(at + 1, end).replace("\\" + mark, mark).replace("\\\\", "\\");
    at = end + 1;
    return text;
  }

  private void expectBetweenSpace(int c) throws SyntaxException {
    skipSpace();
    expect(c);
    skipSpace();
  }

  private void expect(int c) throws SyntaxException {
    if (current() != c) {
      throw unexpected(
          Character.toString(c), current() == END ? "EOF" : Character.toString(current()));
    }
    at++;
  }

  private void skipSpace() {
    while (at < input.length && SPACE.indexOf(input[at]) >= 0) {
      at++;
    }
  }

  private void backTo(int c) {
    while (input[at] != c) {
      at--;
    }
  }

  private int current() {
    return at < input.length ? input[at] : END;
  }

  private String text(int start, int end) {
    return new String(input, start, end - start);
  }

  private SyntaxException unexpected(String expected, String received) {
    return new SyntaxException(
        "Expected: '%s', received: '%s' for input:\n%s".formatted(expected, received, marked(at)));
  }

  /** The input with a mark below a place. */
  private String marked(int place) {
    int end = place;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    int start = Math.min(place, input.length);
    while (start > 0 && input[start - 1] != '\n') {
      start--;
    }
    return text(0, Math.min(end, input.length))
        + "\n"
        + " ".repeat(place - start)
        + "^"
        + text(Math.min(end, input.length), input.length);
  }
}
