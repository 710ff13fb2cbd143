package org.turkbridge.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.turkbridge.message.Complaints.badAttribute;
import static org.turkbridge.message.Complaints.badContent;
import static org.turkbridge.message.Complaints.badValue;
import static org.turkbridge.message.Complaints.incomplete;
import static org.turkbridge.message.Complaints.unexpected;
import static org.turkbridge.message.Complaints.unknownRoot;

import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schema accepts and rejects, by the description of the service's own. */
@NullMarked
final class AnswerKeySchemaTest {
  private static final String NAMESPACE =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/AnswerKey.xsd";
  private static final String SELECTION = "<SelectionIdentifier>a</SelectionIdentifier>";
  private static final String SCORE = "<AnswerScore>1</AnswerScore>";
  private static final String OPTION = "<AnswerOption>" + SELECTION + SCORE + "</AnswerOption>";
  private static final String DEFAULT = "<DefaultScore>2</DefaultScore>";
  private static final String LOWER = "<InclusiveLowerBound>1</InclusiveLowerBound>";
  private static final String UPPER = "<InclusiveUpperBound>2</InclusiveUpperBound>";
  private static final String VALUE = "<QualificationValue>3</QualificationValue>";
  private static final String RANGE = range(LOWER + UPPER + VALUE);
  private static final String OUT_OF_RANGE =
      "<OutOfRangeQualificationValue>0</OutOfRangeQualificationValue>";

  private static final Validation SCHEMA = Validation.by("AnswerKey.xsd");

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepts(String what, String document) {
    assertThat(SCHEMA.complaint(document)).as(what).isEmpty();
  }

