package org.turkbridge.verify.records;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a Test or an Answer.
 *
 * @param notWellFormed why it is no XML; null if it is
 * @param notValid what the schema has against it first; null if nothing
 * @param questions the QuestionIdentifiers in it
 */
record DocumentFacts(
    @Nullable String notWellFormed, @Nullable String notValid, Set<String> questions) {
  /** Those of a text with nothing in it. */
  static final DocumentFacts NOTHING = new DocumentFacts(null, null, Set.of());

  DocumentFacts {
    questions = Set.copyOf(questions);
  }
}
