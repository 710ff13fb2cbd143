package org.turkbridge.local;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the members of a request against the constraints of the API's model; all violations are
 * told at once, in the words that AWS services use.
 */
final class Validation {
  /** Longer values are cut in messages. */
  private static final int SHOWN = 300;

  private final List<String> violations = new ArrayList<>();

  /** Requires a length in characters; an absent value is none. */
  @Nullable String length(String name, @Nullable String value, int least, int most) {
    if (value != null) {
      int length = value.codePointCount(0, value.length());
      if (length < least) {
        violation(name, value, "Member must have length greater than or equal to " + least);
      }
      if (length > most) {
        violation(name, value, "Member must have length less than or equal to " + most);
      }
    }
    return value;
  }

  /** Requires the whole value to match. */
  @Nullable String pattern(String name, @Nullable String value, Pattern pattern) {
    if (value != null && !pattern.matcher(value).matches()) {
      violation(name, value, "Member must satisfy regular expression pattern: " + pattern);
    }
    return value;
  }

  /**
   * Requires a range.
   *
   * @return the default if absent, and after a violation
   */
  int range(String name, @Nullable BigInteger value, int least, int most, int absent) {
    if (value == null) {
      return absent;
    }
    if (value.compareTo(BigInteger.valueOf(least)) < 0) {
      violation(name, value.toString(), "Member must have value greater than or equal to " + least);
      return absent;
    }
    if (value.compareTo(BigInteger.valueOf(most)) > 0) {
      violation(name, value.toString(), "Member must have value less than or equal to " + most);
      return absent;
    }
    return value.intValue();
  }

  /**
   * Ends the checks.
   *
   * @throws Failure if anything was violated
   */
  void require() {
    if (!violations.isEmpty()) {
      throw new Failure(
          FailureType.VALIDATION,
          violations.size()
              + (violations.size() == 1 ? " validation error" : " validation errors")
              + " detected: "
              + String.join("; ", violations));
    }
  }

  private void violation(String name, String value, String constraint) {
    String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    violations.add(
        String.format(
            "Value '%s' at '%s' failed to satisfy constraint: %s",
            shown, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), constraint));
  }
}
