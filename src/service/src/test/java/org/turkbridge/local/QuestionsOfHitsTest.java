package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatParameterError;
import static org.turkbridge.local.Qualifications.assertThatRequestError;
import static org.turkbridge.local.Qualifications.assertThatXmlParseError;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

/** Questions that CreateHIT takes, and how it refuses others. */
class QuestionsOfHitsTest extends EmbeddedQualifications {
  private static final String FORMATTED =
      TestPapers.TEST.replace(
          "<Text>2 + 2?</Text>",
          "<FormattedContent><![CDATA[<p>2 + <div>2</div></p>]]></FormattedContent>");

  @Test
  void aQuestionIsKeptAsItWasSent() {
    String question = "\n<?xml version='1.0'?>\n" + TestPapers.TEST + "\n<!-- ζ -->\n";
    String id = create(question).hitId();
    assertThat(embedded.ann.getHIT(g -> g.hitId(id)).hit().question()).isEqualTo(question);
  }

  @Test
  void whatIsNoQuestionIsAParseError() {
    assertThatXmlParseError(
        () -> create("What is it?"), "Question", "Question, line 1, column 1: cannot be read");
    assertThatXmlParseError(
        () -> create("<HTMLQuestion><HTMLContent/></HTMLQuestion>"),
        "Question",
        "HTMLQuestion, line 1, column ");
    assertThatXmlParseError(
        () -> create(TestPapers.ANSWER_KEY),
        "Question",
        "Question, line 1, column 1: not valid by the schema: 'AnswerKey' is none of");
  }

  @Test
  void whatIsNoXhtmlIsAParseErrorOfItsOwnInHitsAndTests() {
    String message =
        "There was an error parsing the XHTML data in your request. Please make sure the data is"
            + " well-formed and validates against the appropriate schema. Details: QuestionForm,"
            + " line 1, column ";
    assertThatParameterError(
        () -> create(FORMATTED), "Question", "AWS.MechanicalTurk.XHTMLParseError", message);
    assertThatParameterError(
        () ->
            embedded.ann.createQualificationType(
                t ->
                    t.name("formatted")
                        .description("d")
                        .qualificationTypeStatus(QualificationTypeStatus.ACTIVE)
                        .test(FORMATTED)
                        .testDurationInSeconds(60L)),
        "Test",
        "AWS.MechanicalTurk.XHTMLParseError",
        message);
  }

  @Test
  void aQuestionIsNotTooLong() {
    assertThatInvalidValue(
        () -> create(TestPapers.TEST + " ".repeat(65536)),
        "Question",
        "Question, line 1, column 1: it has ");
  }

  @Test
  void thereAreNoLayouts() {
    assertThatRequestError(
        () -> embedded.ann.createHIT(request(null).hitLayoutId("3LAYOUT").build()),
        "HITLayoutDoesNotExist",
        "HITLayout 3LAYOUT does not exist.");
  }

  private HIT create(String question) {
    return embedded.ann.createHIT(request(question).build()).hit();
  }

  private static CreateHitRequest.Builder request(@Nullable String question) {
    return CreateHitRequest.builder()
        .title("Count")
        .description("d")
        .reward("0.05")
        .assignmentDurationInSeconds(60L)
        .lifetimeInSeconds(3600L)
        .question(question);
  }
}
