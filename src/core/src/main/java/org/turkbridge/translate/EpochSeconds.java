package org.turkbridge.translate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as the current API's wire has them: seconds since 1970, with a fraction. */
public final class EpochSeconds {
  private static final int NANOS_PER_SECOND = 1_000_000_000;
  private static final int FRACTION_DIGITS = 9;

  /** More digits before the point than the last second of the year 9999 has. */
  private static final int TOO_MANY_DIGITS = 13;

  private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private EpochSeconds() {}

  /**
   * The instant of a SubmitTime that is a number of seconds since 1970, exactly.
   *
   * @param number as JSON writes numbers
   * @throws UntranslatableException if it is not in the years 1 to 9999, or has more than nine
   *     digits of fraction
   */
  public static Instant parse(String number) {
    return parse("SubmitTime", number);
  }

  /**
   * The instant of a number of seconds since 1970, exactly.
   *
   * @param member its name, for the error
   * @param number as JSON writes numbers
   * @throws UntranslatableException if it is not in the years 1 to 9999, or has more than nine
   *     digits of fraction
   */
  public static Instant parse(String member, String number) {
    @Nullable Instant instant = exact(number);
    if (instant == null || !isInRange(instant)) {
      throw new UntranslatableException(
          member
              + " "
              + number
              + " is not a number of seconds since 1970 (not milliseconds; at most nine digits of"
              + " fraction, the years 1 to 9999)");
    }
    return instant;
  }

  /** Whether it is in the years 1 to 9999, which every notation of times has. */
  static boolean isInRange(Instant instant) {
    return instant.getEpochSecond() >= FIRST_SECOND && instant.getEpochSecond() <= LAST_SECOND;
  }

  private static @Nullable Instant exact(String number) {
    BigDecimal seconds;
    try {
      seconds = new BigDecimal(number).stripTrailingZeros();
    } catch (NumberFormatException e) {
      // An exponent that no number can have.
      return null;
    }
    // First, because numbers such as 1E999999999 are too large to calculate with.
    if (seconds.precision() - (long) seconds.scale() >= TOO_MANY_DIGITS
        || seconds.scale() > FRACTION_DIGITS) {
      return null;
    }
    BigInteger nanos = seconds.movePointRight(FRACTION_DIGITS).toBigIntegerExact();
    BigInteger perSecond = BigInteger.valueOf(NANOS_PER_SECOND);
    int nano = nanos.mod(perSecond).intValueExact();
    long second = nanos.subtract(BigInteger.valueOf(nano)).divide(perSecond).longValueExact();
    return Instant.ofEpochSecond(second, nano);
  }

  /** Seconds since 1970, a fraction only if there is one, without trailing zeros. */
  public static String print(Instant time) {
    long second = time.getEpochSecond();
    int nano = time.getNano();
    if (nano == 0) {
      return Long.toString(second);
    }
    StringBuilder out = new StringBuilder(24);
    if (second < 0) {
      out.append('-').append(-(second + 1));
      nano = NANOS_PER_SECOND - nano;
    } else {
      out.append(second);
    }
    SubmitTimes.fraction(out, nano);
    return out.toString();
  }
}
