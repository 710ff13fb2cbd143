package org.turkbridge.local.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.questionformanswers.Answer;
import org.turkbridge.translate.EmbeddedDocument;

/**
 * A Worker's answers to a Qualification test or HIT. They need not keep the rules of the test: the
 * documented API promises valid documents, no more. {@link QualificationTest#violations} tells.
 */
public final class TestAnswer {
  /** What a document says to one question. */
  record Given(
      Set<String> selections, @Nullable String freeText, @Nullable String otherText, boolean file) {
    private static final Given NOTHING = new Given(Set.of(), null, null, false);

    Given {
      selections = Collections.unmodifiableSet(new LinkedHashSet<>(selections));
    }

    private Given and(Answer answer) {
      Set<String> all = new LinkedHashSet<>(selections);
      answer.getSelectionIdentifiers().stream().map(EmbeddedDocument::trim).forEach(all::add);
      return new Given(
          all,
          answer.getFreeText() == null ? freeText : answer.getFreeText(),
          answer.getOtherSelectionText() == null ? otherText : answer.getOtherSelectionText(),
          file || answer.getUploadedFileKey() != null);
    }

    private String text() {
      if (freeText != null && !freeText.isEmpty()) {
        return freeText;
      }
      return otherText == null ? "" : otherText;
    }
  }

  private final Map<String, Given> given = new LinkedHashMap<>();
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  TestAnswer(Collection<Answer> answers) {
    for (Answer answer : answers) {
      String question = EmbeddedDocument.trim(answer.getQuestionIdentifier());
      given.put(question, given(question).and(answer));
      List<String> all = values.computeIfAbsent(question, none -> new ArrayList<>());
      all.addAll(answer.getSelectionIdentifiers());
      Stream.of(answer.getFreeText(), answer.getOtherSelectionText(), answer.getUploadedFileKey())
          .filter(Objects::nonNull)
          .forEach(all::add);
    }
  }

  /** The identifiers of the questions that the document names, in its order, answered or not. */
  public Set<String> questions() {
    return Collections.unmodifiableSet(given.keySet());
  }

  /**
   * Whether a selection was made, a text given or a file uploaded. An empty text is none, white
   * space is one.
   */
  public boolean isAnswered(String question) {
    return !selections(question).isEmpty() || !text(question).isEmpty() || given(question).file();
  }

  /**
   * The identifiers of the selections that were made, in their order; empty if there is none. Where
   * the document answers a question several times, those of all.
   */
  Set<String> selections(String question) {
    return given(question).selections();
  }

  /**
   * The free text, or the text given beside or in place of selections; empty if there is none.
   * Where the document answers a question several times, the last.
   */
  public String text(String question) {
    return given(question).text();
  }

  /**
   * The selections, texts and keys of files given to each question that the document names, as they
   * are written there, in its order.
   */
  public Map<String, List<String>> values() {
    return Collections.unmodifiableMap(values);
  }

  Given given(String question) {
    return given.getOrDefault(question, Given.NOTHING);
  }
}
