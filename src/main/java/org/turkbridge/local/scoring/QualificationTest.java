package org.turkbridge.local.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turkbridge.local.scoring.AnswerSpecification.Selections;

/** The Test of a QualificationType: the questions of its QuestionForm. */
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
   * What rules of the form the answer breaks: questions that must be answered and are not, too few
   * selections, too many. One sentence each, in the order of the form; empty if it breaks none.
   *
   * <p>The documented API promises no such check, so that answers that break rules may be read and
   * scored. Limits of a free text other than that it must be there are for the Worker's browser.
   */
  public List<String> violations(TestAnswer answer) {
    List<String> violations = new ArrayList<>();
    for (TestQuestion question : questions.values()) {
      String identifier = question.identifier();
      if (!answer.isAnswered(identifier)) {
        if (question.required()) {
          violations.add("Question " + Quotation.of(identifier) + " must be answered.");
        }
      } else if (question.answer() instanceof Selections selections) {
        int made =
            answer.selections(identifier).size() + (answer.text(identifier).isEmpty() ? 0 : 1);
        if (made < selections.least() || made > selections.most()) {
          violations.add(
              "Question "
                  + Quotation.of(identifier)
                  + " takes "
                  + selections.least()
                  + " to "
                  + selections.most()
                  + " selections; the answer has "
                  + made
                  + ".");
        }
      }
    }
    return violations;
  }
}
