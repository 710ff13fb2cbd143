package org.turkbridge.console.code;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Values of the current model as languages write them that have lists in square and structures in
 * curly brackets.
 */
abstract class Structures {
  /** Longer ones are written over several lines. */
  private static final int LINE = 60;

  /** Of the text of a literal. */
  private static final int LONGEST = 16_000;

  private final Literal literal;
  private final String indent;

  /**
   * @param indent of what is in brackets, beyond that around them
   */
  Structures(Literal literal, String indent) {
    this.literal = literal;
    this.indent = indent;
  }

  /** What is in curly brackets in one line. */
  abstract String spaced(String line);

  abstract String bool(boolean value);

  abstract String time(Instant value);

  /**
   * A text in several literals.
   *
   * @param before what begins a line around it
   */
  abstract String joined(List<String> literals, String before);

  abstract String key(String name);

  String text(String text) {
    return literal.of(text);
  }

  /**
   * A value.
   *
   * @param before what begins the line that it is written into
   */
  String value(Object value, String before) {
    if (value instanceof String text) {
      List<String> lines = literal.lines(text, LONGEST);
      return lines.size() == 1 ? lines.get(0) : joined(lines, before);
    }
    if (value instanceof Boolean flag) {
      return bool(flag);
    }
    if (value instanceof Instant time) {
      return time(time);
    }
    if (value instanceof List<?> list) {
      return bracketed(
          "[", list.stream().map(each -> value(each, before + indent)).toList(), "]", before);
    }
    if (value instanceof SdkPojo structure) {
      return bracketed("{", members(structure, before), "}", before);
    }
    return String.valueOf(value);
  }

  private List<String> members(SdkPojo structure, String before) {
    return CurrentRequest.members(structure).stream()
        .map(each -> key(each.name()) + value(each.value(), before + indent))
        .toList();
  }

  /**
   * Parts between brackets, in one line if they are few and short.
   *
   * @param before what begins the line that they are written into
   */
  String bracketed(String open, List<String> parts, String close, String before) {
    String line = String.join(", ", parts);
    line = open + (open.endsWith("{") && !line.isEmpty() ? spaced(line) : line) + close;
    if (parts.isEmpty() || (line.length() <= LINE && !line.contains("\n"))) {
      return line;
    }
    List<String> lines = new ArrayList<>();
    parts.forEach(each -> lines.add(before + indent + each + ",\n"));
    return open + "\n" + String.join("", lines) + before + close;
  }
}
