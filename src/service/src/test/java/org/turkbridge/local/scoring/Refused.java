package org.turkbridge.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.turkbridge.local.scoring.DocumentException.Fault;

/** What a reader says against a document. */
final class Refused {
  private final DocumentException refusal;

  private Refused(DocumentException refusal) {
    this.refusal = refusal;
  }

  static Refused by(ThrowingCallable reading) {
    DocumentException refusal = catchThrowableOfType(DocumentException.class, reading);
    assertThat(refusal).as("the document was read").isNotNull();
    return new Refused(refusal);
  }

  Refused as(Fault fault) {
    assertThat(refusal.fault()).as(refusal.getMessage()).isEqualTo(fault);
    return this;
  }

  Refused at(int line, int column) {
    assertThat(refusal.line() + ":" + refusal.column())
        .as(refusal.getMessage())
        .isEqualTo(line + ":" + column);
    assertThat(refusal).hasMessageContaining(", line " + line + ", column " + column + ": ");
    return this;
  }

  Refused saying(String... parts) {
    assertThat(refusal.getMessage()).contains(parts);
    return this;
  }

  String message() {
    return String.valueOf(refusal.getMessage());
  }
}
