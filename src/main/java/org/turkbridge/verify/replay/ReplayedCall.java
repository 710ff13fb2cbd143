package org.turkbridge.verify.replay;

import java.util.List;
import java.util.Optional;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Weight;

/**
 * A call that was sent again.
 *
 * @param answer the new one; empty if there is none
 * @param findings what is different, in the order of the recorded answer; empty if nothing is
 */
public record ReplayedCall(
    StoredRecording stored, Optional<RecordedAnswer> answer, List<Finding> findings) {
  public ReplayedCall {
    findings = List.copyOf(findings);
  }

  public Verdict verdict() {
    if (findings.isEmpty()) {
      return Verdict.EQUAL;
    }
    boolean differs =
        findings.stream()
            .map(Finding::kind)
            .anyMatch(
                kind -> kind.weight() == Weight.DIFFERENCE || kind == FindingKind.NOT_WELL_FORMED);
    return differs ? Verdict.DIFFERENT : Verdict.UNCHECKED;
  }
}
