package org.turkbridge.awscli.query;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes numbers: an int stays one where it does in Python. */
final class NumberFunctions {
  private NumberFunctions() {}

  static Object abs(Object number) {
    return number instanceof Double value
        ? (Object) Math.abs(value)
        : PythonNumbers.integer(PythonNumbers.toBigInteger(number).abs());
  }

  static Object whole(Object number, RoundingMode rounding) {
    if (!(number instanceof Double value)) {
      return number;
    }
    if (value.isNaN() || value.isInfinite()) {
      throw new QueryException(
          "cannot convert float %s to integer".formatted(value.isNaN() ? "NaN" : "infinity"));
    }
    return PythonNumbers.integer(new BigDecimal(value).setScale(0, rounding).toBigInteger());
  }

  static @Nullable Object avg(List<?> numbers) {
    return numbers.isEmpty() ? null : PythonNumbers.toDouble(sum(numbers)) / numbers.size();
  }

  /** In their order: ints exactly, and from the first float on in floats. */
  static Object sum(List<?> numbers) {
    BigInteger integers = BigInteger.ZERO;
    int i = 0;
    while (i < numbers.size() && !(numbers.get(i) instanceof Double)) {
      integers = integers.add(PythonNumbers.toBigInteger(requireNonNull(numbers.get(i++))));
    }
    Object whole = PythonNumbers.integer(integers);
    if (i == numbers.size()) {
      return whole;
    }
    double sum = PythonNumbers.toDouble(whole);
    for (Object number : numbers.subList(i, numbers.size())) {
      sum += PythonNumbers.toDouble(number);
    }
    return sum;
  }

  static @Nullable Object toNumber(@Nullable Object value) {
    if (value instanceof String text) {
      return NumberText.parse(text);
    }
    if (value instanceof ExpressionReference) {
      throw new QueryException(
          "int() argument must be a string, a bytes-like object or a real number, not"
              + " '_Expression'");
    }
    return value instanceof Number ? value : null;
  }
}
