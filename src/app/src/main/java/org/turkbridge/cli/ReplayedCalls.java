package org.turkbridge.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.summary.Quantities;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.replay.ReplayTally;
import org.turkbridge.verify.replay.ReplayedCall;
import org.turkbridge.verify.report.Excerpts;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Totals;

/** Tells what came of replayed calls, and updates recordings if that was asked for. */
final class ReplayedCalls {
  private static final int LONGEST_VALUE = 120;
  private static final int MOST_LINES = 20;

  private final ResultLines out;
  private final ReplayTally tally;
  private final boolean updates;
  private long updated;
  private long left;
  private long unsendable;

  /**
   * @param updates whether recordings of calls that are answered in another way are rewritten
   */
  ReplayedCalls(ResultLines out, ReplayTally tally, boolean updates) {
    this.out = out;
    this.tally = tally;
    this.updates = updates;
  }

  /**
   * Tells of one.
   *
   * @throws UncheckedIOException if its recording cannot be rewritten
   */
  void add(ReplayedCall call) {
    tally.add(call);
    if (call.findings().isEmpty()) {
      return;
    }
    StoredRecording stored = call.stored();
    Finding first = call.findings().get(0);
    out.print(
        stored.file()
            + (stored.place().isEmpty() ? "" : ", " + stored.place())
            + (first.subject().isEmpty() ? "" : " " + first.subject()));
    call.findings().stream().limit(MOST_LINES).forEach(this::print);
    if (call.findings().size() > MOST_LINES) {
      out.print("  and " + (call.findings().size() - MOST_LINES) + " more");
    }
    if (updates) {
      update(call);
    }
  }

  private void update(ReplayedCall call) {
    if (!call.isUpdatable()) {
      left++;
      unsendable += isUnsendable(call) ? 1 : 0;
      return;
    }
    try {
      call.update();
      updated++;
    } catch (IOException e) {
      throw new UncheckedIOException(
          call.stored().file() + " cannot be rewritten: " + e.getMessage(), e);
    }
  }

  private static boolean isUnsendable(ReplayedCall call) {
    return call.findings().get(0).kind() == FindingKind.NOT_COMPARED;
  }

  private void print(Finding finding) {
    String message = finding.message();
    String path = finding.path().isEmpty() ? "" : " " + finding.path();
    out.print("  " + message + path + values(finding.before(), finding.after()));
  }

  private static String values(@Nullable String before, @Nullable String after) {
    if (before == null && after == null) {
      return "";
    }
    if (before == null || after == null) {
      return ": " + value(before) + " -> " + value(after);
    }
    Excerpts values = Excerpts.around(before, after, LONGEST_VALUE);
    return ": \"" + values.before() + "\" -> \"" + values.after() + "\"";
  }

  private static String value(@Nullable String value) {
    return value == null ? "nothing" : '"' + Excerpts.beginning(value, LONGEST_VALUE) + '"';
  }

  /** The last line. */
  void printTotals() {
    Totals totals = tally.totals();
    out.print(
        "%s replayed: %d equal, %d different, %d not compared."
            .formatted(
                Quantities.counted(totals.checked(), "call"),
                totals.equal(),
                totals.different(),
                totals.unchecked()));
    if (updates) {
      out.print(Quantities.counted(updated, "recording") + " updated" + left() + ".");
    }
  }

  private String left() {
    String calls =
        left == 0 ? "" : ", " + left + " left as " + (left == 1 ? "it was" : "they were");
    return unsendable == 0
        ? calls
        : calls + "; delete what was not sent (" + unsendable + "), no replay can send it";
  }

  /** Whether the recordings say what the service answers now. */
  boolean agree() {
    Totals totals = tally.totals();
    return updates ? left == 0 : totals.equal() == totals.checked();
  }
}
