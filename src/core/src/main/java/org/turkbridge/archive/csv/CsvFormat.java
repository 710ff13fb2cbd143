package org.turkbridge.archive.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.CharacterGuard;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/**
 * A table in UTF-8, by <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>: a header with
 * the names of the current model, CRLF after every row. What is absent is an empty field, the empty
 * string is {@code ""}; a structure or a list is JSON, as in JSON Lines.
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
  public void begin(RecordKind kind, OutputStream out) throws IOException {
    CsvWriter csv = csv(out);
    csv.writeRecord(kind.members().stream().map(SdkField::locationName).toList());
    csv.flush();
  }

  /** Each row ends itself. */
  @Override
  public void separate(OutputStream out) {}

  /** A document has no end. */
  @Override
  public void end(RecordKind kind, OutputStream out, boolean empty) {}

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

  /** Writes records as rows. */
  private static final class CsvRecordWriter implements RecordWriter {
    private final CsvWriter csv;
    private final Timestamps timestamps;
    private final CharacterGuard guard;
    private final List<@Nullable String> row = new ArrayList<>();

    CsvRecordWriter(CsvWriter csv, Timestamps timestamps, CharacterGuard guard) {
      this.csv = csv;
      this.timestamps = timestamps;
      this.guard = guard;
    }

    @Override
    public Set<Normalisation> write(RecordKind kind, SdkPojo value) throws IOException {
      Translated<SdkPojo> writable = guard.pass(kind, value);
      row.clear();
      for (SdkField<?> member : kind.members()) {
        row.add(field(member.getValueOrDefault(writable.value())));
      }
      try {
        csv.writeRecord(row);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      return writable.normalisations();
    }

    private @Nullable String field(@Nullable Object held) {
      if (held == null || held instanceof SdkAutoConstructList) {
        return null;
      }
      if (held instanceof Instant time) {
        return timestamps.print(time);
      }
      return held instanceof SdkPojo || held instanceof List<?>
          ? JsonLinesFormat.value(held, timestamps)
          : held.toString();
    }

    @Override
    public void flush() throws IOException {
      csv.flush();
    }
  }
}
