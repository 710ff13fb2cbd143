package org.turkbridge.verify.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Totals;

/** Counts calls as they come. */
public final class ReplayTally {
  private final long sources;
  private final int most;
  private final Map<ReplayedCall.Verdict, Long> verdicts =
      new EnumMap<>(ReplayedCall.Verdict.class);
  private final Map<FindingKind, Long> kinds = new EnumMap<>(FindingKind.class);
  private final List<Finding> findings = new ArrayList<>();
  private long leftOut;

  /**
   * @param sources folders and files of recordings
   * @param most how many findings are kept
   */
  public ReplayTally(long sources, int most) {
    this.sources = sources;
    this.most = most;
  }

  public void add(ReplayedCall call) {
    verdicts.merge(call.verdict(), 1L, Long::sum);
    call.findings().forEach(finding -> kinds.merge(finding.kind(), 1L, Long::sum));
    List<Finding> kept = call.findings();
    if (kept.size() > most - findings.size()) {
      kept = kept.subList(0, most - findings.size());
    }
    findings.addAll(kept);
    leftOut += call.findings().size() - kept.size();
  }

  public Totals totals() {
    long equal = count(ReplayedCall.Verdict.EQUAL);
    long different = count(ReplayedCall.Verdict.DIFFERENT);
    long unchecked = count(ReplayedCall.Verdict.UNCHECKED);
    return new Totals(
        sources,
        equal + different + unchecked,
        equal,
        0,
        different,
        unchecked,
        new TreeMap<>(),
        new TreeMap<>(),
        kinds);
  }

  /** The first of them, in the order of the calls. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** How many were not kept. */
  public long leftOut() {
    return leftOut;
  }

  private long count(ReplayedCall.Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }
}
