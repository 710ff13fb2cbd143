package org.turkbridge.local;

import org.jspecify.annotations.Nullable;

/**
 * The numbers that a member may have.
 *
 * @param name as errors call it
 */
record NumberRange(String name, long least, long most) {
  /**
   * @param number null if absent, which it may be
   * @throws Failure if it is not among them
   */
  void require(@Nullable Number number) {
    require(name, number);
  }

  /**
   * @param parameter the member that the number came from
   * @throws Failure if it is not among them
   */
  void require(String parameter, @Nullable Number number) {
    if (number != null && (number.longValue() < least || number.longValue() > most)) {
      throw Failure.outOfRange(
          parameter,
          String.format(
              "The value %d is invalid for %s. Valid values range from %d to %d.",
              number.longValue(), name, least, most));
    }
  }
}
