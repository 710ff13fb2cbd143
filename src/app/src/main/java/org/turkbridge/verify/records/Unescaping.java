package org.turkbridge.verify.records;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes one escaping of XML; what is no reference stays. */
final class Unescaping {
  private static final Pattern REFERENCE =
      Pattern.compile("&(lt|gt|amp|quot|apos|#[0-9]{1,8}|#x[0-9A-Fa-f]{1,8});");

  private Unescaping() {}

  static String once(String text) {
    return REFERENCE.matcher(text).replaceAll(Unescaping::replacement);
  }

  private static String replacement(MatchResult reference) {
    String name = reference.group(1);
    String character =
        switch (name) {
          case "lt" -> "<";
          case "gt" -> ">";
          case "amp" -> "&";
          case "quot" -> "\"";
          case "apos" -> "'";
          default -> numbered(reference.group(), name);
        };
    return Matcher.quoteReplacement(character);
  }

  private static String numbered(String whole, String name) {
    int number =
        name.startsWith("#x")
            ? Integer.parseUnsignedInt(name.substring(2), 16)
            : Integer.parseInt(name.substring(1));
    return Character.isValidCodePoint(number) ? Character.toString(number) : whole;
  }
}
