package org.turkbridge.verify.replay;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Severity;

/**
 * A call that was sent again.
 *
 * @param answer the new one, with the ids of the recordings for those that were made anew; empty if
 *     there is none
 * @param findings what is different, in the order of the recorded answer; empty if nothing is
 */
public record ReplayedCall(
    StoredRecording stored, Optional<RecordedAnswer> answer, List<Finding> findings) {
  public ReplayedCall {
    findings = List.copyOf(findings);
  }

  /** Whether {@link #update} can put the new answer in the place of the recorded one. */
  public boolean isUpdatable() {
    return answer.isPresent() && stored.isUpdatable();
  }

  /**
   * Puts the new answer in the place of the recorded one.
   *
   * @throws IOException if it cannot be written; then the recording is as it was
   */
  public void update() throws IOException {
    RecordedAnswer recorded = stored.recording().orElseThrow().answer();
    stored.update(RecordedPageTokens.asRecorded(answer.orElseThrow(), recorded));
  }

  public Verdict verdict() {
    if (findings.isEmpty()) {
      return Verdict.EQUAL;
    }
    return findings.stream().map(Finding::kind).anyMatch(ReplayedCall::differs)
        ? Verdict.DIFFERENT
        : Verdict.UNCHECKED;
  }

  private static boolean differs(FindingKind kind) {
    return kind == FindingKind.NOT_WELL_FORMED
        || (kind.weight() == Severity.DIFFERENCE && kind != FindingKind.NO_ANSWER);
  }

  /** How a call came out. */
  public enum Verdict {
    EQUAL,
    DIFFERENT,
    /** It could not be read, or its answer says nothing about the service. */
    UNCHECKED
  }
}
