package org.turkbridge.awscli.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Python's int (a {@link Long} or {@link BigInteger}) and float (a {@link Double}). */
final class PythonNumbers {
  private static final int LONG_BITS = 63;

  private PythonNumbers() {}

  /** The plain value of an int. */
  static Object integer(BigInteger value) {
    if (value.bitLength() > LONG_BITS) {
      return value;
    }
    return value.longValue();
  }

  /**
   * @throws QueryException if no float can be as large
   */
  static double toDouble(Object number) {
    double value = ((Number) number).doubleValue();
    if (number instanceof BigInteger && Double.isInfinite(value)) {
      throw new QueryException("int too large to convert to float");
    }
    return value;
  }

  static BigInteger toBigInteger(Object integer) {
    return integer instanceof BigInteger big ? big : BigInteger.valueOf((Long) integer);
  }

  /** An int for an index or a slice: no list is as long as what does not fit. */
  static int clamped(@Nullable Object integer) {
    if (integer instanceof Long value) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }
    return integer instanceof BigInteger big && big.signum() < 0
        ? Integer.MIN_VALUE
        : Integer.MAX_VALUE;
  }

  static boolean isNaN(Object number) {
    return number instanceof Double value && value.isNaN();
  }

  /** Compares exactly, whatever the kinds; neither may be NaN. */
  static int compare(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    double a = ((Number) left).doubleValue();
    double b = ((Number) right).doubleValue();
    boolean floats = left instanceof Double && right instanceof Double;
    if (floats || isInfinite(left) || isInfinite(right)) {
      return a < b ? -1 : a > b ? 1 : 0;
    }
    return exact(left).compareTo(exact(right));
  }

  private static boolean isInfinite(Object number) {
    return number instanceof Double value && value.isInfinite();
  }

  private static BigDecimal exact(Object number) {
    return number instanceof Double value
        ? new BigDecimal(value)
        : new BigDecimal(toBigInteger(number));
  }
}
