package org.turkbridge.awscli.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Python writes them. */
final class PythonText {
  private static final int MOST_FLOAT_DIGITS = 17;

  private PythonText() {}

  /** {@code str(value)} */
  static String str(@Nullable Object value) {
    return value instanceof String text ? text : repr(value);
  }

  /** {@code repr(value)} */
  static String repr(@Nullable Object value) {
    if (value == null) {
      return "None";
    } else if (value instanceof Boolean bool) {
      return bool ? "True" : "False";
    } else if (value instanceof String text) {
      return quoted(text);
    } else if (value instanceof Double number) {
      return floating(number);
    } else if (value instanceof List<?> list) {
      return list.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(quote);
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\\' -> quoted.append("\\\\");
                default -> {
                  if (character == quote) {
                    quoted.append('\\').append(quote);
                  } else if (isPrintable(character)) {
                    quoted.appendCodePoint(character);
                  } else if (character <= 0xff) {
                    quoted.append("\\x%02x".formatted(character));
                  } else if (character <= 0xffff) {
                    quoted.append("\\u%04x".formatted(character));
                  } else {
                    quoted.append("\\U%08x".formatted(character));
                  }
                }
              }
            });
    return quoted.append(quote).toString();
  }

  /** {@code str.isprintable} */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> true;
    };
  }

  /** {@code str.lstrip} */
  static String withoutLeadingSpace(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /** {@code str.isspace} of a character */
  static boolean isSpace(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == 0x85;
  }

  /**
   * The shortest digits that read as the same float; {@link Double#toString} has more of them on
   * some JVMs, and another layout.
   */
  static String floating(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    } else if (number == 0) {
      return 1 / number > 0 ? "0.0" : "-0.0";
    }
    BigDecimal shortest = shortest(number).stripTrailingZeros();
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - shortest.scale() - 1;
    StringBuilder text = new StringBuilder(number < 0 ? "-" : "");
    if (exponent < -4 || exponent >= 16) {
      text.append(digits.charAt(0));
      if (digits.length() > 1) {
        text.append('.').append(digits, 1, digits.length());
      }
      text.append(exponent < 0 ? "e-" : "e+");
      return text.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent)).toString();
    }
    String plain = shortest.abs().toPlainString();
    return text.append(plain).append(plain.indexOf('.') < 0 ? ".0" : "").toString();
  }

  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < MOST_FLOAT_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == number) {
        return rounded;
      }
    }
    return exact.round(new MathContext(MOST_FLOAT_DIGITS, RoundingMode.HALF_EVEN));
  }
}
