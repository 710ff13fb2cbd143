package org.turkbridge.local.scoring;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turkbridge.local.scoring.AnswerSpecification.FreeText;
import org.turkbridge.local.scoring.AnswerSpecification.Selections;
import org.turkbridge.message.questionformanswers.Answer;
import org.turkbridge.message.questionformanswers.QuestionFormAnswers;
import org.turkbridge.translate.EmbeddedDocument;

/** Takes valid answers for answers to a test, or says which of them cannot be. */
final class QuestionFormAnswersReader {
  private final Document<QuestionFormAnswers> answers;
  private final QualificationTest test;
  private final Map<String, Set<String>> selections = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  private QuestionFormAnswersReader(Document<QuestionFormAnswers> answers, QualificationTest test) {
    this.answers = answers;
    this.test = test;
  }

  static TestAnswer answer(Document<QuestionFormAnswers> answers, QualificationTest test) {
    return new QuestionFormAnswersReader(answers, test).answer();
  }

  private TestAnswer answer() {
    for (Answer answer : answers.root().getAnswers()) {
      String identifier = EmbeddedDocument.trim(answer.getQuestionIdentifier());
      TestQuestion question =
          test.question(identifier)
              .orElseThrow(
                  () ->
                      answers.inconsistent(
                          answer, "the test has no question " + Quotation.of(identifier)));
      if (answer.getUploadedFileKey() != null) {
        throw answers.inconsistent(answer, Quotation.of(identifier) + " cannot take a file");
      }
      if (question.answer() instanceof Selections selections) {
        select(answer, identifier, selections);
      } else if (question.answer() instanceof FreeText) {
        type(answer, identifier);
      }
    }
    return new TestAnswer(selections, texts);
  }

  private void select(Answer answer, String question, Selections offered) {
    if (answer.getFreeText() != null) {
      throw answers.inconsistent(
          answer, Quotation.of(question) + " takes selections, not a FreeText");
    }
    Set<String> selected = selections.computeIfAbsent(question, absent -> new LinkedHashSet<>());
    for (String each : answer.getSelectionIdentifiers()) {
      String identifier = EmbeddedDocument.trim(each);
      if (!offered.identifiers().contains(identifier)) {
        throw answers.inconsistent(
            answer,
            "question " + Quotation.of(question) + " has no selection " + Quotation.of(identifier));
      }
      selected.add(identifier);
    }
    Optional.ofNullable(answer.getOtherSelectionText())
        .ifPresent(
            text -> {
              if (!offered.other()) {
                throw answers.inconsistent(
                    answer, Quotation.of(question) + " offers no OtherSelection");
              }
              texts.put(question, text);
            });
  }

  private void type(Answer answer, String question) {
    if (!answer.getSelectionIdentifiers().isEmpty() || answer.getOtherSelectionText() != null) {
      throw answers.inconsistent(
          answer, Quotation.of(question) + " takes a FreeText, not selections");
    }
    Optional.ofNullable(answer.getFreeText()).ifPresent(text -> texts.put(question, text));
  }
}
