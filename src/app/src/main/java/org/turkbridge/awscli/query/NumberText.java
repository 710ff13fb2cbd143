package org.turkbridge.awscli.query;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonInt;
import org.turkbridge.python.PythonSpace;

/** Numbers in texts, as Python's {@code int(text)} reads them, or else {@code float(text)}. */
public final class NumberText {
  private static final int LAST_ASCII = 0x7f;

  private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";
  private static final Pattern INTEGER = Pattern.compile("[+-]?" + DIGITS);
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(?:DIGITS(?:\\.(?:DIGITS)?)?|\\.DIGITS)(?:[eE][+-]?DIGITS)?"
              .replace("DIGITS", DIGITS));
  private static final Pattern NAMED = Pattern.compile("[+-]?(?:inf(?:inity)?|nan)");

  private NumberText() {}

  /** Null if it is none. */
  public static @Nullable Object parse(String text) {
    String plain = plain(text);
    String digits = plain.replace("_", "");
    if (INTEGER.matcher(plain).matches()) {
      BigInteger value = new BigInteger(digits);
      boolean signed = digits.charAt(0) < '0';
      return digits.length() - (signed ? 1 : 0) > PythonInt.MOST_DIGITS
          ? value.doubleValue()
          : PythonNumbers.integer(value);
    }
    if (FLOAT.matcher(plain).matches()) {
      return Double.valueOf(digits);
    }
    String named = plain.toLowerCase(Locale.ROOT);
    if (NAMED.matcher(named).matches()) {
      return named.endsWith("nan")
          ? Double.NaN
          : named.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return null;
  }

  /** With the digits and spaces of all scripts as ASCII has them, and without the outer spaces. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (character <= LAST_ASCII) {
                plain.append((char) character);
              } else if (Character.isDigit(character)) {
                plain.append(Character.digit(character, 10));
              } else {
                plain.append(PythonSpace.isSpace(character) ? ' ' : '?');
              }
            });
    int start = 0;
    int end = plain.length();
    while (start < end && isAsciiSpace(plain.charAt(start))) {
      start++;
    }
    while (start < end && isAsciiSpace(plain.charAt(end - 1))) {
      end--;
    }
    return plain.substring(start, end);
  }

  /** Fewer than {@code str.isspace} knows. */
  private static boolean isAsciiSpace(char character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }
}
