package org.turkbridge.translate;

import java.util.EnumSet;
import java.util.Set;
import org.turkbridge.xml.XmlCharacters;

/**
 * The text of a {@code Test} or {@code Answer}: a whole XML document carried as a string.
 *
 * <p>Archives write it with white space around it, or escaped twice; the current model holds the
 * document alone.
 */
public final class EmbeddedDocument {
  /** The largest code point takes ten characters; some write leading zeros. */
  private static final int LONGEST_REFERENCE = 16;

  private EmbeddedDocument() {}

  /**
   * The document alone. A text of white space alone, or one that is not a document, stays as it is.
   *
   * @param text as an XML parser returned it, that is, unescaped once
   */
  public static Translated<String> normalise(String text) {
    return normalise(text, Whitespace.STRIP);
  }

  /**
   * The document alone or, if that is to be kept, with the white space around it.
   *
   * @param text as an XML parser returned it, that is, unescaped once
   */
  public static Translated<String> normalise(String text, Whitespace whitespace) {
    String trimmed = trim(text);
    if (trimmed.isEmpty()) {
      return Translated.unchanged(text);
    }
    String document = trimmed;
    Set<Normalisation> found = EnumSet.noneOf(Normalisation.class);
    if (document.startsWith("&lt;")) {
      String unescaped = trim(unescape(document));
      if (isMarkup(unescaped)) {
        document = unescaped;
        found.add(Normalisation.DOUBLE_ESCAPING);
      }
    }
    if (!isMarkup(document)) {
      return Translated.unchanged(text);
    }
    if (trimmed.length() == text.length()) {
      return new Translated<>(document, found);
    }
    if (whitespace == Whitespace.KEEP) {
      int start = text.indexOf(trimmed);
      return new Translated<>(
          text.substring(0, start) + document + text.substring(start + trimmed.length()), found);
    }
    found.add(Normalisation.WHITE_SPACE_AROUND_DOCUMENT);
    return new Translated<>(document, found);
  }

  /** Whether {@link #normalise} leaves the text alone. */
  public static boolean isNormal(String text) {
    return normalise(text).normalisations().isEmpty();
  }

  /** The text without the white space of XML (space, tab, CR, LF) around it. */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static boolean isMarkup(String text) {
    return text.length() > 2 && text.charAt(0) == '<' && text.charAt(text.length() - 1) == '>';
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = c == '&' ? endOfReference(text, at) : -1;
      int character = end < 0 ? -1 : referenced(text.substring(at + 1, end));
      if (character < 0) {
        out.append(c);
        at++;
      } else {
        out.appendCodePoint(character);
        at = end + 1;
      }
    }
    return out.toString();
  }

  /** Where the semicolon of a reference is, or -1 if none is near enough to end one. */
  private static int endOfReference(String text, int ampersand) {
    int last = Math.min(text.length(), ampersand + LONGEST_REFERENCE);
    for (int at = ampersand + 1; at < last; at++) {
      if (text.charAt(at) == ';') {
        return at;
      }
    }
    return -1;
  }

  /** The character behind an entity or character reference, or -1 if there is none. */
  private static int referenced(String name) {
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> name.startsWith("#") ? numbered(name.substring(1)) : -1;
    };
  }

  private static int numbered(String number) {
    try {
      int character =
          number.startsWith("x")
              ? Integer.parseInt(number.substring(1), 16)
              : Integer.parseInt(number);
      return XmlCharacters.isValid(character) ? character : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
