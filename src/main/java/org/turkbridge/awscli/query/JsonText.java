package org.turkbridge.awscli.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Python's module json reads it, into plain values.
 *
 * <p>Not by Jackson, which reads neither {@code NaN} nor {@code Infinity} without other names for
 * them, and which takes longer to load than a whole query: a literal such as {@code `10`} is all
 * the JSON that most queries have.
 */
final class JsonText {
  /** {@code sys.get_int_max_str_digits()} */
  private static final int MOST_DIGITS = 4300;

  /** One object for all, as there: a list equals another that has the same NaN. */
  private static final Double NAN = Double.NaN;

  private static final String NO_VALUE = "Expecting value";

  private final String text;
  private int position;

  private JsonText(String text) {
    this.text = text;
  }

  static @Nullable Object parse(String text) throws JsonTextException {
    JsonText json = new JsonText(text);
    Object value = json.value();
    if (json.position < text.length()) {
      throw new JsonTextException("Extra data");
    }
    return value;
  }

  /** The value from here on, and the white space around it. */
  private @Nullable Object value() throws JsonTextException {
    Object value =
        switch (current()) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string();
          case 't' -> constant("true", true);
          case 'f' -> constant("false", false);
          case 'n' -> constant("null", null);
          case 'N' -> constant("NaN", NAN);
          case 'I' -> constant("Infinity", Double.POSITIVE_INFINITY);
          default ->
              text.startsWith("-I", position)
                  ? constant("-Infinity", Double.NEGATIVE_INFINITY)
                  : number();
        };
    skipSpace();
    return value;
  }

  private Map<String, @Nullable Object> object() throws JsonTextException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    position++;
    if (current() == '}') {
      position++;
      return object;
    }
    do {
      if (current() != '"') {
        throw new JsonTextException("Expecting property name enclosed in double quotes");
      }
      String name = string();
      if (!skip(':')) {
        throw new JsonTextException("Expecting ':' delimiter");
      }
      object.put(name, value());
    } while (skip(','));
    if (!skip('}')) {
      throw new JsonTextException("Expecting ',' delimiter");
    }
    return object;
  }

  private List<@Nullable Object> array() throws JsonTextException {
    List<@Nullable Object> array = new ArrayList<>();
    position++;
    if (current() == ']') {
      position++;
      return array;
    }
    do {
      array.add(value());
    } while (skip(','));
    if (!skip(']')) {
      throw new JsonTextException("Expecting ',' delimiter");
    }
    return array;
  }

  private String string() throws JsonTextException {
    int start = ++position;
    while (position < text.length() && text.charAt(position) != '"') {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
    if (position >= text.length()) {
      throw new JsonTextException("Unterminated string starting at");
    }
    return JsonString.decode(text.substring(start, position++));
  }

  private @Nullable Object constant(String name, @Nullable Object value) throws JsonTextException {
    if (!text.startsWith(name, position)) {
      throw new JsonTextException(NO_VALUE);
    }
    position += name.length();
    return value;
  }

  private Object number() throws JsonTextException {
    int start = position;
    position += at(position) == '-' ? 1 : 0;
    int whole = position;
    if (digits(position) == position) {
      throw new JsonTextException(NO_VALUE);
    }
    position = at(position) == '0' ? position + 1 : digits(position);
    int end = position;
    if (at(end) == '.' && digits(end + 1) > end + 1) {
      position = digits(end + 1);
    }
    if (at(position) == 'e' || at(position) == 'E') {
      int exponent = position + (at(position + 1) == '+' || at(position + 1) == '-' ? 2 : 1);
      position = digits(exponent) > exponent ? digits(exponent) : position;
    }
    String number = text.substring(start, position);
    if (position > end) {
      return Double.valueOf(number);
    }
    if (end - whole > MOST_DIGITS) {
      throw new JsonTextException("Exceeds the limit");
    }
    return PythonNumbers.integer(new BigInteger(number));
  }

  /** Where the digits end that start there. */
  private int digits(int start) {
    int end = start;
    while (at(end) >= '0' && at(end) <= '9') {
      end++;
    }
    return end;
  }

  private boolean skip(char expected) {
    if (current() != expected) {
      return false;
    }
    position++;
    return true;
  }

  /** The next character that is no white space; NUL at the end. */
  private char current() {
    skipSpace();
    return at(position);
  }

  private void skipSpace() {
    while (" \t\n\r".indexOf(at(position)) >= 0) {
      position++;
    }
  }

  private char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }
}
