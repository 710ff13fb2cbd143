package org.turkbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.DiscardingVisitor;
import org.turkbridge.archive.PassingVisitor;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.translate.Whitespace;

/** A benchmark in which nobody wins by leaving something out. */
final class OutputCheckTest {
  private static final Pattern RECORD =
      Pattern.compile("<(QualificationRequest|Assignment|HIT)>.*?</\\1>", Pattern.DOTALL);

  @TempDir private Path folder;
  private Corpus corpus =
      new Corpus(CorpusContent.REQUESTS, new Size(0, 1), Path.of(""), List.of(), 0, 0);
  private List<String> records = new ArrayList<>();

  @BeforeEach
  void writeCorpus() throws IOException {
    write(CorpusContent.REQUESTS);
  }

  private void write(CorpusContent content) throws IOException {
    corpus = Corpus.write(folder, content, Size.of("100K/3"));
    records.clear();
    for (Path file : corpus.files()) {
      // What the embedded documents of a converted record look like.
      String unescaped = Files.readString(file).replace("&lt;", "<");
      RECORD.matcher(unescaped).results().forEach(result -> records.add(result.group()));
    }
  }

  private void check() throws IOException {
    OutputCheck.check(corpus, Files.write(folder.resolve("out"), records));
  }

  @Test
  void corpusHasTheSizeThatWasAskedFor() {
    assertThat(corpus.files()).hasSize(3);
    assertThat(corpus.bytes()).isBetween(90_000L, 110_000L);
    assertThat(corpus.records()).isEqualTo(records.size()).isGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource
  void wholeOutputPasses(CorpusContent content) throws IOException {
    write(content);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordIsReadByTheConverter(CorpusContent content) throws IOException {
    write(content);
    List<RecordKind> kinds = new ArrayList<>();
    for (Path file : corpus.files()) {
      try (InputStream in = Files.newInputStream(file)) {
        new DocumentReader(Whitespace.STRIP)
            .read(
                file.toString(),
                in,
                new PassingVisitor(DiscardingVisitor.INSTANCE) {
                  @Override
                  public void record(ArchivedRecord record) {
                    kinds.add(record.kind());
                  }
                });
      }
    }

    assertThat(kinds).hasSize(corpus.records()).containsOnly(content.kind());
  }

  @Test
  void requestsWithAnswersOfTheirOwnHaveEachOneAndNothingInCommon() throws IOException {
    write(CorpusContent.REQUESTS_WITH_OWN_ANSWERS);

    assertThat(records)
        .allMatch(record -> record.contains("<QuestionFormAnswers xmlns="))
        .noneMatch(record -> record.contains("<Test>"));
  }

  @Test
  void missingLastRecordIsFound() {
    records.remove(records.size() - 1);
    assertThatThrownBy(this::check).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void recordsOutOfOrderAreFound() {
    records.add(3, records.remove(4));
    assertThatThrownBy(this::check).hasMessageContaining("4 stands where 3 should");
  }

  @Test
  void missingAnswerIsFound() {
    records.set(1, records.get(1).replace("<QuestionFormAnswers xmlns", "<Other xmlns"));
    assertThatThrownBy(this::check).hasMessageContaining("Answers instead of");
  }

  @Property
  void wordIsFoundWhereverItEnds(
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 4) String word,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 40) String text) {
    BytePattern pattern = new BytePattern(word);
    for (int end = 1; end <= text.length(); end++) {
      assertThat(pattern.endsWith((byte) text.charAt(end - 1)))
          .as("after %d characters", end)
          .isEqualTo(text.substring(0, end).endsWith(word));
    }
  }
}
