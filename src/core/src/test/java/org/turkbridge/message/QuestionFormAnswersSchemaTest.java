package org.turkbridge.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.turkbridge.message.Complaints.badAttribute;
import static org.turkbridge.message.Complaints.badValue;
import static org.turkbridge.message.Complaints.incomplete;
import static org.turkbridge.message.Complaints.unexpected;
import static org.turkbridge.message.Complaints.unknownRoot;

import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service's own schema accepted and rejected, each row tried against it once. */
@NullMarked
final class QuestionFormAnswersSchemaTest {
  private static final String NAMESPACE =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/"
          + "QuestionFormAnswers.xsd";
  private static final String SELECTED = "<SelectionIdentifier>a</SelectionIdentifier>";
  private static final String OTHER = "<OtherSelectionText>b</OtherSelectionText>";
  private static final String TYPED = "<FreeText>c</FreeText>";
  private static final String SIZE = "<UploadedFileSizeInBytes>1</UploadedFileSizeInBytes>";
  private static final String KEY = "<UploadedFileKey>k</UploadedFileKey>";

  private static final Validation SCHEMA = Validation.by("QuestionFormAnswers.xsd");

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepts(String what, String document) {
    assertThat(SCHEMA.complaint(document)).as(what).isEmpty();
  }

  static Stream<Arguments> accepts() {
    return Stream.of(
        arguments("an identifier alone", answers(answer(""))),
        arguments("one selection", answers(answer(SELECTED))),
        arguments("several selections", answers(answer(SELECTED + SELECTED))),
        arguments("a selection and another text", answers(answer(SELECTED + OTHER))),
        arguments("another text alone", answers(answer(OTHER))),
        arguments("free text", answers(answer(TYPED))),
        arguments("empty free text", answers(answer("<FreeText/>"))),
        arguments("an upload", answers(answer(SIZE + KEY))),
        arguments("the same question twice", answers(answer(TYPED) + answer(TYPED))),
        arguments(
            "a declaration and line breaks",
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
                + answers("\n" + answer(TYPED) + "\n")
                + "\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void rejects(String what, String document, String complaint) {
    assertThat(SCHEMA.complaint(document)).as(what).get().asString().containsPattern(complaint);
  }

  static Stream<Arguments> rejects() {
    return Stream.of(
        arguments("no answer", answers(""), incomplete("QuestionFormAnswers")),
        arguments("an answer without identifier", answers("<Answer/>"), incomplete("Answer")),
        arguments("two free texts", answers(answer(TYPED + TYPED)), unexpected("FreeText")),
        arguments(
            "a selection and free text", answers(answer(SELECTED + TYPED)), unexpected("FreeText")),
        arguments(
            "free text and a selection",
            answers(answer(TYPED + SELECTED)),
            unexpected("SelectionIdentifier")),
        arguments(
            "another text before a selection",
            answers(answer(OTHER + SELECTED)),
            unexpected("SelectionIdentifier")),
        arguments(
            "the key before the size", answers(answer(KEY + SIZE)), unexpected("UploadedFileKey")),
        arguments("a size without key", answers(answer(SIZE)), incomplete("Answer")),
        arguments("a size of 0", answers(answer(SIZE.replace("1", "0") + KEY)), badValue("0")),
        arguments(
            "an attribute on an answer",
            answers(answer(TYPED).replace("<Answer>", "<Answer id='1'>")),
            badAttribute("id")),
        arguments(
            "no namespace",
            answers(answer(TYPED)).replaceFirst(" xmlns='[^']*'", ""),
            unknownRoot("QuestionFormAnswers")));
  }

  private static String answers(String answers) {
    return "<QuestionFormAnswers xmlns='" + NAMESPACE + "'>" + answers + "</QuestionFormAnswers>";
  }

  private static String answer(String inside) {
    return "<Answer><QuestionIdentifier>q</QuestionIdentifier>" + inside + "</Answer>";
  }
}
