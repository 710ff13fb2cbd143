package org.turkbridge.local.scoring;

import java.util.ArrayList;
import java.util.List;
import org.turkbridge.local.scoring.AnswerSpecification.FreeText;
import org.turkbridge.local.scoring.AnswerSpecification.Selections;
import org.turkbridge.local.scoring.TestAnswer.Given;

/** Holds answers against the rules of their test. */
final class AnswerRules {
  private final List<String> violations = new ArrayList<>();

  private AnswerRules() {}

  /** One sentence for each rule that is broken. */
  static List<String> violations(QualificationTest test, TestAnswer answer) {
    AnswerRules rules = new AnswerRules();
    for (TestQuestion question : test.questions()) {
      rules.check(question, answer);
    }
    for (String identifier : answer.questions()) {
      if (test.question(identifier).isEmpty()) {
        rules.violations.add("The test has no question " + ShortQuotation.of(identifier) + ".");
      }
    }
    return List.copyOf(rules.violations);
  }

  private void check(TestQuestion question, TestAnswer answer) {
    Given given = answer.given(question.identifier());
    if (given.file()) {
      violation(question, "takes no file.");
    }
    if (question.answer() instanceof FreeText
        && (!given.selections().isEmpty() || given.otherText() != null)) {
      violation(question, "takes a FreeText, not selections.");
    } else if (question.answer() instanceof Selections selections) {
      checkKind(question, selections, given);
    }
    if (!answer.isAnswered(question.identifier())) {
      if (question.required()) {
        violation(question, "must be answered.");
      }
    } else if (question.answer() instanceof Selections selections && given.freeText() == null) {
      checkCount(question, selections, given);
    }
  }

  private void checkKind(TestQuestion question, Selections offered, Given given) {
    if (given.freeText() != null) {
      violation(question, "takes selections, not a FreeText.");
    }
    if (given.otherText() != null && !offered.other()) {
      violation(question, "offers no OtherSelection.");
    }
    for (String selection : given.selections()) {
      if (!offered.identifiers().contains(selection)) {
        violation(question, "has no selection " + ShortQuotation.of(selection) + ".");
      }
    }
  }

  private void checkCount(TestQuestion question, Selections offered, Given given) {
    boolean other = given.otherText() != null && !given.otherText().isEmpty();
    int made = given.selections().size() + (other ? 1 : 0);
    if (made < offered.least() || made > offered.most()) {
      violation(
          question,
          "takes "
              + offered.least()
              + " to "
              + offered.most()
              + " selections; the answer has "
              + made
              + ".");
    }
  }

  private void violation(TestQuestion question, String rule) {
    violations.add("Question " + ShortQuotation.of(question.identifier()) + " " + rule);
  }
}