  static Stream<Arguments> accepts() {
    return Stream.of(
        arguments("a question", key(question(OPTION))),
        arguments("several questions", key(question(OPTION) + question(OPTION))),
        arguments("several options", key(question(OPTION + OPTION))),
        arguments("several selections", key(question(option(SELECTION + SELECTION + SCORE)))),
        arguments("an empty identifier", key(question(OPTION.replace(">a<", "><")))),
        arguments("a negative score", key(question(OPTION.replace(">1<", ">-1<")))),
        arguments("a padded score", key(question(OPTION.replace(">1<", "> \n+1\t<")))),
        arguments("a default score", key(question(OPTION + DEFAULT))),
        arguments(
            "a negative default score", key(question(OPTION + DEFAULT.replace(">2<", ">-2<")))),
        arguments("a percentage", mapping(percentage("15"))),
        arguments("a percentage of nothing", mapping(percentage("0"))),
        arguments("a scale", mapping(scale("3"))),
        arguments("a fraction as scale", mapping(scale("-0.5e-3"))),
        arguments("a scale that is no number", mapping(scale("NaN"))),
        arguments("a range", mapping(ranges(RANGE + OUT_OF_RANGE))),
        arguments("several ranges, even the same", mapping(ranges(RANGE + RANGE + OUT_OF_RANGE))),
        arguments(
            "a range upside down", mapping(ranges(RANGE.replace(">1<", ">9<") + OUT_OF_RANGE))),
        arguments(
            "a declaration, a prefix and comments",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a -->"
                + key(question(OPTION))
                    .replaceAll("<(/?)(?=\\w)", "<$1k:")
                    .replace(" xmlns=", " xmlns:k=")
                + "\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void rejects(String what, String document, String complaint) {
    assertThat(SCHEMA.complaint(document)).as(what).get().asString().containsPattern(complaint);
  }

  static Stream<Arguments> rejects() {
    return Stream.of(
        arguments("no question", key(""), incomplete("AnswerKey")),
        arguments("a mapping alone", mappingAlone(), unexpected("QualificationValueMapping")),
        arguments("a question without option", key(question("")), incomplete("Question")),
        arguments(
            "a question without identifier",
            key("<Question>" + OPTION + "</Question>"),
            unexpected("AnswerOption")),
        arguments(
            "the default score before the options",
            key(question(DEFAULT + OPTION)),
            unexpected("DefaultScore")),
        arguments(
            "two default scores",
            key(question(OPTION + DEFAULT + DEFAULT)),
            unexpected("DefaultScore")),
        arguments(
            "an option without selection", key(question(option(SCORE))), unexpected("AnswerScore")),
        arguments(
            "an option without score",
            key(question(option(SELECTION))),
            incomplete("AnswerOption")),
        arguments(
            "the score before the selection",
            key(question(option(SCORE + SELECTION))),
            unexpected("AnswerScore")),
        arguments(
            "a fraction as score", key(question(OPTION.replace(">1<", ">1.5<"))), badValue("1.5")),
        arguments(
            "a score beyond 32 bits",
            key(question(OPTION.replace(">1<", ">2147483648<"))),
            badValue("2147483648")),
        arguments("an empty score", key(question(OPTION.replace(">1<", "><"))), badValue("")),
        arguments("an empty mapping", mapping(""), incomplete("QualificationValueMapping")),
        arguments(
            "two mappings in one",
            mapping(percentage("1") + scale("1")),
            unexpected("ScaleMapping")),
        arguments(
            "two mappings",
            key(question(OPTION) + valueMapping(scale("1")) + valueMapping(scale("1"))),
            unexpected("QualificationValueMapping")),
        arguments(
            "a mapping in a question",
            key(question(OPTION + valueMapping(scale("1")))),
            unexpected("QualificationValueMapping")),
        arguments("a fraction as maximum", mapping(percentage("1.5")), badValue("1.5")),
        arguments("a scale in words", mapping(scale("twice")), badValue("twice")),
        arguments(
            "no value for what is out of range",
            mapping(ranges(RANGE)),
            incomplete("RangeMapping")),
        arguments(
            "no range", mapping(ranges(OUT_OF_RANGE)), unexpected("OutOfRangeQualificationValue")),
        arguments(
            "the upper bound first",
            mapping(ranges(range(UPPER + LOWER + VALUE) + OUT_OF_RANGE)),
            unexpected("InclusiveUpperBound")),
        arguments(
            "a range without value",
            mapping(ranges(range(LOWER + UPPER) + OUT_OF_RANGE)),
            incomplete("SummedScoreRange")),
        arguments(
            "an attribute on a question",
            key(question(OPTION).replace("<Question>", "<Question id='1'>")),
            badAttribute("id")),
        arguments("stray text", key(question(OPTION) + "stray"), badContent("AnswerKey")),
        arguments(
            "no namespace",
            key(question(OPTION)).replaceFirst(" xmlns='[^']*'", ""),
            unknownRoot("AnswerKey")),
        arguments(
            "another version",
            key(question(OPTION)).replace("2005-10-01", "2017-11-06"),
            unknownRoot("AnswerKey")));
  }

  private static String key(String inside) {
    return "<AnswerKey xmlns='" + NAMESPACE + "'>" + inside + "</AnswerKey>";
  }

  private static String question(String inside) {
    return "<Question><QuestionIdentifier>q</QuestionIdentifier>" + inside + "</Question>";
  }

  private static String option(String inside) {
    return "<AnswerOption>" + inside + "</AnswerOption>";
  }

  private static String mapping(String inside) {
    return key(question(OPTION) + valueMapping(inside));
  }

  private static String mappingAlone() {
    return key(valueMapping(scale("1")));
  }

  private static String valueMapping(String inside) {
    return "<QualificationValueMapping>" + inside + "</QualificationValueMapping>";
  }

  private static String percentage(String maximum) {
    return "<PercentageMapping><MaximumSummedScore>"
        + maximum
        + "</MaximumSummedScore></PercentageMapping>";
  }

  private static String scale(String multiplier) {
    return "<ScaleMapping><SummedScoreMultiplier>"
        + multiplier
        + "</SummedScoreMultiplier></ScaleMapping>";
  }

  private static String ranges(String inside) {
    return "<RangeMapping>" + inside + "</RangeMapping>";
  }

  private static String range(String inside) {
    return "<SummedScoreRange>" + inside + "</SummedScoreRange>";
  }
}
