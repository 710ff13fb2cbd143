package org.turkbridge.local.scoring;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Documents to read, piece by piece. */
final class Documents {
  static final String FAMILY = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";
  static final String CONTENT = "<QuestionContent><Text>?</Text></QuestionContent>";

  private Documents() {}

  static String form(String... parts) {
    return document("QuestionForm", parts);
  }

  static String key(String... parts) {
    return document("AnswerKey", parts);
  }

  static String answers(String... parts) {
    return document("QuestionFormAnswers", parts);
  }

  private static String document(String root, String... parts) {
    return "<"
        + root
        + " xmlns=\""
        + FAMILY
        + "2005-10-01/"
        + root
        + ".xsd\">"
        + String.join("", parts)
        + "</"
        + root
        + ">";
  }

  /**
   * A question of a form.
   *
   * @param specification what is in its AnswerSpecification
   */
  static String question(String identifier, String specification) {
    return "<Question>"
        + questionIdentifier(identifier)
        + CONTENT
        + "<AnswerSpecification>"
        + specification
        + "</AnswerSpecification></Question>";
  }

  static String required(String question) {
    return question.replace(CONTENT, "<IsRequired>true</IsRequired>" + CONTENT);
  }

  /** A question of a form with a checkbox for each. */
  static String checkboxes(String identifier, String... selections) {
    return question(
        identifier, selectionAnswer(counts("0", "" + selections.length), "", selections));
  }

  /** A question of a form with a radio button for each. */
  static String radioButtons(String identifier, String... selections) {
    return question(identifier, selectionAnswer("", "", selections));
  }

  static String freeText(String identifier) {
    return question(identifier, "<FreeTextAnswer/>");
  }

  /**
   * What is in an AnswerSpecification.
   *
   * @param counts before the selections
   * @param other behind them
   */
  static String selectionAnswer(String counts, String other, String... selections) {
    return "<SelectionAnswer>"
        + counts
        + "<Selections>"
        + Stream.of(selections)
            .map(each -> "<Selection>" + selectionIdentifier(each) + "<Text>!</Text></Selection>")
            .collect(Collectors.joining())
        + other
        + "</Selections></SelectionAnswer>";
  }

  static String counts(String least, String most) {
    return "<MinSelectionCount>"
        + least
        + "</MinSelectionCount><MaxSelectionCount>"
        + most
        + "</MaxSelectionCount>";
  }

  /** A question of a key. */
  static String scored(String identifier, String... optionsAndDefault) {
    return "<Question>"
        + questionIdentifier(identifier)
        + String.join("", optionsAndDefault)
        + "</Question>";
  }

  static String option(int score, String... selections) {
    return "<AnswerOption>"
        + selectionIdentifiers(selections)
        + "<AnswerScore>"
        + score
        + "</AnswerScore></AnswerOption>";
  }

  static String defaultScore(int score) {
    return "<DefaultScore>" + score + "</DefaultScore>";
  }

  static String mapping(String inside) {
    return "<QualificationValueMapping>" + inside + "</QualificationValueMapping>";
  }

  static String percentage(int maximum) {
    return mapping(
        "<PercentageMapping><MaximumSummedScore>"
            + maximum
            + "</MaximumSummedScore></PercentageMapping>");
  }

  static String scale(String multiplier) {
    return mapping(
        "<ScaleMapping><SummedScoreMultiplier>"
            + multiplier
            + "</SummedScoreMultiplier></ScaleMapping>");
  }

  static String ranges(int outOfRange, String... ranges) {
    return mapping(
        "<RangeMapping>"
            + String.join("", ranges)
            + "<OutOfRangeQualificationValue>"
            + outOfRange
            + "</OutOfRangeQualificationValue></RangeMapping>");
  }

  static String range(int lower, int upper, int value) {
    return "<SummedScoreRange><InclusiveLowerBound>"
        + lower
        + "</InclusiveLowerBound><InclusiveUpperBound>"
        + upper
        + "</InclusiveUpperBound><QualificationValue>"
        + value
        + "</QualificationValue></SummedScoreRange>";
  }

  /** An answer that makes selections, or none. */
  static String selected(String question, String... selections) {
    return answer(question, selectionIdentifiers(selections));
  }

  static String typed(String question, String text) {
    return answer(question, "<FreeText>" + text + "</FreeText>");
  }

  static String answer(String question, String inside) {
    return "<Answer>" + questionIdentifier(question) + inside + "</Answer>";
  }

  private static String questionIdentifier(String identifier) {
    return "<QuestionIdentifier>" + identifier + "</QuestionIdentifier>";
  }

  private static String selectionIdentifiers(String... identifiers) {
    return Stream.of(identifiers).map(Documents::selectionIdentifier).collect(Collectors.joining());
  }

  private static String selectionIdentifier(String identifier) {
    return "<SelectionIdentifier>" + identifier + "</SelectionIdentifier>";
  }
}
