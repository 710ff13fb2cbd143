package org.turkbridge.shim;

import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.QualificationTypeStatus;

/** The parameter QualificationTypeStatus. */
final class TypeStatus {
  private TypeStatus() {}

  /** Null if absent. */
  static @Nullable QualificationTypeStatus read(Parameters parameters) {
    String status = parameters.choice("QualificationTypeStatus", "Active", "Inactive");
    return status == null ? null : QualificationTypeStatus.fromValue(status);
  }
}
