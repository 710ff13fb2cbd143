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

  /** Of each name in a path. */
  private static final Pattern FIRST_LETTER = Pattern.compile("(?<![^.])[A-Z]");

  private final List<String> violations = new ArrayList<>();

  /** Requires that there is a value. */
  void present(String name, @Nullable Object value) {
    if (value == null) {
      violation(name, null, "Member must not be null");
    }
  }

  /** Requires a length in characters; an absent value is none. */
  void length(String name, @Nullable String value, int least, int most) {
    if (value == null) {
      return;
    }
    int length = value.codePointCount(0, value.length());
    if (length < least) {
      violation(name, value, "Member must have length greater than or equal to " + least);
    }
    if (length > most) {
      violation(name, value, "Member must have length less than or equal to " + most);
    }
  }

  /** Requires the whole value to match; an absent value does. */
  void pattern(String name, @Nullable String value, Pattern pattern) {
    if (value != null && !pattern.matcher(value).matches()) {
      violation(name, value, "Member must satisfy regular expression pattern: " + pattern);
    }
  }

  /** Requires one of those values, or none. */
  void oneOf(String name, @Nullable String value, List<String> values) {
    if (value != null && !values.contains(value)) {
      violation(name, value, "Member must satisfy enum value set: " + values);
    }
  }

  /** Requires a range; an absent value is in it. */
  void range(String name, @Nullable BigInteger value, long least, long most) {
    if (value == null) {
      return;
    }
    if (value.compareTo(BigInteger.valueOf(least)) < 0) {
      violation(name, value.toString(), "Member must have value greater than or equal to " + least);
    }
    if (value.compareTo(BigInteger.valueOf(most)) > 0) {
      violation(name, value.toString(), "Member must have value less than or equal to " + most);
    }
  }

  /** How many violations were found so far. */
  int count() {
    return violations.size();
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

  private void violation(String name, @Nullable String value, String constraint) {
    violations.add(
        String.format(
            "Value %s at '%s' failed to satisfy constraint: %s",
            shown(value),
            FIRST_LETTER
                .matcher(name)
                .replaceAll(letter -> letter.group().toLowerCase(Locale.ROOT)),
            constraint));
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    return "'" + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...") + "'";
  }
}
