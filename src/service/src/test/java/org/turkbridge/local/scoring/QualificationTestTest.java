package org.turkbridge.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.turkbridge.local.scoring.Documents.CONTENT;
import static org.turkbridge.local.scoring.Documents.FAMILY;
import static org.turkbridge.local.scoring.Documents.answer;
import static org.turkbridge.local.scoring.Documents.answers;
import static org.turkbridge.local.scoring.Documents.checkboxes;
import static org.turkbridge.local.scoring.Documents.counts;
import static org.turkbridge.local.scoring.Documents.form;
import static org.turkbridge.local.scoring.Documents.freeText;
import static org.turkbridge.local.scoring.Documents.question;
import static org.turkbridge.local.scoring.Documents.radioButtons;
import static org.turkbridge.local.scoring.Documents.required;
import static org.turkbridge.local.scoring.Documents.selected;
import static org.turkbridge.local.scoring.Documents.selectionAnswer;
import static org.turkbridge.local.scoring.Documents.typed;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.scoring.AnswerSpecification.FreeText;
import org.turkbridge.local.scoring.AnswerSpecification.Selections;
import org.turkbridge.local.scoring.DocumentException.Fault;

/** Tests are read, and refused where no Worker could do them. */
class QualificationTestTest {
  private static final TestDocuments DOCUMENTS = new TestDocuments();
  private static final String OVERVIEW = "<Overview><Text>?</Text></Overview>";
  private static final String SELECTION =
      "<Selection><SelectionIdentifier>a</SelectionIdentifier><Text>!</Text></Selection>";
  private static final String APPLICATION =
      "<Application><Flash><FlashMovieURL>http://a.example/b.swf</FlashMovieURL>"
          + "<Width>1</Width><Height>1</Height></Flash></Application>";

  @Test
  void questionsAreThoseOfTheFormInItsOrder() {
    QualificationTest test =
        DOCUMENTS.readTest(
            form(
                OVERVIEW,
                required(freeText("z")),
                radioButtons(" y\n", "\tb ", "a"),
                OVERVIEW,
                question(
                    "", selectionAnswer(counts("2", "4"), "<OtherSelection/>", "a", "b", "c"))));

    assertThat(test.questions())
        .containsExactly(
            new TestQuestion("z", true, new FreeText()),
            new TestQuestion("y", false, new Selections(Set.of("a", "b"), 1, 1, false)),
            new TestQuestion("", false, new Selections(Set.of("a", "b", "c"), 2, 4, true)));
    assertThat(((Selections) test.questions().get(1).answer()).identifiers())
        .containsExactly("b", "a");
    assertThat(test.question("y")).contains(test.questions().get(1));
    assertThat(test.question("Y")).isEmpty();
  }

  @Test
  void overviewAloneIsATestWithoutQuestions() {
    assertThat(DOCUMENTS.readTest(form(OVERVIEW)).questions()).isEmpty();
  }

  static Stream<Arguments> requirements() {
    return Stream.of(
        arguments("", "", false),
        arguments("<IsRequired>false</IsRequired>", "", false),
        arguments("<IsRequired> 1 </IsRequired>", "", true),
        arguments("", "<Constraints><Length minLength='0'/></Constraints>", false),
        arguments("", "<Constraints><Length maxLength='1'/></Constraints>", false),
        arguments("", "<Constraints><IsNumeric minValue='1'/></Constraints>", false),
        arguments("", "<Constraints><Length minLength='1'/></Constraints>", true),
        arguments(
            "<IsRequired>0</IsRequired>",
            "<Constraints><Length minLength='99999999999'/></Constraints>",
            true));
  }

