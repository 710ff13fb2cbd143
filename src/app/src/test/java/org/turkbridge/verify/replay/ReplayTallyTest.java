package org.turkbridge.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

class ReplayTallyTest {
  @Test
  void firstFindingsAreKeptAndAllAreCounted() {
    ReplayTally tally = new ReplayTally(1, 5);
    tally.add(call(3));
    tally.add(call(4));
    tally.add(call(2));

    assertThat(tally.findings())
        .extracting(Finding::message)
        .containsExactly("1 of 3", "2 of 3", "3 of 3", "1 of 4", "2 of 4");
    assertThat(tally.leftOut()).isEqualTo(4);
    assertThat(tally.totals().findings()).isEqualTo(Map.of(FindingKind.LOST_VALUE, 9L));
    assertThat(tally.totals().different()).isEqualTo(3);
  }

  private static ReplayedCall call(int findings) {
    List<Finding> all =
        IntStream.rangeClosed(1, findings)
            .mapToObj(i -> Finding.of(FindingKind.LOST_VALUE, "f", "", "", i + " of " + findings))
            .toList();
    return new ReplayedCall(
        new StoredRecording(Path.of("f"), "", Optional.empty(), ""), Optional.empty(), all);
  }
}
