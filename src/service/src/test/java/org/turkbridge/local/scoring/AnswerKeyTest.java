package org.turkbridge.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.turkbridge.local.scoring.Documents.answers;
import static org.turkbridge.local.scoring.Documents.checkboxes;
import static org.turkbridge.local.scoring.Documents.defaultScore;
import static org.turkbridge.local.scoring.Documents.form;
import static org.turkbridge.local.scoring.Documents.freeText;
import static org.turkbridge.local.scoring.Documents.key;
import static org.turkbridge.local.scoring.Documents.option;
import static org.turkbridge.local.scoring.Documents.percentage;
import static org.turkbridge.local.scoring.Documents.question;
import static org.turkbridge.local.scoring.Documents.radioButtons;
import static org.turkbridge.local.scoring.Documents.range;
import static org.turkbridge.local.scoring.Documents.ranges;
import static org.turkbridge.local.scoring.Documents.scale;
import static org.turkbridge.local.scoring.Documents.scored;
import static org.turkbridge.local.scoring.Documents.selected;
import static org.turkbridge.local.scoring.Documents.selectionAnswer;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.local.scoring.DocumentException.Fault;

/** Keys score answers as documented, and are refused where they cannot. */
class AnswerKeyTest {
  private static final TestDocuments DOCUMENTS = new TestDocuments();
  private static final QualificationTest TEST =
      DOCUMENTS.readTest(
          form(
              radioButtons("move", "C", "D"),
              checkboxes("fruit", "apples", "pears", "plums"),
              radioButtons("mood", "good", "bad")));

  /** Sums from -4 to 15. */
  private static final String[] QUESTIONS = {
    scored("move", option(5, "D"), defaultScore(-1)),
    scored(
        "fruit",
        option(10, "apples", "plums"),
        option(3, "apples"),
        option(-3, "pears"),
        defaultScore(1))
  };

  static Stream<Arguments> sums() {
    return Stream.of(
        arguments("everything right", new String[] {"D", "apples plums"}, 15),
        arguments("in another order", new String[] {"D", "plums apples"}, 15),
        arguments("another option", new String[] {"D", "apples"}, 8),
        arguments("an option that costs", new String[] {"D", "pears"}, 2),
        arguments("both defaults", new String[] {"C", "plums"}, 0),
        arguments("one selection too many", new String[] {"D", "apples pears plums"}, 6),
        arguments("nothing selected", new String[] {"D", ""}, 6),
        arguments("the least", new String[] {"C", "pears"}, -4));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sums")
  void theSumOfTheOptionsThatMatch(String what, String[] selections, int sum) {
    assertThat(score(read(QUESTIONS), selections)).as(what).isEqualTo(sum);
  }

  @Test
  void whatIsNotAnsweredScoresItsDefault() {
    AnswerKey key = read(QUESTIONS);

    assertThat(key.score(DOCUMENTS.readAnswer(""))).isEqualTo(0);
    assertThat(key.score(DOCUMENTS.readAnswer(answers(selected("move", "D"))))).isEqualTo(6);
    assertThat(
            read(scored("move", option(5, "D")), scored("fruit", option(2, "pears")))
                .score(DOCUMENTS.readAnswer(answers(selected("fruit", "pears")))))
        .isEqualTo(2);
  }

  @Test
  void whatTheKeyLeavesOutScoresNothing() {
    AnswerKey key = read(scored("move", option(5, "D")));

    assertThat(
            key.score(
                DOCUMENTS.readAnswer(
                    answers(
                        selected("mood", "bad"),
                        selected("fruit", "apples"),
                        selected("move", "D")))))
        .isEqualTo(5);
  }

  @Test
  void severalAnswersToAQuestionDoNotScoreTwice() {
    TestAnswer both = DOCUMENTS.readAnswer(answers(selected("move", "D"), selected("move", "C")));
    TestAnswer twice = DOCUMENTS.readAnswer(answers(selected("move", "D"), selected("move", "D")));

    assertThat(read(scored("move", option(5, "D"), option(1, "C"))).score(both)).isEqualTo(0);
    assertThat(read(scored("move", option(5, "D"), option(1, "C"))).score(twice)).isEqualTo(5);
  }

  @Test
  void whiteSpaceAroundIdentifiersIsNotPartOfThem() {
    AnswerKey key = read(scored(" fruit\n", option(4, "\n  apples\n", "plums ", "plums")));

    assertThat(score(key, "C", "plums apples")).isEqualTo(4);
  }

  @Test
  void anOptionNeedNotBePossible() {
    assertThat(score(read(scored("move", option(9, "C", "D"))), "C", "")).isEqualTo(0);
  }

  /** The sums are those of the selections D and none (6), apples (8), apples and plums (15). */
  @ParameterizedTest
  @CsvSource({
    "15, 40, 53, 100", // 53.33
    "16, 38, 50, 94", // 37.5, 93.75
    "7, 86, 114, 214", // 85.71, 114.29, 214.29
    "1200, 1, 1, 1", // 0.5, 0.67, 1.25
    "-16, -37, -50, -94", // -37.5, -93.75
    "2147483647, 0, 0, 0"
  })
  void percentages(int maximum, int none, int apples, int both) {
    assertValues(percentage(maximum), none, apples, both);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 18, 24, 45",
    "1, 6, 8, 15",
    "0, 0, 0, 0",
    "-1, -6, -8, -15",
    "0.1, 1, 1, 2", // 0.6, 0.8, 1.5
    "0.25, 2, 2, 4", // 1.5, 2, 3.75
    "-0.25, -1, -2, -4", // -1.5, -2, -3.75
    "0.07, 0, 1, 1", // 0.42, 0.56, 1.05
    "1.1e1, 66, 88, 165",
    "1e308, 2147483647, 2147483647, 2147483647",
    "-1e308, -2147483648, -2147483648, -2147483648",
    "4.9e-324, 0, 0, 0"
  })
  void scales(String multiplier, int none, int apples, int both) {
    assertValues(scale(multiplier), none, apples, both);
  }

