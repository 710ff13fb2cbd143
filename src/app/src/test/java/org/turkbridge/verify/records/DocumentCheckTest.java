package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.turkbridge.schema.DocumentKind;

/** One check reads documents of every sort, and none leaves a trace in what is said of the next. */
class DocumentCheckTest {
  private static final String GOOD =
      "<QuestionFormAnswers xmlns=\"http://mechanicalturk.amazonaws.com/"
          + "AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd\"><Answer>"
          + "<QuestionIdentifier>q1</QuestionIdentifier><FreeText>a</FreeText></Answer>"
          + "</QuestionFormAnswers>";

  private final DocumentCheck check =
      new DocumentCheck(
          DocumentKind.QUESTION_FORM_ANSWERS,
          DocumentSchemas.load().of(DocumentKind.QUESTION_FORM_ANSWERS));

  private void goodIsGood() {
    DocumentCheck.DocumentFacts facts = check.facts(GOOD);
    assertThat(facts.notWellFormed()).isNull();
    assertThat(facts.notValid()).isNull();
    assertThat(facts.questions()).containsExactly("q1");
  }

  @Test
  void goodOnes() {
    goodIsGood();
    goodIsGood();
  }

  @Test
  void afterOneThatIsCutOff() {
    assertThat(check.facts(GOOD.substring(0, GOOD.indexOf("1</Quest"))).notWellFormed())
        .contains("line 1");
    goodIsGood();
  }

  @Test
  void afterOneThatIsNotValid() {
    DocumentCheck.DocumentFacts facts = check.facts(GOOD.replace("FreeText", "FreeTextt"));
    assertThat(facts.notWellFormed()).isNull();
    assertThat(facts.notValid()).contains("FreeTextt");
    goodIsGood();
  }

  @Test
  void afterOneWithDoctype() {
    assertThat(check.facts("<!DOCTYPE a><a/>").notWellFormed()).contains("DOCTYPE");
    goodIsGood();
  }
}
