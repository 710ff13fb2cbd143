package org.turkbridge.local.scoring;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a Worker may answer to a question of a Qualification test or HIT. */
sealed interface AnswerSpecification {
  /** A text, empty where the Worker gave none. No key scores it. */
  record FreeText() implements AnswerSpecification {}

  /** A file, in a HIT alone. No key scores it. */
  record FileUpload() implements AnswerSpecification {}

  /**
   * Some of the selections that are offered.
   *
   * @param identifiers of those that are offered, in the order of the form, without white space
   *     around them
   * @param least how many the Worker must make, of those and the text of its own together; 0 or
   *     more
   * @param most how many the Worker may make; 1 or more, and not less than the least
   * @param other whether the Worker may give a text of its own, too. No key scores that
   */
  record Selections(Set<String> identifiers, int least, int most, boolean other)
      implements AnswerSpecification {
    public Selections {
      identifiers = Collections.unmodifiableSet(new LinkedHashSet<>(identifiers));
    }
  }
}
