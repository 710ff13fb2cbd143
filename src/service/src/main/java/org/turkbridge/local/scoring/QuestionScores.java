package org.turkbridge.local.scoring;

import java.util.Map;
import java.util.Set;

/**
 * What the answers to one question are worth.
 *
 * @param options the score of a set of selections
 * @param defaultScore that of every other set, the empty one included
 */
record QuestionScores(Map<Set<String>, Integer> options, int defaultScore) {
  QuestionScores {
    options = Map.copyOf(options);
  }

  int of(Set<String> selections) {
    return options.getOrDefault(selections, defaultScore);
  }
}
