package org.turkbridge.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.turkbridge.local.scoring.Documents.answer;
import static org.turkbridge.local.scoring.Documents.answers;
import static org.turkbridge.local.scoring.Documents.checkboxes;
import static org.turkbridge.local.scoring.Documents.form;
import static org.turkbridge.local.scoring.Documents.freeText;
import static org.turkbridge.local.scoring.Documents.question;
import static org.turkbridge.local.scoring.Documents.selected;
import static org.turkbridge.local.scoring.Documents.selectionAnswer;
import static org.turkbridge.local.scoring.Documents.typed;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.scoring.DocumentException.Fault;

/** Answers are read, and refused where they cannot be to the test. */
class TestAnswerTest {
  private static final TestDocuments DOCUMENTS = new TestDocuments();
  private static final String OTHER = "<OtherSelectionText>b</OtherSelectionText>";
  private static final QualificationTest TEST =
      DOCUMENTS.readTest(
          form(
              freeText("text"),
              checkboxes("boxes", "a", "b", "c"),
              question("other", selectionAnswer("", "<OtherSelection/>", "a"))));

  @Test
  void everyKindOfAnswer() {
    TestAnswer answer =
        read(
            typed("text", " a &amp; b\n"),
            selected("boxes", "c", " a\n"),
            answer("other", "<SelectionIdentifier>a</SelectionIdentifier>" + OTHER));

    assertThat(answer.text("text")).isEqualTo(" a & b\n");
    assertThat(answer.selections("text")).isEmpty();
    assertThat(answer.selections("boxes")).containsExactly("c", "a");
    assertThat(answer.text("boxes")).isEmpty();
    assertThat(answer.selections("other")).containsExactly("a");
    assertThat(answer.text("other")).isEqualTo("b");
    assertThat(Stream.of("text", "boxes", "other")).allMatch(answer::isAnswered);
  }

  @Test
  void whatIsEmptyIsNotAnswered() {
    TestAnswer answer = read(typed("text", ""), selected("boxes"));
    assertThat(answer.questions()).containsExactly("text", "boxes");

    assertThat(Stream.of("text", "boxes", "other", "no such")).noneMatch(answer::isAnswered);
    assertThat(read(selected("text")).isAnswered("text")).isFalse();
    assertThat(read(typed("text", " ")).isAnswered("text")).isTrue();
    assertThat(read(answer("other", OTHER)).isAnswered("other")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t"})
  void whereNothingWasAnsweredThereMayBeNoDocument(String text) {
    TestAnswer answer = DOCUMENTS.readAnswer(text);

    assertThat(Stream.of("text", "boxes", "other")).noneMatch(answer::isAnswered);
  }

  @Test
  void severalAnswersToAQuestionAreOne() {
    TestAnswer answer =
        read(
            selected("boxes", "c"),
            typed("text", "first"),
            selected("boxes", "a", "c"),
            typed("text", "last"));

    assertThat(answer.selections("boxes")).containsExactly("c", "a");
    assertThat(answer.text("text")).isEqualTo("last");
  }

  @Test
  void theFormOfRecordedAnswers() {
    String recorded =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
            + answers("\n" + typed("text", "語").replace("><", ">\n<") + "\n")
            + "\n";

    assertThat(DOCUMENTS.readAnswer(recorded).text("text")).isEqualTo("語");
    assertThat(DOCUMENTS.readAnswer(recorded.replaceFirst(" xmlns=\"[^\"]*\"", "")).text("text"))
        .isEqualTo("語");
  }

  static Stream<Arguments> answersThatBreakRules() {
    return Stream.of(
        arguments(typed("texts", "a"), "The test has no question 'texts'."),
        arguments(selected("boxes", "a", "d"), "Question 'boxes' has no selection 'd'."),
        arguments(selected("boxes", "A"), "Question 'boxes' has no selection 'A'."),
        arguments(typed("boxes", "a"), "Question 'boxes' takes selections, not a FreeText."),
        arguments(typed("boxes", ""), "Question 'boxes' takes selections, not a FreeText."),
        arguments(selected("text", "a"), "Question 'text' takes a FreeText, not selections."),
        arguments(answer("text", OTHER), "Question 'text' takes a FreeText, not selections."),
        arguments(answer("boxes", OTHER), "Question 'boxes' offers no OtherSelection."),
        arguments(
            answer(
                "text",
                "<UploadedFileSizeInBytes>1</UploadedFileSizeInBytes>"
                    + "<UploadedFileKey>k</UploadedFileKey>"),
            "Question 'text' takes no file."));
  }

  @ParameterizedTest
  @MethodSource
  void answersThatBreakRules(String given, String violation) {
    assertThat(TEST.violations(read(given))).containsExactly(violation);
  }

  @Test
  void aDocumentWithoutAnswersIsNotValid() {
    Refused.by(() -> read()).as(Fault.NOT_VALID).saying("cvc-complex-type.2.4.b");
  }

  @Test
  void noLaterVersionWasEverPublished() {
    Refused.by(
            () ->
                DOCUMENTS.readAnswer(
                    answers(selected("boxes")).replace("2005-10-01", "2017-11-06")))
        .as(Fault.NOT_VALID)
        .saying("cvc-elt.1.a");
  }

  @Test
  void answersMayBeLongerThanTests() {
    assertThat(read(typed("text", "a".repeat(500_000))).text("text")).hasSize(500_000);
    Refused.by(() -> read(typed("text", "a".repeat(1 << 20))))
        .as(Fault.TOO_LONG)
        .at(1, 1)
        .saying("at most 1048576");
  }

  private static TestAnswer read(String... given) {
    return DOCUMENTS.readAnswer(answers(given));
  }
}
