package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.turkbridge.archive.RecordKind;

class RecordKindsTest {
  @Test
  void spacesAroundCommasDoNotMatter() {
    assertThat(new RecordKinds().convert("hit, bonuspayments"))
        .containsExactly(RecordKind.HIT, RecordKind.BONUS_PAYMENT);
  }
}
