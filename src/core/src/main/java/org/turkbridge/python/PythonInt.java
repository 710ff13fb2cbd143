package org.turkbridge.python;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number as Python reads it from a text. */
public final class PythonInt {
  /** How many digits Python reads at most: {@code sys.get_int_max_str_digits()}. */
  public static final int MOST_DIGITS = 4300;

  private static final Pattern FORM =
      Pattern.compile("[+-]?\\d+(_\\d+)*", Pattern.UNICODE_CHARACTER_CLASS);

  private PythonInt() {}

  /**
   * As {@code int(text)}.
   *
   * @return empty where Python raises a ValueError
   */
  public static Optional<BigInteger> parse(String text) {
    String stripped = text.strip();
    return FORM.matcher(stripped).matches()
        ? Optional.of(new BigInteger(stripped.replace("_", "")))
        : Optional.empty();
  }

  /** A number as a long, or else the long that is nearest to it. */
  public static long nearest(BigInteger number) {
    return number
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }

  /** The words of that ValueError. */
  public static String error(String text) {
    return "invalid literal for int() with base 10: " + PythonRepr.of(text);
  }
}
