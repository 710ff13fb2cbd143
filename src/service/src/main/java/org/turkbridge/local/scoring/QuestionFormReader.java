package org.turkbridge.local.scoring;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.scoring.AnswerSpecification.FileUpload;
import org.turkbridge.local.scoring.AnswerSpecification.FreeText;
import org.turkbridge.local.scoring.AnswerSpecification.Selections;
import org.turkbridge.message.questionform.Application;
import org.turkbridge.message.questionform.Constraints;
import org.turkbridge.message.questionform.Content;
import org.turkbridge.message.questionform.FileUploadAnswer;
import org.turkbridge.message.questionform.Length;
import org.turkbridge.message.questionform.Question;
import org.turkbridge.message.questionform.QuestionForm;
import org.turkbridge.message.questionform.Selection;
import org.turkbridge.message.questionform.SelectionAnswer;
import org.turkbridge.translate.EmbeddedDocument;

/**
 * Takes a valid form for a test or the question of a HIT, or says what no schema can against it.
 */
final class QuestionFormReader {
  private final ValidDocument<QuestionForm> form;

  private final boolean isTest;

  private QuestionFormReader(ValidDocument<QuestionForm> form, boolean isTest) {
    this.form = form;
    this.isTest = isTest;
  }

  static QualificationTest test(ValidDocument<QuestionForm> form) {
    return new QuestionFormReader(form, true).read();
  }

  static void requireQuestion(ValidDocument<QuestionForm> form) {
    QualificationTest unused = new QuestionFormReader(form, false).read();
  }

  private QualificationTest read() {
    Map<String, TestQuestion> questions = new LinkedHashMap<>();
    for (Object part : form.root().getParts()) {
      if (part instanceof Content overview) {
        requireKnown(overview);
      } else if (part instanceof Question question) {
        requireKnown(question.getQuestionContent());
        TestQuestion read = question(question);
        if (questions.put(read.identifier(), read) != null) {
          throw form.inconsistent(
              question,
              "the QuestionIdentifier "
                  + ShortQuotation.of(read.identifier())
                  + " is used before; give every question its own");
        }
      }
    }
    return new QualificationTest(questions.values());
  }

  private void requireKnown(Content content) {
    for (Object part : content.getParts()) {
      if (part instanceof Application) {
        requireFirstVersion(part, "Application; use EmbeddedBinary");
      }
    }
  }

  private void requireFirstVersion(Object part, String what) {
    if (!form.namespace().isEmpty() && !form.namespace().equals(form.kind().namespace())) {
      throw form.notValid(
          part,
          "this version of the QuestionForm has no "
              + what
              + ", or the namespace "
              + form.kind().namespace());
    }
  }

  private TestQuestion question(Question question) {
    String identifier = EmbeddedDocument.trim(question.getQuestionIdentifier());
    boolean required = Boolean.TRUE.equals(question.isRequired());
    var specification = question.getAnswerSpecification();
    if (specification.getFileUploadAnswer() != null) {
      requireFile(specification.getFileUploadAnswer());
      return new TestQuestion(identifier, required, new FileUpload());
    }
    if (specification.getSelectionAnswer() != null) {
      return new TestQuestion(
          identifier, required, selections(identifier, specification.getSelectionAnswer()));
    }
    boolean needsText = needsText(specification.getFreeTextAnswer().getConstraints());
    return new TestQuestion(identifier, required || needsText, new FreeText());
  }

  private void requireFile(FileUploadAnswer answer) {
    if (isTest) {
      throw form.inconsistent(
          answer,
          "a Qualification test takes no FileUploadAnswer; ask for a text or for selections");
    }
    requireFirstVersion(answer, "FileUploadAnswer; ask for a text or for selections");
    if (answer.getMinFileSizeInBytes() > answer.getMaxFileSizeInBytes()) {
      throw form.inconsistent(
          answer,
          "MinFileSizeInBytes "
              + answer.getMinFileSizeInBytes()
              + " is more than MaxFileSizeInBytes "
              + answer.getMaxFileSizeInBytes());
    }
  }

  /** A minimal length of 1 or more is documented to require an answer. */
  private static boolean needsText(@Nullable Constraints constraints) {
    return Optional.ofNullable(constraints)
        .map(Constraints::getLength)
        .map(Length::getMinLength)
        .filter(least -> least.signum() > 0)
        .isPresent();
  }

  private Selections selections(String question, SelectionAnswer answer) {
    Set<String> identifiers = new LinkedHashSet<>();
    for (Selection selection : answer.getSelections().getSelections()) {
      String identifier = EmbeddedDocument.trim(selection.getSelectionIdentifier());
      if (!identifiers.add(identifier)) {
        throw form.inconsistent(
            selection,
            "the SelectionIdentifier "
                + ShortQuotation.of(identifier)
                + " is used before in question "
                + ShortQuotation.of(question)
                + "; give every selection of a question its own");
      }
    }
    boolean other = answer.getSelections().getOtherSelection() != null;
    int offered = identifiers.size() + (other ? 1 : 0);
    int most = count(answer, "MaxSelectionCount", answer.getMaxSelectionCount(), offered);
    int least = count(answer, "MinSelectionCount", answer.getMinSelectionCount(), offered);
    if (least > most) {
      throw form.inconsistent(
          answer,
          "MinSelectionCount "
              + least
              + " is more than MaxSelectionCount "
              + most
              + "; where one of them is left out it is 1");
    }
    return new Selections(identifiers, least, most, other);
  }

  private int count(SelectionAnswer answer, String name, @Nullable BigInteger count, int offered) {
    if (count == null) {
      return 1;
    }
    if (count.compareTo(BigInteger.valueOf(offered)) > 0) {
      throw form.inconsistent(
          answer,
          name
              + " "
              + ShortQuotation.of(count.toString())
              + " is more than the selections there are, "
              + offered);
    }
    return count.intValue();
  }
}
