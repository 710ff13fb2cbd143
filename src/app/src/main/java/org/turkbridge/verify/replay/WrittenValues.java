package org.turkbridge.verify.replay;

import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole values where they are written, as they are written, and changed there: all else stays to
 * the letter. A change is given name and value.
 */
final class WrittenValues {
  private static final Pattern PARAMETER = Pattern.compile("(?<=^|[?&])([^=&?]*)=([^&]*)");
  private static final Pattern ELEMENT =
      Pattern.compile("(>|<!\\[CDATA\\[)([^<>]*?)(?=(?:\\]\\]>)?</(?:[\\w.-]+:)?([\\w.-]+)\\s*>)");

  private WrittenValues() {}

  /** Parameters of a query or form. */
  static String ofParameters(String text, BinaryOperator<String> change) {
    return PARAMETER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + "=" + change.apply(found.group(1), found.group(2))));
  }

  /** Texts of elements without child elements. */
  static String ofElements(String xml, BinaryOperator<String> change) {
    return ELEMENT
        .matcher(xml)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + change.apply(found.group(3), found.group(2))));
  }

  /** Texts of JSON; those of an array have the name of the member that it is. */
  static String ofMembers(String json, BinaryOperator<String> change) {
    StringBuilder changed = new StringBuilder();
    String name = "";
    int done = 0;
    int start = json.indexOf('"');
    while (start >= 0) {
      int end = end(json, start);
      String text = json.substring(start + 1, end);
      if (isName(json, end + 1)) {
        name = text;
      } else {
        changed.append(json, done, start + 1).append(change.apply(name, text));
        done = end;
      }
      start = json.indexOf('"', end + 1);
    }
    return changed.append(json, done, json.length()).toString();
  }

  /** Where the text that begins there ends. */
  private static int end(String json, int start) {
    int at = start + 1;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, json.length());
  }

  private static boolean isName(String json, int from) {
    int at = from;
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at < json.length() && json.charAt(at) == ':';
  }
}
