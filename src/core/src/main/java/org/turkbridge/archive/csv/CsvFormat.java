package org.turkbridge.archive.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.turkbridge.archive.CharacterGuard;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.ModelMember;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;

/**
 * A table in UTF-8, by <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>: a header with
 * the names of the current model, CRLF after every row. What is absent is an empty field, the empty
 * string is {@code ""}.
 */
public final class CsvFormat implements RecordFormat {
  private final Timestamps timestamps;
  private final CharacterGuard guard;

  /**
   * @param invalidCharacters what to do with a surrogate without its other half, the only character
   *     that CSV cannot hold
   */
  public CsvFormat(Timestamps timestamps, InvalidCharacters invalidCharacters) {
    this.timestamps = timestamps;
    this.guard =
        new CharacterGuard(
            "CSV", Surrogates::firstLone, Surrogates::replaceLone, invalidCharacters);
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    CsvWriter csv = csv(out);
    csv.writeRecord(Arrays.stream(ModelMember.values()).map(ModelMember::label).toList());
    csv.flush();
  }

  /** Each row ends itself. */
  @Override
  public void separate(OutputStream out) {}

  /** A document has no end. */
  @Override
  public void end(OutputStream out, boolean empty) {}

  @Override
  public RecordWriter writer(OutputStream out) {
    return new CsvRecordWriter(csv(out), timestamps, guard);
  }

  private static CsvWriter csv(OutputStream out) {
    return CsvWriter.builder()
        .lineDelimiter(LineDelimiter.CRLF)
        .quoteStrategy(QuoteStrategies.EMPTY)
        .build(out, StandardCharsets.UTF_8);
  }
}
