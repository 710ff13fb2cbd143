package org.turkbridge.local.scoring;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A Worker's answers to a Qualification test. Its identifiers are those of the test; it need not
 * keep the rules of the form ({@link QualificationTest#violations}).
 */
public final class TestAnswer {
  private final Map<String, Set<String>> selections;
  private final Map<String, String> texts;

  /**
   * Answers by the identifiers of their questions.
   *
   * @param selections those made, in their order
   * @param texts those given
   */
  TestAnswer(Map<String, Set<String>> selections, Map<String, String> texts) {
    this.selections = new HashMap<>();
    selections.forEach(
        (question, made) ->
            this.selections.put(question, Collections.unmodifiableSet(new LinkedHashSet<>(made))));
    this.texts = Map.copyOf(texts);
  }

  /** Whether a selection was made or a text given. An empty text is none, white space is one. */
  public boolean isAnswered(String question) {
    return !selections(question).isEmpty() || !text(question).isEmpty();
  }

  /**
   * The identifiers of the selections that were made, in their order; empty if there is none. Where
   * the document answers a question several times, those of all.
   */
  public Set<String> selections(String question) {
    return selections.getOrDefault(question, Set.of());
  }

  /**
   * The free text, or the text given beside or in place of selections; empty if there is none.
   * Where the document answers a question several times, the last.
   */
  public String text(String question) {
    return texts.getOrDefault(question, "");
  }
}
