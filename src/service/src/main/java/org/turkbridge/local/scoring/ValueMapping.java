package org.turkbridge.local.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** From the sum of the scores to the value of the Qualification. */
sealed interface ValueMapping {
  /** The value, the nearest one that 32 bits can hold if need be. */
  default int value(long sum) {
    return exact(sum)
        .max(BigInteger.valueOf(Integer.MIN_VALUE))
        .min(BigInteger.valueOf(Integer.MAX_VALUE))
        .intValueExact();
  }

  /** The value, however large. */
  BigInteger exact(long sum);

  /** There is no mapping: the sum is the value. */
  record Identity() implements ValueMapping {
    @Override
    public BigInteger exact(long sum) {
      return BigInteger.valueOf(sum);
    }
  }

  /**
   * The sum as a percentage.
   *
   * @param maximum of the sum, not 0
   */
  record Percentage(int maximum) implements ValueMapping {
    @Override
    public BigInteger exact(long sum) {
      // The floor of p/m + 1/2, for a positive m.
      BigInteger m = BigInteger.valueOf(Math.abs((long) maximum));
      BigInteger p = BigInteger.valueOf(sum).multiply(BigInteger.valueOf(maximum < 0 ? -100 : 100));
      BigInteger[] halves = p.shiftLeft(1).add(m).divideAndRemainder(m.shiftLeft(1));
      return halves[1].signum() < 0 ? halves[0].subtract(BigInteger.ONE) : halves[0];
    }
  }

  /** The sum times a number. */
  record Scale(BigDecimal multiplier) implements ValueMapping {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Override
    public BigInteger exact(long sum) {
      return BigDecimal.valueOf(sum)
          .multiply(multiplier)
          .add(HALF)
          .setScale(0, RoundingMode.FLOOR)
          .toBigIntegerExact();
    }
  }

  /**
   * The value of the range that the sum is in.
   *
   * @param ranges none of which overlap
   * @param outOfRange the value of every other sum
   */
  record Ranges(List<Range> ranges, int outOfRange) implements ValueMapping {
    public Ranges {
      ranges = List.copyOf(ranges);
    }

    @Override
    public BigInteger exact(long sum) {
      return BigInteger.valueOf(
          ranges.stream()
              .filter(range -> range.lower() <= sum && sum <= range.upper())
              .mapToInt(Range::value)
              .findFirst()
              .orElse(outOfRange));
    }
  }

  /** From a sum to a sum, both included. */
  record Range(int lower, int upper, int value) {
    boolean overlaps(Range other) {
      return lower <= other.upper && other.lower <= upper;
    }
  }
}
