package org.turkbridge.python;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python's {@code str} makes of a value. */
public final class PythonText {
  /** Python's repr switches to an exponent below and from these powers of ten. */
  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private static final int FIRST_LARGE_EXPONENT = 16;

  private PythonText() {}

  public static String str(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof List || value instanceof Map) {
      return PythonRepr.of(value);
    }
    return scalar(value);
  }

  /** Of anything but a string, a list and a map. */
  public static String scalar(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return value.toString();
  }

  /** A float with the fewest digits that mean it. */
  public static String number(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    String sign = Double.doubleToRawLongBits(number) < 0 ? "-" : "";
    return sign + (number == 0 ? "0.0" : positive(Math.abs(number)));
  }

  private static String positive(double number) {
    // Double.toString has needless digits before JDK 19.
    BigDecimal decimal = shortest(new BigDecimal(NumberOutput.toString(number, true)), number);
    String digits = decimal.unscaledValue().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < FIRST_LARGE_EXPONENT) {
      String plain = decimal.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String power = Integer.toString(Math.abs(exponent));
    return digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (power.length() == 1 ? "0" + power : power);
  }

  /** Java prints two digits at least, 4.9E-324 for what one digit means too. */
  private static BigDecimal shortest(BigDecimal decimal, double number) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    if (stripped.precision() != 2) {
      return stripped;
    }
    BigDecimal digit = stripped.round(new MathContext(1)).stripTrailingZeros();
    return digit.doubleValue() == number ? digit : stripped;
  }
}
