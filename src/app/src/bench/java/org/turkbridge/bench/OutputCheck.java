package org.turkbridge.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a converter's output has every record of a corpus, in order, with its documents. Looks
 * for the bytes of ids and of documents' root tags, and so takes JSON and plain text alike.
 */
final class OutputCheck {
  private static final int BUFFER = 1 << 16;

  private final BytePattern id = new BytePattern(ArchiveGenerator.idPrefix(Corpus.TYPE));
  private final BytePattern form = new BytePattern("<QuestionForm xmlns=");
  private final BytePattern answer = new BytePattern("<QuestionFormAnswers xmlns=");
  private final Corpus corpus;
  private int records;
  private int forms;
  private int answers;

  /** Digits of an id that are still to come. */
  private int digits;

  private long number;

  private OutputCheck(Corpus corpus) {
    this.corpus = corpus;
  }

  /**
   * @throws IllegalStateException if anything is missing, doubled or out of order
   */
  static void check(Corpus corpus, Path output) throws IOException {
    OutputCheck check = new OutputCheck(corpus);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(output), BUFFER)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          check.next(buffer[i]);
        }
      }
    }
    check.end(output);
  }

  private void next(byte next) {
    if (digits > 0) {
      number = number * 10 + (next - '0');
      digits--;
      if (digits == 0) {
        record();
      }
      return;
    }
    if (id.endsWith(next)) {
      digits = ArchiveGenerator.ID_DIGITS;
      number = 0;
    }
    forms += form.endsWith(next) ? 1 : 0;
    answers += answer.endsWith(next) ? 1 : 0;
  }

  private void record() {
    if (number != records) {
      throw new IllegalStateException("id " + number + " stands where " + records + " should");
    }
    records++;
  }

  private void end(Path output) {
    int rightForms = corpus.recordsWithForm();
    int rightAnswers = corpus.recordsWithAnswer();
    if (records != corpus.records() || forms != rightForms || answers != rightAnswers) {
      throw new IllegalStateException(
          "%s has %d records, %d QuestionForms and %d Answers instead of %d, %d and %d"
              .formatted(
                  output, records, forms, answers, corpus.records(), rightForms, rightAnswers));
    }
  }
}
