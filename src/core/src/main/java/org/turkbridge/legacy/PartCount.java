package org.turkbridge.legacy;

/**
 * Counts the parts in the parameters of one call, lest a small body makes a large tree. Parameters
 * without parts or numbers are not counted: they are as many as the body has room for.
 */
final class PartCount {
  /** A batch of a hundred HITs, with ten requirements each, has about six thousand. */
  static final int MOST = 20_000;

  private int left = MOST;

  /**
   * Counts one more.
   *
   * @param name of the parameter that it is of
   * @throws LegacyException if it is one too many
   */
  void add(String name) {
    if (--left < 0) {
      throw LegacyException.ofCall(
          LegacyErrorCode.PARAMETER_OUT_OF_RANGE,
          "The parameters of the call have more than %d parts; split it. The first too many is %s"
              .formatted(MOST, Shortened.text(name)));
    }
  }
}
