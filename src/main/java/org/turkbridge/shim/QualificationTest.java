package org.turkbridge.shim;

import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.translate.QualificationTestParameters;

/** The test of a QualificationType, in the operations that make and change types. */
final class QualificationTest {
  private QualificationTest() {}

  /**
   * Requires that the parameters go together, whatever service is behind.
   *
   * @throws LegacyException if they do not
   */
  static void require(QualificationTestParameters parameters) {
    parameters
        .violation()
        .ifPresent(
            violation -> {
              throw LegacyException.ofResult(
                  violation.isOutOfRange()
                      ? LegacyErrorCode.PARAMETER_OUT_OF_RANGE
                      : LegacyErrorCode.INVALID_PARAMETER_VALUE,
                  violation.message());
            });
  }
}