  /** As text it is a half; as a double it is less. */
  @Test
  void multipliersAreTheDecimalsThatAreWritten() {
    assertThat(score(read(scored("move", option(100, "C")), scale("1.005")), "C", ""))
        .isEqualTo(101);
  }

  @Test
  void rangesHaveValues() {
    assertValues(ranges(-1, range(0, 7, 5), range(8, 10, 10)), 5, 10, -1);
    assertValues(ranges(9, range(8, 8, 0), range(-5, 7, -5)), -5, 0, 9);
    assertValues(ranges(0, range(-2147483648, 2147483647, 7)), 7, 7, 7);
  }

  @Test
  void sumsBeyond32BitsAreTheNearestValue() {
    int most = Integer.MAX_VALUE;
    String[] questions = {
      scored("move", option(most, "D"), option(-most, "C")),
      scored("fruit", option(most, "apples"), option(-most, "pears"))
    };

    assertThat(score(read(questions), "D", "apples")).isEqualTo(most);
    assertThat(score(read(questions), "C", "pears")).isEqualTo(Integer.MIN_VALUE);
    assertThat(score(read(questions[0], questions[1], scale("0.5")), "D", "apples"))
        .isEqualTo(most);
    assertThat(score(read(questions[0], questions[1], percentage(most)), "D", "apples"))
        .isEqualTo(200);
    assertThat(score(read(questions[0], questions[1], ranges(3, range(0, most, 4))), "D", "apples"))
        .isEqualTo(3);
  }

  static Stream<Arguments> refusals() {
    String question = scored("move", option(1, "D"));
    return Stream.of(
        arguments("\n" + scored("moves", option(1, "D")), "the test has no question 'moves'"),
        arguments("\n" + scored("MOVE", option(1, "D")), "the test has no question 'MOVE'"),
        arguments(question + "\n" + question, "question 'move' is scored before"),
        arguments(scored("move", "\n" + option(1, "E")), "has no selection 'E'"),
        arguments(scored("move", "\n" + option(1, "C", "plums")), "has no selection 'plums'"),
        arguments(
            scored("fruit", option(1, "apples", "plums"), "\n" + option(1, "plums", "apples")),
            "an AnswerOption of question 'fruit' before has the same selections"),
        arguments(
            question + percentage(0).replace("<Perc", "\n<Perc"), "a MaximumSummedScore of 0"),
        arguments(question + scale("NaN").replace("<Scale", "\n<Scale"), "a finite number"),
        arguments(question + scale("-INF").replace("<Scale", "\n<Scale"), "a finite number"),
        arguments(
            question + ranges(0, "\n" + range(2, 1, 0)),
            "InclusiveLowerBound 2 is more than InclusiveUpperBound 1"),
        arguments(
            question + ranges(0, range(1, 5, 0), range(9, 9, 0), "\n" + range(5, 8, 0)),
            "the range from 5 to 8 overlaps one before"));
  }

  @ParameterizedTest
  @MethodSource
  void refusals(String inside, String message) {
    Refused.by(() -> read(inside)).as(Fault.INCONSISTENT).at(2, 1).saying("AnswerKey, ", message);
  }

  @Test
  void aTestWithFreeTextCannotBeScored() {
    String question = radioButtons("q", "a");
    String key = key(scored("q", option(1, "a")));
    for (String text :
        new String[] {
          freeText("text"), question("text", selectionAnswer("", "<OtherSelection/>", "a"))
        }) {
      QualificationTest test = DOCUMENTS.readTest(form(question, text));

      Refused.by(() -> DOCUMENTS.readKey(key, test))
          .as(Fault.INCONSISTENT)
          .at(1, 1)
          .saying("question 'text' of the test takes a free text", "leave the key out");
    }
  }

  @Test
  void aKeyThatIsNotValidIsRefusedInEnglishWithItsPlace() {
    Refused.by(() -> read("\n<Question/>"))
        .as(Fault.NOT_VALID)
        .at(2, 1)
        .saying("The content of element 'Question' is not complete", "'{QuestionIdentifier}'");
    Refused.by(() -> DOCUMENTS.readKey(form(radioButtons("q", "a")), TEST))
        .as(Fault.NOT_VALID)
        .at(1, 1)
        .saying("AnswerKey, ", "'QuestionForm'");
  }

  private static void assertValues(String mapping, int none, int apples, int both) {
    AnswerKey key = read(QUESTIONS[0], QUESTIONS[1], mapping);

    assertThat(score(key, "D", "")).as(mapping).isEqualTo(none);
    assertThat(score(key, "D", "apples")).as(mapping).isEqualTo(apples);
    assertThat(score(key, "D", "apples plums")).as(mapping).isEqualTo(both);
  }

  private static int score(AnswerKey key, String move, String fruit) {
    return score(key, new String[] {move, fruit});
  }

  /** By the selections of the first two questions, parted by blanks. */
  private static int score(AnswerKey key, String[] selections) {
    String fruit =
        selections[1].isEmpty()
            ? selected("fruit")
            : selected("fruit", selections[1].split(" ", -1));
    return key.score(DOCUMENTS.readAnswer(answers(selected("move", selections[0]), fruit)));
  }

  private static AnswerKey read(String... inside) {
    return DOCUMENTS.readKey(key(inside), TEST);
  }
}
