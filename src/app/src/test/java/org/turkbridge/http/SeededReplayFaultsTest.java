package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.verify.replay.ReplayedCall;
import org.turkbridge.verify.report.Finding;

/** Mistakes that answers could have, one at a time: a replay finds each and names it. */
final class SeededReplayFaultsTest {
  private static ReplayScene scene;

  @BeforeAll
  static void record(@TempDir Path folder) throws IOException {
    scene = ReplayScene.recorded(folder);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"org.turkbridge.http.ServiceFaults#all", "org.turkbridge.http.ShimFaults#all"})
  void findsTheFault(SeededFault fault) throws Exception {
    List<ReplayedCall> calls = scene.replay(fault).calls();

    assertThat(calls).extracting(ReplayedCall::verdict).contains(ReplayedCall.Verdict.DIFFERENT);
    List<Finding> findings = calls.stream().flatMap(call -> call.findings().stream()).toList();
    assertThat(fault.expected())
        .isNotEmpty()
        .allSatisfy(expected -> assertThat(findings).anyMatch(expected::isSaidBy));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.turkbridge.http.HarmlessChanges#all")
  void findsNothingInWhatSaysTheSame(SeededFault change) throws Exception {
    ReplayScene.Outcome outcome = scene.replay(change);

    assertThat(outcome.changed()).isPositive();
    assertThat(outcome.calls()).extracting(ReplayedCall::findings).containsOnly(List.of());
  }

  @Test
  void findsNothingInRightAnswers() throws Exception {
    ReplayScene.Outcome outcome = scene.replay(SeededFault.NONE);

    assertThat(outcome.changed()).isZero();
    assertThat(outcome.calls())
        .hasSize(12)
        .extracting(ReplayedCall::verdict)
        .containsOnly(ReplayedCall.Verdict.EQUAL);
  }
}
