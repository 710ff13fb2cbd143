package org.turkbridge.archive.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.table.RowFields.Field;
import org.turkbridge.archive.table.TableColumn.Use;
import org.turkbridge.archive.table.TableHeader.Cells;
import org.turkbridge.translate.Quotation;
import org.turkbridge.xml.XmlCharacters;
import org.turkbridge.xml.XmlEscaper;

/**
 * The answers of a row as a QuestionFormAnswers document: what stands in a field as FreeText, in
 * the order of the columns. Selections are not told from texts ({@code a|b}), nor uploaded files (a
 * URL).
 */
final class RebuiltAnswer {
  private static final String NAMESPACE =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd";

  /** What the tools wrote for a HIT without assignments. */
  private static final String NO_ANSWER = "none";

  /** What the tools wrote in pairs for an empty answer. */
  private static final String EMPTY_ANSWER = "emptyanswer";

  private final StringBuilder answers = new StringBuilder();

  private RebuiltAnswer() {}

  /**
   * The document.
   *
   * @return empty if nothing was answered: a document has an answer at least
   * @throws UnreadableRowException if it cannot be made
   */
  static Optional<String> of(TableHeader header, Cells cells) throws UnreadableRowException {
    RebuiltAnswer rebuilt = new RebuiltAnswer();
    for (int i = 0; i < header.columns().size(); i++) {
      TableColumn column = header.columns().get(i);
      Field field = cells.field(i);
      if (column.use() == Use.PAIRS) {
        rebuilt.pairs(i, header, cells);
      } else if (column.question() != null
          && (!field.isEmpty() || (field.isQuoted() && header.tellsEmptyAnswers()))) {
        rebuilt.add(column.question(), field.text());
      }
    }
    return rebuilt.answers.length() == 0 ? Optional.empty() : Optional.of(rebuilt.document());
  }

  /** Whether a field of pairs has any. */
  static boolean isSaid(String pairs) {
    return !pairs.isEmpty() && !pairs.equals(NO_ANSWER);
  }

  /**
   * Answers in one column: names and values by turns, a tab behind each, or {@code name=value} with
   * a tab between them. Written without quotes they are fields of their own.
   */
  private void pairs(int column, TableHeader header, Cells cells) throws UnreadableRowException {
    String text = cells.field(column).text();
    if (header.endsInPairs() && cells.fields().size() > header.columns().size()) {
      List<String> parts = new ArrayList<>();
      for (Field field : cells.fields().subList(column, cells.fields().size())) {
        parts.add(field.text());
      }
      text = String.join("\t", parts);
    }
    if (!isSaid(text)) {
      return;
    }
    String[] parts = text.split("\t", -1);
    if (text.endsWith("\t")) {
      if (parts.length % 2 == 0) {
        throw noPairs(text);
      }
      for (int i = 0; i + 1 < parts.length; i += 2) {
        add(parts[i], parts[i + 1].equals(EMPTY_ANSWER) ? "" : parts[i + 1]);
      }
      return;
    }
    for (String part : parts) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw noPairs(text);
      }
      add(part.substring(0, equals), part.substring(equals + 1));
    }
  }

  private static UnreadableRowException noPairs(String text) {
    return new UnreadableRowException(
        RefusalKind.WRONG_TYPE,
        "answers "
            + Quotation.of(text)
            + " are no pairs of a question and its answer; put it right");
  }

  private void add(String question, String answer) throws UnreadableRowException {
    answers
        .append("<Answer><QuestionIdentifier>")
        .append(escaped(question, question))
        .append("</QuestionIdentifier><FreeText>")
        .append(escaped(question, answer))
        .append("</FreeText></Answer>");
  }

  private static String escaped(String question, String text) throws UnreadableRowException {
    int invalid = XmlCharacters.firstInvalid(text);
    if (invalid >= 0) {
      throw new UnreadableRowException(
          RefusalKind.INVALID_CHARACTER,
          "the answer to %s has character U+%04X at position %d, which XML cannot hold; remove it"
              .formatted(Quotation.of(question), text.codePointAt(invalid), invalid));
    }
    return XmlEscaper.ELEMENT.escape(text);
  }

  private String document() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><QuestionFormAnswers xmlns=\""
        + NAMESPACE
        + "\">"
        + answers
        + "</QuestionFormAnswers>";
  }
}
