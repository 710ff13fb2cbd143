package org.turkbridge.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The outcome of a race in Markdown. */
final class RaceTable {
  private final PrintStream out;

  RaceTable(PrintStream out) {
    this.out = out;
  }

  /**
   * @param standard the name of the converter that ratios are taken to
   */
  void print(Corpus corpus, List<Standing> standings, String standard) {
    out.printf(
        Locale.ROOT,
        "%n### %s: %,d bytes, %,d records; medians of %d runs%n%n",
        corpus.name(),
        corpus.bytes(),
        corpus.records(),
        standings.get(0).runs().size());
    out.printf(
        "| | seconds (least to most) | MB/s | times the throughput of %s | CPU seconds | memory |%n",
        standard);
    out.println("| --- | --- | --- | --- | --- | --- |");
    for (Standing standing : standings) {
      double whole = (double) corpus.bytes() / standing.corpus().bytes();
      out.printf(
          Locale.ROOT,
          "| %s%s | %.2f (%.2f to %.2f) | %.0f | %s | %.2f | %.0f MB |%n",
          standing.contender().name(),
          whole == 1 ? "" : " (fails on it; extrapolated from " + standing.corpus().size() + ")",
          standing.median(Measured::seconds) * whole,
          standing.least(Measured::seconds) * whole,
          standing.most(Measured::seconds) * whole,
          standing.megabytesPerSecond(),
          ratio(standing, standings, standard),
          standing.median(Measured::cpuSeconds) * whole,
          standing.most(Measured::peakMegabytes));
    }
  }

  private static String ratio(Standing standing, List<Standing> standings, String standard) {
    return standings.stream()
        .filter(other -> other.contender().name().equals(standard))
        .findFirst()
        .map(
            other ->
                String.format(
                    Locale.ROOT,
                    "%.2f",
                    standing.megabytesPerSecond() / other.megabytesPerSecond()))
        .orElse("");
  }
}
