package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.replay.ReplayTally;
import org.turkbridge.verify.replay.ReplayedCall;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/** How replayed calls are told line by line. */
class ReplayedCallsTest {
  private static final String LONG = "0123456789".repeat(30);

  @Test
  void longValuesAreCutAroundTheirDifference() {
    assertThat(printed(LONG + "X" + LONG, LONG + "Y" + LONG))
        .containsPattern("\"\\.\\.\\.\\d+X\\d+\\.\\.\\.\" -> \"\\.\\.\\.\\d+Y\\d+\\.\\.\\.\"\\R$")
        .hasSizeLessThan(320);
  }

  @Test
  void valueThatIsAloneIsShownFromItsBeginning() {
    assertThat(printed(LONG, null)).containsPattern("\"0123\\d+\\.\\.\\.\" -> nothing\\R$");
    assertThat(printed(null, "1")).containsPattern("nothing -> \"1\"\\R$");
    assertThat(printed(null, null)).endsWith("  message /a" + System.lineSeparator());
  }

  private static String printed(@Nullable String before, @Nullable String after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReplayedCalls(new ResultLines(out), new ReplayTally(1, 10), false)
        .add(
            new ReplayedCall(
                new StoredRecording(Path.of("f"), "", Optional.empty(), ""),
                Optional.empty(),
                List.of(
                    new Finding(
                        FindingKind.CHANGED_VALUE, "f", "", "", "/a", before, after, "message"))));
    return out.toString(StandardCharsets.UTF_8);
  }
}
