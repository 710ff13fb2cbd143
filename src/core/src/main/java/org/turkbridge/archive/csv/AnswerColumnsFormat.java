package org.turkbridge.archive.csv;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.CharacterGuard;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A table as {@link CsvFormat} writes it, in which a column a question stands in place of the
 * Answer: behind those of the other members, in the order in which the questions are first
 * answered, named {@code Answer.} and the identifier of the question. A record that does not answer
 * a question has an empty field there, one whose answer is empty {@code ""}.
 *
 * <p>Records of kinds without an Answer are as in the other table.
 */
public final class AnswerColumnsFormat implements RecordFormat {
  /** More than any study asks; archives of unlike studies would make an endless table. */
  static final int MOST_QUESTIONS = 16_384;

  private static final String ANSWER = "Answer";
  private static final int BUFFER = 1 << 16;

  private final WstxInputFactory parsers = QuestionAnswers.parsers();
  private final MemberFields fields;
  private final CharacterGuard guard;

  /**
   * @param invalidCharacters as of {@link CsvFormat}
   */
  public AnswerColumnsFormat(Timestamps timestamps, InvalidCharacters invalidCharacters) {
    this.fields = new MemberFields(timestamps);
    this.guard = CsvFormat.guard(invalidCharacters);
  }

  /** Whether records of that kind have an Answer. */
  public static boolean isFor(RecordKind kind) {
    return SdkMembers.named(ANSWER, kind.members()).isPresent();
  }

  @Override
  public String extension() {
    return CsvFormat.EXTENSION;
  }

  /** A draft has no head. */
  @Override
  public void begin(RecordKind kind, OutputStream out) {}

  /** Each row of a draft ends itself. */
  @Override
  public void separate(OutputStream out) {}

  /** A draft has no end. */
  @Override
  public void end(RecordKind kind, OutputStream out, boolean empty) {}

  @Override
  public RecordWriter writer(OutputStream out) {
    return new DraftWriter(new DataOutputStream(out), fields, guard, new QuestionAnswers(parsers));
  }

  @Override
  public Optional<Finishing> finishing() {
    return Optional.of(AnswerColumnsFormat::finish);
  }

  private static void finish(RecordKind kind, Draft draft, OutputStream out) throws IOException {
    List<String> header = new ArrayList<>();
    for (SdkField<?> member : kind.members()) {
      if (!isAnswer(member)) {
        header.add(member.locationName());
      }
    }
    int members = header.size();
    Map<String, Integer> columns = columns(draft, members);
    columns.keySet().forEach(question -> header.add(ANSWER + "." + question));
    CsvRows rows = new CsvRows(out);
    rows.write(header);
    List<@Nullable String> fields =
        new ArrayList<>(Collections.nCopies(header.size(), (String) null));
    DataInputStream in = opened(draft);
    @Nullable DraftRow row;
    while ((row = DraftRow.read(in)) != null) {
      Collections.fill(fields, null);
      for (int member = 0; member < members; member++) {
        fields.set(member, row.fields().get(member));
      }
      for (Map.Entry<String, String> answer : row.answers().entrySet()) {
        fields.set(Objects.requireNonNull(columns.get(answer.getKey())), answer.getValue());
      }
      rows.write(fields);
    }
    rows.flush();
  }

  /**
   * Where the answers to each question stand in a row.
   *
   * @param first of them
   */
  private static Map<String, Integer> columns(Draft draft, int first) throws IOException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    DataInputStream in = opened(draft);
    @Nullable DraftRow row;
    while ((row = DraftRow.read(in)) != null) {
      for (String question : row.answers().keySet()) {
        columns.putIfAbsent(question, first + columns.size());
      }
      if (columns.size() > MOST_QUESTIONS) {
        throw new UntranslatableException(
            ("answers more than %d questions, each of which would be a column: convert less at once,"
                    + " such as one study, or with --answers document")
                .formatted(MOST_QUESTIONS));
      }
    }
    return columns;
  }

  private static DataInputStream opened(Draft draft) throws IOException {
    return new DataInputStream(new BufferedInputStream(draft.read(), BUFFER));
  }

  private static boolean isAnswer(SdkField<?> member) {
    return member.locationName().equals(ANSWER);
  }

  /** Writes records as rows of a draft. */
  private static final class DraftWriter implements RecordWriter {
    private final DataOutputStream out;
    private final MemberFields fields;
    private final CharacterGuard guard;
    private final QuestionAnswers answers;

    DraftWriter(
        DataOutputStream out, MemberFields fields, CharacterGuard guard, QuestionAnswers answers) {
      this.out = out;
      this.fields = fields;
      this.guard = guard;
      this.answers = answers;
    }

    @Override
    public Set<Normalisation> write(RecordKind kind, SdkPojo value) throws IOException {
      Translated<SdkPojo> writable = guard.pass(kind, value);
      List<@Nullable String> row = new ArrayList<>();
      Map<String, String> answered = Map.of();
      for (SdkField<?> member : kind.members()) {
        @Nullable String field = fields.of(member, writable.value());
        if (!isAnswer(member)) {
          row.add(field);
        } else if (field != null) {
          answered = answers.read(field);
        }
      }
      new DraftRow(row, answered).write(out);
      return writable.normalisations();
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
