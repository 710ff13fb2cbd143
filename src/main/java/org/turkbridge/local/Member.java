package org.turkbridge.local;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member of a request with the constraints that the API's model puts on it. Immutable. */
final class Member {
  private final String name;
  private final List<Constraint> constraints;

  private Member(String name, List<Constraint> constraints) {
    this.name = name;
    this.constraints = constraints;
  }

  /** A member without constraints. */
  static Member of(String name) {
    return new Member(name, List.of());
  }

  String name() {
    return name;
  }

  Member required() {
    return with((value, validation) -> validation.present(name, value));
  }

  /** A string whose length in characters is in that range. */
  Member length(int least, int most) {
    return with((value, validation) -> validation.length(name, (String) value, least, most));
  }

  /** A string that matches as a whole. */
  Member pattern(Pattern pattern) {
    return with((value, validation) -> validation.pattern(name, (String) value, pattern));
  }

  /** A string that is one of these. */
  Member oneOf(List<String> values) {
    return with((value, validation) -> validation.oneOf(name, (String) value, values));
  }

  /** A number in that range. */
  Member range(long least, long most) {
    return with((value, validation) -> validation.range(name, (BigInteger) value, least, most));
  }

  /**
   * Tells a validation what is wrong.
   *
   * @param value of the member's own kind: a String, BigInteger or Boolean; null if absent
   */
  void check(@Nullable Object value, Validation validation) {
    constraints.forEach(constraint -> constraint.check(value, validation));
  }

  private Member with(Constraint constraint) {
    return new Member(name, Stream.concat(constraints.stream(), Stream.of(constraint)).toList());
  }

  private interface Constraint {
    void check(@Nullable Object value, Validation validation);
  }
}
