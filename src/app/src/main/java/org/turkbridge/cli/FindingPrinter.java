package org.turkbridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.Excerpts;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.Severity;

/** Prints findings, a line each, and keeps the first of them for reports. */
final class FindingPrinter implements Consumer<Finding> {
  /** Longer values are for the reports. */
  private static final int LONGEST = 60;

  /** Of values that are kept, lest they fill the memory. */
  private static final long MOST_CHARACTERS = 4_000_000;

  private final ResultLines out;
  private final int most;
  private final List<Finding> kept = new ArrayList<>();
  private long leftOut;
  private long characters;

  /**
   * @param most how many are kept
   */
  FindingPrinter(ResultLines out, int most) {
    this.out = out;
    this.most = most;
  }

  @Override
  public void accept(Finding finding) {
    out.print(line(finding));
    characters += length(finding.before()) + length(finding.after());
    if (leftOut == 0 && kept.size() < most && characters <= MOST_CHARACTERS) {
      kept.add(finding);
    } else {
      leftOut++;
    }
  }

  List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** How many were not kept. */
  long leftOut() {
    return leftOut;
  }

  private static int length(@Nullable String value) {
    return value == null ? 0 : value.length();
  }

  private static String line(Finding finding) {
    StringBuilder line = new StringBuilder(finding.source());
    if (!finding.place().isEmpty()) {
      line.append(": ").append(finding.place());
    }
    if (!finding.subject().isEmpty()) {
      line.append(" (").append(finding.subject()).append(')');
    }
    line.append(": ").append(finding.kind().label());
    line.append(
        switch (finding.kind().weight()) {
          case DIFFERENCE, ERROR -> ": ";
          case WARNING -> " (warning): ";
          case NOTE -> " (note): ";
        });
    line.append(finding.message());
    @Nullable String before = finding.before();
    @Nullable String after = finding.after();
    if (before != null || after != null) {
      line.append(": ").append(finding.path()).append(' ');
      if (before != null && after != null) {
        Excerpts values = Excerpts.around(before, after, LONGEST);
        line.append('"').append(values.before()).append("\" -> \"").append(values.after());
        line.append('"');
      } else {
        line.append(quoted(before));
        if (finding.kind().weight() == Severity.DIFFERENCE) {
          line.append(" -> ").append(quoted(after));
        }
      }
    }
    return line.toString();
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "nothing" : '"' + Excerpts.beginning(value, LONGEST) + '"';
  }
}
