package org.turkbridge.local;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.Constraints;

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

  /**
   * Holds a member against its constraints.
   *
   * @param name its path, as in {@code QualificationRequirements.1.member.Comparator}
   * @param value a String where there are constraints of texts, a BigInteger where there are those
   *     of numbers; null if absent
   */
  void check(String name, @Nullable Object value, Constraints constraints) {
    if (value == null) {
      if (constraints.isRequired()) {
        violation(name, null, "Member must not be null");
      }
      return;
    }
    if (value instanceof String text) {
      text(name, text, constraints);
    } else if (value instanceof BigInteger number && constraints.range() != null) {
      range(name, number, constraints.range().least(), constraints.range().most());
    }
  }

  private void text(String name, String value, Constraints constraints) {
    if (constraints.length() != null) {
      int length = value.codePointCount(0, value.length());
      if (length < constraints.length().least()) {
        violation(
            name,
            value,
            "Member must have length greater than or equal to " + constraints.length().least());
      }
      if (length > constraints.length().most()) {
        violation(
            name,
            value,
            "Member must have length less than or equal to " + constraints.length().most());
      }
    }
    if (constraints.pattern() != null && !constraints.pattern().matcher(value).matches()) {
      violation(
          name, value, "Member must satisfy regular expression pattern: " + constraints.pattern());
    }
    if (!constraints.values().isEmpty() && !constraints.values().contains(value)) {
      violation(name, value, "Member must satisfy enum value set: " + constraints.values());
    }
  }

  /** Requires a number in a range. */
  void range(String name, BigInteger value, long least, long most) {
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
