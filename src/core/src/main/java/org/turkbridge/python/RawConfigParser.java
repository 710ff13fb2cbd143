package org.turkbridge.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of sections and options as {@code configparser.RawConfigParser} of Python 3 reads it with
 * its default settings (Lib/configparser.py, {@code _read}): option names in small letters, {@code
 * =} or {@code :} behind them, comments only on lines of their own, values that go on in lines
 * indented deeper, options of the section {@code DEFAULT} in every other one, nothing twice.
 */
public final class RawConfigParser {
  private static final String DEFAULT_SECTION = "DEFAULT";

  /** Where a file that Python opened as text breaks lines. */
  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\n");

  private final Map<String, Map<String, Value>> sections = new LinkedHashMap<>();
  private final Map<String, Value> defaults = new LinkedHashMap<>();
  private @Nullable Map<String, Value> section;
  private @Nullable Value value;
  private int indent;

  private RawConfigParser() {}

  /**
   * An option's value.
   *
   * @param value lines without the space around them
   * @param line where the option stands, from 1
   */
  public record Option(String value, int line) {}

  /**
   * Reads a text.
   *
   * @return options by section and name, in the order of the text; without the section {@code
   *     DEFAULT}, whose options are in the others
   * @throws ConfigParserException at the first line that the parser refuses
   */
  public static Map<String, Map<String, Option>> parse(String text) throws ConfigParserException {
    RawConfigParser parser = new RawConfigParser();
    int number = 0;
    for (String line : LINE_BREAK.split(text, -1)) {
      parser.read(line, ++number);
    }
    return parser.result();
  }

  private void read(String line, int number) throws ConfigParserException {
    String content = PythonSpace.strip(line);
    if (content.startsWith("#") || content.startsWith(";")) {
      return;
    }
    int depth = PythonSpace.indent(line);
    if (value != null && (content.isEmpty() || depth > indent)) {
      value.lines.add(content);
    } else if (!content.isEmpty()) {
      indent = depth;
      int end = content.lastIndexOf(']');
      if (content.startsWith("[") && end > 1) {
        header(content.substring(1, end), number);
      } else {
        option(content, number);
      }
    }
  }

  private void header(String name, int number) throws ConfigParserException {
    value = null;
    if (name.equals(DEFAULT_SECTION)) {
      section = defaults;
      return;
    }
    Map<String, Value> begun = new LinkedHashMap<>();
    if (sections.putIfAbsent(name, begun) != null) {
      throw new ConfigParserException(number, "a section that was there before");
    }
    section = begun;
  }

  private void option(String content, int number) throws ConfigParserException {
    Map<String, Value> options = section;
    if (options == null) {
      throw new ConfigParserException(number, "no [section] before it");
    }
    int delimiter = delimiter(content);
    if (delimiter < 0) {
      throw new ConfigParserException(number, "no = or : in it");
    }
    String name =
        PythonSpace.withoutTrailingSpace(content.substring(0, delimiter)).toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw new ConfigParserException(number, "no name before the = or :");
    }
    Value begun =
        new Value(PythonSpace.withoutLeadingSpace(content.substring(delimiter + 1)), number);
    if (options.putIfAbsent(name, begun) != null) {
      throw new ConfigParserException(number, "an option that was in its section before");
    }
    value = begun;
  }

  private static int delimiter(String content) {
    for (int i = 0; i < content.length(); i++) {
      if (content.charAt(i) == '=' || content.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }

  private Map<String, Map<String, Option>> result() {
    Map<String, Map<String, Option>> result = new LinkedHashMap<>();
    sections.forEach(
        (name, own) -> {
          Map<String, Value> options = new LinkedHashMap<>(own);
          defaults.forEach(options::putIfAbsent);
          Map<String, Option> read = new LinkedHashMap<>();
          options.forEach((option, lines) -> read.put(option, lines.option()));
          result.put(name, Collections.unmodifiableMap(read));
        });
    return Collections.unmodifiableMap(result);
  }

  /** Lines of a value, each without the space around it. */
  private static final class Value {
    private final List<String> lines = new ArrayList<>();
    private final int number;

    Value(String first, int number) {
      lines.add(first);
      this.number = number;
    }

    Option option() {
      return new Option(PythonSpace.withoutTrailingSpace(String.join("\n", lines)), number);
    }
  }
}
