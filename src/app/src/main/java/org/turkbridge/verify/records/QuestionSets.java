package org.turkbridge.verify.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sets of question identifiers, of which a study has few, by number. */
final class QuestionSets {
  /** That of no questions, and of those there was no room for. */
  static final int NONE = 0;

  private static final int BYTES_EACH = 120;

  private final Map<Set<String>, Integer> numbers = new HashMap<>();
  private final List<Set<String>> sets = new ArrayList<>(List.of(Set.of()));
  private final MemoryShare memory;

  QuestionSets(MemoryShare memory) {
    this.memory = memory;
  }

  int number(Set<String> questions) {
    if (questions.isEmpty()) {
      return NONE;
    }
    Integer known = numbers.get(questions);
    if (known != null) {
      return known;
    }
    long bytes = questions.stream().mapToLong(each -> BYTES_EACH + 2L * each.length()).sum();
    if (!memory.take(BYTES_EACH + bytes)) {
      return NONE;
    }
    sets.add(questions);
    numbers.put(questions, sets.size() - 1);
    return sets.size() - 1;
  }

  Set<String> set(int number) {
    return sets.get(number);
  }
}
