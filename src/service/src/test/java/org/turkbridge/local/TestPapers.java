package org.turkbridge.local;

/** A small Qualification test: one question with two selections, of which "four" scores 10. */
final class TestPapers {
  static final String TEST = test("q1");
  static final String ANSWER_KEY =
      "<AnswerKey xmlns=\""
          + namespace("AnswerKey")
          + "\"><Question><QuestionIdentifier>q1</QuestionIdentifier><AnswerOption>"
          + "<SelectionIdentifier>four</SelectionIdentifier><AnswerScore>10</AnswerScore>"
          + "</AnswerOption></Question></AnswerKey>";

  private TestPapers() {}

  /** The test with another identifier of its question. */
  static String test(String question) {
    return "<QuestionForm xmlns=\""
        + namespace("QuestionForm")
        + "\"><Question><QuestionIdentifier>"
        + question
        + "</QuestionIdentifier><IsRequired>true</IsRequired><QuestionContent><Text>2 + 2?</Text>"
        + "</QuestionContent><AnswerSpecification><SelectionAnswer><Selections>"
        + "<Selection><SelectionIdentifier>three</SelectionIdentifier><Text>3</Text></Selection>"
        + "<Selection><SelectionIdentifier>four</SelectionIdentifier><Text>4</Text></Selection>"
        + "</Selections></SelectionAnswer></AnswerSpecification></Question></QuestionForm>";
  }

  static String answer(String selection) {
    return "<QuestionFormAnswers xmlns=\""
        + namespace("QuestionFormAnswers")
        + "\"><Answer><QuestionIdentifier>q1</QuestionIdentifier><SelectionIdentifier>"
        + selection
        + "</SelectionIdentifier></Answer></QuestionFormAnswers>";
  }

  private static String namespace(String document) {
    return "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/"
        + document
        + ".xsd";
  }
}
