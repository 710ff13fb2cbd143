package org.turkbridge.console.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.console.document.FormPart.Asked;
import org.turkbridge.console.document.FormPart.Block;
import org.turkbridge.console.document.FormPart.Choice;
import org.turkbridge.console.document.FormPart.Kind;
import org.turkbridge.message.questionform.AnswerSpecification;
import org.turkbridge.message.questionform.Application;
import org.turkbridge.message.questionform.Binary;
import org.turkbridge.message.questionform.BulletList;
import org.turkbridge.message.questionform.Constraints;
import org.turkbridge.message.questionform.Content;
import org.turkbridge.message.questionform.EmbeddedBinary;
import org.turkbridge.message.questionform.FormattedContent;
import org.turkbridge.message.questionform.FreeText;
import org.turkbridge.message.questionform.Length;
import org.turkbridge.message.questionform.Question;
import org.turkbridge.message.questionform.QuestionForm;
import org.turkbridge.message.questionform.Selection;
import org.turkbridge.message.questionform.SelectionAnswer;
import org.turkbridge.message.questionform.Text;
import org.turkbridge.message.questionform.Title;

/** Takes from a form what people read of it. */
final class FormReader {
  private static final String OTHER = "another answer, as text";

  private FormReader() {}

  static List<FormPart> parts(QuestionForm form) {
    List<FormPart> parts = new ArrayList<>();
    for (Object part : form.getParts()) {
      if (part instanceof Content overview) {
        parts.add(new FormPart(blocks(overview), Optional.empty()));
      } else if (part instanceof Question question) {
        parts.add(
            new FormPart(blocks(question.getQuestionContent()), Optional.of(asked(question))));
      }
    }
    return parts;
  }

  private static List<Block> blocks(Content content) {
    return content.getParts().stream().flatMap(FormReader::blocks).toList();
  }

  private static Stream<Block> blocks(Object part) {
    if (part instanceof Title title) {
      return Stream.of(new Block(Kind.TITLE, title.getValue()));
    }
    if (part instanceof Text text) {
      return Stream.of(new Block(Kind.TEXT, text.getValue()));
    }
    if (part instanceof FormattedContent formatted) {
      return Stream.of(new Block(Kind.TEXT, FormattedText.of(formatted.getValue())));
    }
    if (part instanceof BulletList list) {
      return list.getItems().stream().map(item -> new Block(Kind.ITEM, item));
    }
    return Stream.of(new Block(Kind.MEDIA, media(part)));
  }

  private static String media(Object part) {
    if (part instanceof Binary binary) {
      return media(binary);
    }
    if (part instanceof EmbeddedBinary binary) {
      return binary.getEmbeddedMimeType().getType()
          + ": "
          + binary.getAltText()
          + ", "
          + binary.getDataURL();
    }
    if (part instanceof Application application) {
      return application.getFlash() == null
          ? "Java applet: " + application.getJavaApplet().getAppletPath()
          : "Flash: " + application.getFlash().getFlashMovieURL();
    }
    return part.getClass().getSimpleName();
  }

  private static String media(Binary binary) {
    return binary.getMimeType().getType().value()
        + ": "
        + binary.getAltText()
        + ", "
        + binary.getDataURL();
  }

  private static Asked asked(Question question) {
    AnswerSpecification specification = question.getAnswerSpecification();
    @Nullable SelectionAnswer selection = specification.getSelectionAnswer();
    List<Choice> choices = selection == null ? List.of() : choices(selection);
    String answer =
        selection != null
            ? selections(selection)
            : specification.getFreeTextAnswer() != null
                ? text(specification.getFreeTextAnswer())
                : "a file";
    return new Asked(
        question.getQuestionIdentifier(),
        Objects.requireNonNullElse(question.getDisplayName(), ""),
        Boolean.TRUE.equals(question.isRequired()),
        answer,
        selection != null && count(selection.getMaxSelectionCount()).equals("1"),
        choices);
  }

  private static String count(@Nullable BigInteger count) {
    return count == null ? "1" : count.toString();
  }

  private static String selections(SelectionAnswer answer) {
    String least = count(answer.getMinSelectionCount());
    String most = count(answer.getMaxSelectionCount());
    return least.equals(most) ? "choose " + most : "choose " + least + " to " + most;
  }

  private static List<Choice> choices(SelectionAnswer answer) {
    List<Choice> choices = new ArrayList<>();
    for (Selection selection : answer.getSelections().getSelections()) {
      choices.add(new Choice(selection.getSelectionIdentifier(), text(selection)));
    }
    if (answer.getSelections().getOtherSelection() != null) {
      choices.add(new Choice("", OTHER));
    }
    return choices;
  }

  private static String text(Selection selection) {
    if (selection.getText() != null) {
      return selection.getText();
    }
    return selection.getBinary() == null
        ? FormattedText.of(selection.getFormattedContent())
        : media(selection.getBinary());
  }

  private static String text(FreeText answer) {
    @Nullable Constraints constraints = answer.getConstraints();
    StringBuilder text = new StringBuilder("a text");
    if (constraints != null) {
      if (constraints.getIsNumeric() != null) {
        text.replace(0, text.length(), "a number");
        append(text, " of at least ", constraints.getIsNumeric().getMinValue());
        append(text, " of at most ", constraints.getIsNumeric().getMaxValue());
      }
      @Nullable Length length = constraints.getLength();
      if (length != null) {
        append(text, ", characters at least: ", length.getMinLength());
        append(text, ", characters at most: ", length.getMaxLength());
      }
      constraints
          .getAnswerFormatRegexes()
          .forEach(format -> append(text, ", of the form ", format.getRegex()));
    }
    append(text, ", at first ", answer.getDefaultText());
    return text.toString();
  }

  private static void append(StringBuilder text, String what, @Nullable Object value) {
    if (value != null) {
      text.append(what).append(value);
    }
  }
}
