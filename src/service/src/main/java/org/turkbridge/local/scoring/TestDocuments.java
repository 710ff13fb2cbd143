package org.turkbridge.local.scoring;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.List;
import org.turkbridge.message.questionform.QuestionForm;
import org.turkbridge.message.questionformanswers.QuestionFormAnswers;
import org.turkbridge.schema.DocumentEvents;
import org.turkbridge.schema.DocumentKind;
import org.turkbridge.translate.EmbeddedDocument;

/**
 * Reads the documents of Qualification tests and HITs. Making one loads their schemas; it can be
 * used by several threads at once.
 *
 * <p>White space around a document is not part of it, nor is that around identifiers. A document
 * without a namespace is read as one of 2005-10-01, and so is a QuestionForm of 2017-11-06, which
 * must not have an Application.
 */
public final class TestDocuments {
  private static final JAXBContext CLASSES = classes();

  private final ValidDocumentReader<QuestionForm> forms;
  private final ValidDocumentReader<org.turkbridge.message.answerkey.AnswerKey> keys;
  private final ValidDocumentReader<QuestionFormAnswers> answers;
  private final FormattedContents formattedContents =
      new FormattedContents(DocumentEvents.parsers(ValidDocumentReader.DEEPEST));
  private final HitQuestions questions;

  public TestDocuments() {
    this.forms = new ValidDocumentReader<>(DocumentKind.QUESTION_FORM, QuestionForm.class, CLASSES);
    this.keys =
        new ValidDocumentReader<>(
            DocumentKind.ANSWER_KEY, org.turkbridge.message.answerkey.AnswerKey.class, CLASSES);
    this.answers =
        new ValidDocumentReader<>(
            DocumentKind.QUESTION_FORM_ANSWERS, QuestionFormAnswers.class, CLASSES);
    this.questions = new HitQuestions(forms, formattedContents);
  }

  /**
   * Reads the Test of a QualificationType.
   *
   * @param questionForm of at most 65535 bytes in UTF-8
   * @throws DocumentException unless it is a valid QuestionForm that tells its questions apart, and
   *     the selections of each, offers as many selections as it asks for, and asks for no file
   */
  public QualificationTest readTest(String questionForm) {
    return QuestionFormReader.test(forms.read(questionForm));
  }

  /**
   * Reads the Test of a new QualificationType.
   *
   * @throws DocumentException as {@link #readTest}, and if a FormattedContent in it is not of the
   *     XHTML that is allowed there
   */
  public QualificationTest readNewTest(String questionForm) {
    ValidDocument<QuestionForm> form = forms.read(questionForm);
    formattedContents.require(form);
    return QuestionFormReader.test(form);
  }

  /**
   * Requires a Question of a HIT that can be used.
   *
   * @param question of at most 65535 bytes in UTF-8
   * @throws DocumentException unless it is a valid ExternalQuestion or HTMLQuestion, or a valid
   *     QuestionForm with FormattedContent of the XHTML that is allowed there, that tells its
   *     questions apart, and the selections of each, and offers as many selections as it asks for
   */
  public void requireQuestion(String question) {
    questions.require(question);
  }

  /**
   * Reads the AnswerKey of a QualificationType.
   *
   * @param answerKey of at most 65535 bytes in UTF-8
   * @param test of the same QualificationType
   * @throws DocumentException unless it is a valid AnswerKey of questions and selections that the
   *     test has, is unambiguous, and the test asks for selections alone: a test with a free text
   *     may not have a key
   */
  public AnswerKey readKey(String answerKey, QualificationTest test) {
    return AnswerKeyReader.key(keys.read(answerKey), test);
  }

  /**
   * Reads a Worker's answers.
   *
   * @param questionFormAnswers of at most 1 MiB in UTF-8; empty or blank if nothing was answered
   * @throws DocumentException unless they are valid QuestionFormAnswers. That they are answers to a
   *     test is another matter: {@link QualificationTest#violations}
   */
  public TestAnswer readAnswer(String questionFormAnswers) {
    return new TestAnswer(
        EmbeddedDocument.trim(questionFormAnswers).isEmpty()
            ? List.of()
            : answers.read(questionFormAnswers).root().getAnswers());
  }

  /**
   * The Question of a HIT, whether or not it could be used for a new one.
   *
   * @throws DocumentException unless it is a valid QuestionForm, ExternalQuestion or HTMLQuestion
   */
  public HitQuestion question(String question) {
    return questions.read(question);
  }

  /**
   * An AnswerKey, whatever the test that it is for.
   *
   * @throws DocumentException unless it is valid
   */
  public org.turkbridge.message.answerkey.AnswerKey key(String answerKey) {
    return keys.read(answerKey).root();
  }

  /**
   * A Worker's answers, as they are written.
   *
   * @throws DocumentException unless they are valid QuestionFormAnswers
   */
  public QuestionFormAnswers answers(String questionFormAnswers) {
    return answers.read(questionFormAnswers).root();
  }

  private static JAXBContext classes() {
    try {
      return JAXBContext.newInstance(
          QuestionForm.class,
          org.turkbridge.message.answerkey.AnswerKey.class,
          QuestionFormAnswers.class);
    } catch (JAXBException e) {
      throw new IllegalStateException("the classes of the messages are incomplete", e);
    }
  }
}
