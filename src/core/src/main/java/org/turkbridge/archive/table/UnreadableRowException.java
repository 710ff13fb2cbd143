package org.turkbridge.archive.table;

import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RefusalKind;

/** A row, or what it says, cannot be used. */
final class UnreadableRowException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Cause reason;

  UnreadableRowException(Cause reason, @Nullable Exception cause) {
    super(reason.text(), cause);
    this.reason = reason;
  }

  UnreadableRowException(RefusalKind kind, String text) {
    this(new Cause(kind, text), null);
  }

  Cause reason() {
    return reason;
  }
}
