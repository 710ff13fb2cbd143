package org.turkbridge.local.scoring;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.questionform.Content;
import org.turkbridge.message.questionform.FormattedContent;
import org.turkbridge.message.questionform.Question;
import org.turkbridge.message.questionform.QuestionForm;
import org.turkbridge.message.questionform.Selection;
import org.turkbridge.message.questionform.SelectionAnswer;
import org.turkbridge.schema.DocumentKind;

/** Holds what QuestionForms have as FormattedContent against its schema. Safe for any thread. */
final class FormattedContents {
  private static final DocumentKind KIND = DocumentKind.FORMATTED_CONTENT;
  private static final String BEFORE = "<" + KIND.root() + " xmlns=\"" + KIND.namespace() + "\">";
  private static final String BEHIND = "</" + KIND.root() + ">";

  private final SchemaCheck schema;

  /**
   * A check.
   *
   * @param parsers of its own: they are made to know the entity that documentation has in examples,
   *     though the schema declares none
   */
  FormattedContents(WstxInputFactory parsers) {
    parsers.setProperty(WstxInputProperties.P_CUSTOM_INTERNAL_ENTITIES, Map.of("nbsp", "\u00a0"));
    this.schema = new SchemaCheck(KIND, parsers);
  }

  /**
   * Requires each of a form to be of the XHTML that is allowed.
   *
   * @throws DocumentException for the first that is not
   */
  void require(ValidDocument<QuestionForm> form) {
    for (Object part : form.root().getParts()) {
      if (part instanceof Content overview) {
        require(form, overview);
      } else if (part instanceof Question question) {
        require(form, question.getQuestionContent());
        @Nullable SelectionAnswer answer = question.getAnswerSpecification().getSelectionAnswer();
        if (answer != null) {
          for (Selection selection : answer.getSelections().getSelections()) {
            require(form, selection, selection.getFormattedContent());
          }
        }
      }
    }
  }

  private void require(ValidDocument<QuestionForm> form, Content content) {
    for (Object part : content.getParts()) {
      if (part instanceof FormattedContent formatted) {
        require(form, formatted, formatted.getValue());
      }
    }
  }

  private void require(ValidDocument<QuestionForm> form, Object where, @Nullable String xhtml) {
    if (xhtml == null) {
      return;
    }
    // The first line begins in front of the text, as it was written.
    DocumentPlace start = new DocumentPlace(1, 1 - BEFORE.length());
    try {
      schema.require(new DocumentText(KIND.root(), BEFORE + xhtml + BEHIND, start));
    } catch (DocumentException e) {
      throw form.notXhtml(where, String.valueOf(e.getMessage()));
    }
  }
}
