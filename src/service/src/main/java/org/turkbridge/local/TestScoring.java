package org.turkbridge.local;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.scoring.AnswerKey;
import org.turkbridge.local.scoring.DocumentException;
import org.turkbridge.local.scoring.QualificationTest;
import org.turkbridge.local.scoring.TestAnswer;
import org.turkbridge.local.scoring.TestDocuments;

/**
 * Checks the documents of Qualification tests and HITs, and scores answers. Safe for any thread.
 */
final class TestScoring {
  private static final String ANSWER = "Answer";

  private @Nullable TestDocuments documents;

  /**
   * Requires a Test, and an AnswerKey to it, that can be used.
   *
   * @param answerKey null if there is none
   * @throws Failure if one cannot
   */
  void requireUsable(String test, @Nullable String answerKey) {
    QualificationTest form = read("Test", () -> documents().readNewTest(test));
    if (answerKey != null) {
      readKey(answerKey, form);
    }
  }

  /**
   * Requires a Question of a HIT that can be used: a QuestionForm, an ExternalQuestion or an
   * HTMLQuestion.
   *
   * @throws Failure if it cannot
   */
  void requireQuestion(String question) {
    read(
        "Question",
        () -> {
          documents().requireQuestion(question);
          return question;
        });
  }

  /**
   * The value that an answer earns.
   *
   * @param answerKey null if the Requester judges: then the answer is only checked
   * @return null without an AnswerKey
   * @throws Failure if one of the documents cannot be used, or if the answer breaks a rule of the
   *     form
   */
  @Nullable Integer score(String test, @Nullable String answerKey, String answer) {
    QualificationTest form = readTest(test);
    TestAnswer given = read(ANSWER, () -> documents().readAnswer(answer));
    List<String> violations = form.violations(given);
    if (!violations.isEmpty()) {
      throw Failure.invalidValue(ANSWER, "QuestionFormAnswers: " + String.join(" ", violations));
    }
    return answerKey == null ? null : readKey(answerKey, form).score(given);
  }

  /**
   * Reads a Worker's answers to a HIT.
   *
   * @param answer empty or blank if there are none
   * @throws Failure unless they are valid QuestionFormAnswers
   */
  TestAnswer answers(String answer) {
    return read(ANSWER, () -> documents().readAnswer(answer));
  }

  private QualificationTest readTest(String test) {
    return read("Test", () -> documents().readTest(test));
  }

  private AnswerKey readKey(String answerKey, QualificationTest form) {
    return read("AnswerKey", () -> documents().readKey(answerKey, form));
  }

  private static <T> T read(String parameter, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (DocumentException e) {
      String message = String.valueOf(e.getMessage());
      throw switch (e.fault()) {
        case NOT_WELL_FORMED, NOT_VALID -> Failure.xmlParseError(parameter, message);
        case NOT_XHTML -> Failure.xhtmlParseError(parameter, message);
        case TOO_LONG, INCONSISTENT -> Failure.invalidValue(parameter, message);
      };
    }
  }

  /** Made when they are first needed: their schemas take a moment to load. */
  private synchronized TestDocuments documents() {
    TestDocuments made = documents;
    if (made == null) {
      made = new TestDocuments();
      documents = made;
    }
    return made;
  }
}
