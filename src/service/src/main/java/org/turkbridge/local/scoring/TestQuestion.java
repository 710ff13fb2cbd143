package org.turkbridge.local.scoring;

/**
 * A question of a Qualification test or HIT.
 *
 * @param identifier unique in its form, without white space around it; may be empty
 * @param required whether the Worker must answer it
 */
record TestQuestion(String identifier, boolean required, AnswerSpecification answer) {
  /** Whether an AnswerKey can say what every answer to it is worth. */
  boolean isScorable() {
    return answer instanceof AnswerSpecification.Selections selections && !selections.other();
  }
}
