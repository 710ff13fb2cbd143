package org.turkbridge.verify.records;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a Test or an Answer.
 *
 * @param isThere whether there is anything but white space
 * @param notWellFormed why it is no XML; null if it is
 * @param notValid what the schema has against it first; null if nothing
 * @param questions the QuestionIdentifiers in it
 */
record DocumentFacts(
    boolean isThere,
    @Nullable String notWellFormed,
    @Nullable String notValid,
    Set<String> questions) {
  /** Those of a text with nothing in it. */
  static final DocumentFacts NOTHING = new DocumentFacts(false, null, null, Set.of());

  /** Whether there is a document of the right kind, so that its questions are all there are. */
  boolean areOfDocument() {
    return isThere && notWellFormed == null && (notValid == null || !questions.isEmpty());
  }

  DocumentFacts {
    questions = Set.copyOf(questions);
  }
}
