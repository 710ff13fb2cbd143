package org.turkbridge.archive.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.CharacterGuard;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.ModelMember;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

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

  /** Writes requests as rows. */
  private static final class CsvRecordWriter implements RecordWriter, ModelMember.Sink {
    private static final ModelMember[] MEMBERS = ModelMember.values();

    private final CsvWriter csv;
    private final Timestamps timestamps;
    private final CharacterGuard guard;
    private final Map<ModelMember, String> row = new EnumMap<>(ModelMember.class);

    CsvRecordWriter(CsvWriter csv, Timestamps timestamps, CharacterGuard guard) {
      this.csv = csv;
      this.timestamps = timestamps;
      this.guard = guard;
    }

    @Override
    public Set<Normalisation> write(QualificationRequest request) throws IOException {
      Translated<QualificationRequest> writable = guard.pass(request);
      row.clear();
      ModelMember.tell(writable.value(), this);
      try {
        csv.writeRecord(fields());
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      return writable.normalisations();
    }

    private @Nullable String[] fields() {
      @Nullable String[] fields = new @Nullable String[MEMBERS.length];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = row.get(MEMBERS[i]);
      }
      return fields;
    }

    @Override
    public void text(ModelMember member, String value) {
      row.put(member, value);
    }

    @Override
    public void time(ModelMember member, Instant value) {
      row.put(member, timestamps.print(value));
    }

    @Override
    public void flush() throws IOException {
      csv.flush();
    }
  }
}