  @ParameterizedTest
  @MethodSource("requirements")
  void textOfALeastLengthIsRequired(String isRequired, String constraints, boolean required) {
    String question =
        question("q", "<FreeTextAnswer>" + constraints + "</FreeTextAnswer>")
            .replace(CONTENT, isRequired + CONTENT);

    assertThat(DOCUMENTS.readTest(form(question)).questions())
        .containsExactly(new TestQuestion("q", required, new FreeText()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2017-11-06/QuestionForm.xsd"})
  void formsOfOtherNamespacesAreReadAsThoseOf2005(String namespace) {
    String form =
        inNamespace(namespace, form(OVERVIEW, radioButtons("q", "a")))
            .replaceFirst("<Overview", "<!-- a --><Overview");

    assertThat(DOCUMENTS.readTest(form).questions())
        .isEqualTo(DOCUMENTS.readTest(form(radioButtons("q", "a"))).questions());
  }

  @Test
  void prefixesMakeNoDifference() {
    String form =
        form(radioButtons("q", "a"))
            .replaceAll("<(/?)(?=\\w)", "<$1f:")
            .replace(" xmlns=", " xmlns:f=")
            .replace("2005-10-01", "2017-11-06");

    assertThat(DOCUMENTS.readTest(form).question("q")).isPresent();
  }

  @Test
  void whiteSpaceAroundADocumentIsNotPartOfIt() {
    String form =
        " \r\n\t<?xml version='1.0' encoding='UTF-16'?>\n" + form(radioButtons("q", "a")) + "\n ";

    assertThat(DOCUMENTS.readTest(form).question("q")).isPresent();
  }

  @Test
  void applicationsWentWithTheVersionOf2017() {
    String overview = form("<Overview><Text>?</Text>\n" + APPLICATION + "</Overview>");
    String content = form(radioButtons("q", "a").replace("<Text>?</Text>", "\n" + APPLICATION));

    assertThat(DOCUMENTS.readTest(overview).questions()).isEmpty();
    assertThat(DOCUMENTS.readTest(content).questions()).hasSize(1);
    for (String form : new String[] {overview, content}) {
      Refused.by(() -> DOCUMENTS.readTest(form.replace("2005-10-01", "2017-11-06")))
          .as(Fault.NOT_VALID)
          .at(2, 1)
          .saying("Application", "EmbeddedBinary");
    }
  }

  static Stream<Arguments> inconsistent() {
    return Stream.of(
        arguments(
            form(freeText("q"), "\n", freeText(" q ")), 2, 1, "QuestionIdentifier 'q' is used"),
        arguments(
            form(question("q", selectionAnswer("\n", "", "a", "b", "a\n"))),
            2,
            "<Selections>".length() + 2 * SELECTION.length() + 1,
            "SelectionIdentifier 'a' is used before in question 'q'"),
        arguments(
            form(
                "\n",
                question(
                    "q",
                    "\n <FileUploadAnswer><MaxFileSizeInBytes>2</MaxFileSizeInBytes>"
                        + "<MinFileSizeInBytes>1</MinFileSizeInBytes></FileUploadAnswer>")),
            3,
            2,
            "no FileUploadAnswer"),
        arguments(
            form("\n\n", question("q", "\n" + selectionAnswer(counts("1", "3"), "", "a", "b"))),
            4,
            1,
            "MaxSelectionCount '3' is more than the selections there are, 2"),
        arguments(
            form(
                question(
                    "q",
                    "\n"
                        + selectionAnswer(
                            counts("1", "99999999999999999999"), "<OtherSelection/>", "a", "b"))),
            2,
            1,
            "MaxSelectionCount '99999999999999999999' is more than the selections there are, 3"),
        arguments(
            form(question("q", "\n" + selectionAnswer(counts("3", "2"), "", "a", "b"))),
            2,
            1,
            "MinSelectionCount '3' is more than the selections there are, 2"),
        arguments(
            form(question("q", "\n" + selectionAnswer(counts("2", "1"), "", "a", "b"))),
            2,
            1,
            "MinSelectionCount 2 is more than MaxSelectionCount 1"),
        arguments(
            form(
                question(
                    "q",
                    "\n"
                        + selectionAnswer(
                            "<MinSelectionCount>2</MinSelectionCount>", "", "a", "b"))),
            2,
            1,
            "where one of them is left out it is 1"));
  }

  @ParameterizedTest
  @MethodSource
  void inconsistent(String form, int line, int column, String message) {
    Refused.by(() -> DOCUMENTS.readTest(form))
        .as(Fault.INCONSISTENT)
        .at(line, column)
        .saying("QuestionForm, ", message);
  }

  @Test
  void selectionsOfDifferentQuestionsMayBeNamedTheSame() {
    assertThat(DOCUMENTS.readTest(form(radioButtons("q", "a"), radioButtons("r", "a"))).questions())
        .hasSize(2);
  }

  @Test
  void theTextOfItsOwnCountsAsASelection() {
    QualificationTest test =
        DOCUMENTS.readTest(
            form(question("q", selectionAnswer(counts("2", "2"), "<OtherSelection/>", "a"))));

    assertThat(violations(test, selected("q", "a"))).hasSize(1);
    assertThat(
            violations(
                test,
                answer(
                    "q",
                    "<SelectionIdentifier>a</SelectionIdentifier>"
                        + "<OtherSelectionText>b</OtherSelectionText>")))
        .isEmpty();
  }

  @Test
  void violationsNameWhatIsMissingAndWhatIsTooMuch() {
    QualificationTest test =
        DOCUMENTS.readTest(
            form(
                required(freeText("text")),
                required(radioButtons("one", "a", "b")),
                checkboxes("any", "a", "b"),
                question("two", selectionAnswer(counts("2", "2"), "", "a", "b", "c")),
                freeText("more")));

    assertThat(violations(test, typed("more", "")))
        .containsExactly("Question 'text' must be answered.", "Question 'one' must be answered.");
    assertThat(violations(test, typed("text", ""), selected("one", "a", "b"), selected("two", "c")))
        .containsExactly(
            "Question 'text' must be answered.",
            "Question 'one' takes 1 to 1 selections; the answer has 2.",
            "Question 'two' takes 2 to 2 selections; the answer has 1.");
    assertThat(
            violations(test, typed("text", " "), selected("one", "b"), selected("two", "c", "a")))
        .isEmpty();
  }

  private static Iterable<String> violations(QualificationTest test, String... given) {
    return test.violations(DOCUMENTS.readAnswer(answers(given)));
  }

  private static String inNamespace(String file, String form) {
    return form.replaceFirst(
        " xmlns=\"[^\"]*\"", file.isEmpty() ? "" : " xmlns=\"" + FAMILY + file + "\"");
  }
}
