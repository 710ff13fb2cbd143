package org.turkbridge.local.scoring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Test of a QualificationType or the Question of a HIT: the questions of its QuestionForm. */
public final class QualificationTest {
  private final Map<String, TestQuestion> questions = new LinkedHashMap<>();

  QualificationTest(Collection<TestQuestion> questions) {
    questions.forEach(question -> this.questions.put(question.identifier(), question));
  }

  /** In the order of the form. None if it is all overview. */
  public List<TestQuestion> questions() {
    return List.copyOf(questions.values());
  }

  /**
   * The question of this identifier, which has no white space around it; empty if there is none.
   */
  public Optional<TestQuestion> question(String identifier) {
    return Optional.ofNullable(questions.get(identifier));
  }

  /**
   * What rules of the test the answer breaks: questions and selections that the test does not have,
   * answers of another kind than asked for, too few selections or too many, nothing where an answer
   * is required. One sentence each; empty if it breaks none.
   *
   * <p>The documented API promises no such check, so that answers that break rules can be scored.
   * What a free text must look like is for the Worker's browser alone.
   */
  public List<String> violations(TestAnswer answer) {
    return AnswerRules.violations(this, answer);
  }
}
