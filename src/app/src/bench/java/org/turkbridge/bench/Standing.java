package org.turkbridge.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a converter achieved.
 *
 * @param corpus that it converted: less than the others if it could not do all
 * @param runs more of which may be added
 */
record Standing(Contender contender, Corpus corpus, List<Measured> runs) {
  double median(ToDoubleFunction<Measured> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  double least(ToDoubleFunction<Measured> figure) {
    return runs.stream().mapToDouble(figure).min().orElseThrow();
  }

  double most(ToDoubleFunction<Measured> figure) {
    return runs.stream().mapToDouble(figure).max().orElseThrow();
  }

  double megabytesPerSecond() {
    return corpus.bytes() / 1e6 / median(Measured::seconds);
  }
}
