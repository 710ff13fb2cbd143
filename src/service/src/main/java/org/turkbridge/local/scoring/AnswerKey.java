package org.turkbridge.local.scoring;

import java.util.Map;

/** The AnswerKey of a QualificationType: what the answers to its Test are worth. */
public final class AnswerKey {
  private final Map<String, QuestionScores> questions;
  private final ValueMapping mapping;

  AnswerKey(Map<String, QuestionScores> questions, ValueMapping mapping) {
    this.questions = Map.copyOf(questions);
    this.mapping = mapping;
  }

  /**
   * The value of the Qualification that the answer earns.
   *
   * <p>Each question of the key adds the AnswerScore of the option whose selections are exactly
   * those that were made; if there is none, and if the question was not answered, its DefaultScore,
   * which is 0 where it is left out. Questions that the key leaves out add nothing. The sum becomes
   * the value by the QualificationValueMapping; without one it is the value.
   *
   * <p>Percentages are rounded to the nearest integer, as is documented; so are scaled sums, for
   * which nothing is. A half goes up: 2.5 to 3, -2.5 to -2. A value that 32 bits cannot hold
   * becomes the nearest that they can.
   *
   * @param answer to the test that the key was read for
   */
  public int score(TestAnswer answer) {
    long sum = 0;
    for (Map.Entry<String, QuestionScores> question : questions.entrySet()) {
      sum += question.getValue().of(answer.selections(question.getKey()));
    }
    return mapping.value(sum);
  }
}
