package org.turkbridge.console.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.console.document.FormPart.Asked;
import org.turkbridge.console.document.FormPart.Block;
import org.turkbridge.console.document.FormPart.Choice;
import org.turkbridge.local.scoring.DocumentException;
import org.turkbridge.local.scoring.HitQuestion;
import org.turkbridge.local.scoring.TestDocuments;
import org.turkbridge.message.answerkey.AnswerKey;
import org.turkbridge.message.answerkey.AnswerOption;
import org.turkbridge.message.answerkey.QualificationValueMapping;
import org.turkbridge.message.questionformanswers.Answer;
import org.turkbridge.translate.EmbeddedDocument;

/** Makes documents readable; what is not valid stays text. Safe for any number of threads. */
public final class DocumentViews {
  private static final List<String> ANSWER_HEADS = List.of("Question", "Answer", "Identifier");
  private static final List<String> SCORE_HEADS = List.of("Question", "Selections", "Score");

  private @Nullable TestDocuments documents;

  /** Made when they are first needed: their schemas take a moment to load. */
  private synchronized TestDocuments documents() {
    TestDocuments made = documents;
    if (made == null) {
      made = new TestDocuments();
      documents = made;
    }
    return made;
  }

  /**
   * A Test, or the Question of a HIT.
   *
   * @param name of the member
   */
  public DocumentView question(String name, String text) {
    return read(
        name,
        text,
        () -> {
          HitQuestion question = documents().question(text);
          if (question instanceof HitQuestion.Form form) {
            return DocumentView.ofForm(name, text, FormReader.parts(form.form()));
          }
          return question instanceof HitQuestion.External external
              ? DocumentView.ofAddress(name, text, external.url())
              : DocumentView.ofPage(name, text);
        });
  }

  /** The page of HTML that a Question is; empty if it is none. */
  public Optional<String> page(String question) {
    try {
      return documents().question(question) instanceof HitQuestion.Html html
          ? Optional.of(html.content())
          : Optional.empty();
    } catch (DocumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A Worker's answers.
   *
   * @param question the Test or Question that they answer; null if it is not known
   */
  public DocumentView answers(String text, @Nullable String question) {
    Map<String, Asked> asked = new HashMap<>();
    Map<String, String> words = new HashMap<>();
    if (question != null) {
      for (FormPart part : question("", question).form()) {
        part.question()
            .ifPresent(
                each -> {
                  String identifier = EmbeddedDocument.trim(each.identifier());
                  asked.putIfAbsent(identifier, each);
                  words.putIfAbsent(identifier, words(part, each));
                });
      }
    }
    return read(
        "Answer",
        text,
        () ->
            DocumentView.ofTable(
                "Answer",
                text,
                ANSWER_HEADS,
                documents().answers(text).getAnswers().stream()
                    .map(answer -> row(answer, asked, words))
                    .toList(),
                ""));
  }

  /** What a question is called and asks, in short. */
  private static String words(FormPart part, Asked question) {
    String first =
        part.content().stream()
            .filter(block -> block.kind() == FormPart.Kind.TEXT)
            .map(Block::text)
            .findFirst()
            .orElse("");
    return question.name().isEmpty() || first.isEmpty()
        ? question.name() + first
        : question.name() + "\n" + first;
  }

  private static List<String> row(
      Answer answer, Map<String, Asked> asked, Map<String, String> words) {
    String identifier = EmbeddedDocument.trim(answer.getQuestionIdentifier());
    List<String> given = new ArrayList<>();
    for (String selection : answer.getSelectionIdentifiers()) {
      given.add(chosen(selection, asked.get(identifier)));
    }
    add(given, "", answer.getFreeText());
    add(given, "other: ", answer.getOtherSelectionText());
    add(given, "file ", answer.getUploadedFileKey());
    String text = String.join("\n", given);
    return List.of(
        words.getOrDefault(identifier, identifier),
        text.isEmpty() ? "no answer" : text,
        identifier);
  }

  private static void add(List<String> given, String before, @Nullable String text) {
    if (text != null) {
      given.add(before + text);
    }
  }

  private static String chosen(String selection, @Nullable Asked question) {
    String identifier = EmbeddedDocument.trim(selection);
    return question == null
        ? selection
        : question.choices().stream()
            .filter(choice -> EmbeddedDocument.trim(choice.identifier()).equals(identifier))
            .map(Choice::text)
            .filter(text -> !text.equals(identifier))
            .map(text -> text + " (" + identifier + ")")
            .findFirst()
            .orElse(selection);
  }

  /** What answers to a Test are worth. */
  public DocumentView key(String text) {
    return read(
        "AnswerKey",
        text,
        () -> {
          AnswerKey key = documents().key(text);
          List<List<String>> rows = new ArrayList<>();
          key.getQuestions()
              .forEach(
                  question -> {
                    for (AnswerOption option : question.getAnswerOptions()) {
                      rows.add(
                          List.of(
                              question.getQuestionIdentifier(),
                              String.join(", ", option.getSelectionIdentifiers()),
                              Integer.toString(option.getAnswerScore())));
                    }
                    if (question.getDefaultScore() != null) {
                      rows.add(
                          List.of(
                              question.getQuestionIdentifier(),
                              "any other",
                              question.getDefaultScore().toString()));
                    }
                  });
          return DocumentView.ofTable(
              "AnswerKey", text, SCORE_HEADS, rows, value(key.getQualificationValueMapping()));
        });
  }

  private static String value(@Nullable QualificationValueMapping mapping) {
    if (mapping == null) {
      return "The value is the sum of the scores.";
    }
    if (mapping.getPercentageMapping() != null) {
      return "The value is the sum of the scores in percent of "
          + mapping.getPercentageMapping().getMaximumSummedScore()
          + ".";
    }
    if (mapping.getScaleMapping() != null) {
      return "The value is the sum of the scores times "
          + mapping.getScaleMapping().getSummedScoreMultiplier()
          + ".";
    }
    StringBuilder text = new StringBuilder("The value is ");
    mapping
        .getRangeMapping()
        .getSummedScoreRanges()
        .forEach(
            range ->
                text.append(range.getQualificationValue())
                    .append(" for a sum of ")
                    .append(range.getInclusiveLowerBound())
                    .append(" to ")
                    .append(range.getInclusiveUpperBound())
                    .append(", "));
    return text.append("else ")
        .append(mapping.getRangeMapping().getOutOfRangeQualificationValue())
        .append('.')
        .toString();
  }

  private static DocumentView read(String name, String text, Supplier<DocumentView> reading) {
    try {
      return reading.get();
    } catch (DocumentException e) {
      return DocumentView.ofText(name, text, String.valueOf(e.getMessage()));
    }
  }
}
