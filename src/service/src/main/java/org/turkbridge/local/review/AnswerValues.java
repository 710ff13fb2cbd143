package org.turkbridge.local.review;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to questions, or should have been: a set of values each, without white space
 * around them and without empty ones. Equal answers have equal sets.
 */
public final class AnswerValues {
  private final Map<String, Set<String>> values;

  private AnswerValues(Map<String, Set<String>> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Those, in their order. */
  public static AnswerValues of(Map<String, ? extends Collection<String>> given) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    given.forEach((question, of) -> values.put(PolicyParameters.trimmed(question), set(of)));
    return new AnswerValues(values);
  }

  private static Set<String> set(Collection<String> given) {
    return given.stream()
        .map(PolicyParameters::trimmed)
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The questions, without white space around their identifiers. */
  Set<String> questions() {
    return values.keySet();
  }

  /** The values for a question; null if it is not there. */
  @Nullable Set<String> values(String question) {
    return values.get(question);
  }
}
