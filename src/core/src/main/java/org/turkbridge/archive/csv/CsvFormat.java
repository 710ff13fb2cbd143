package org.turkbridge.archive.csv;

import java.io.IOException;
import java.io.OutputStream;
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
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A table in UTF-8, by <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>: a header with
 * the names of the current model, CRLF after every row. What is absent is an empty field, the empty
 * string is {@code ""}; a structure or a list is JSON, as in JSON Lines.
 */
public final class CsvFormat implements RecordFormat {
  static final String EXTENSION = "csv";

  private final MemberFields fields;
  private final CharacterGuard guard;

  /**
   * @param invalidCharacters what to do with a surrogate without its other half, the only character
   *     that CSV cannot hold
   */
  public CsvFormat(Timestamps timestamps, InvalidCharacters invalidCharacters) {
    this.fields = new MemberFields(timestamps);
    this.guard = guard(invalidCharacters);
  }

  static CharacterGuard guard(InvalidCharacters invalidCharacters) {
    return new CharacterGuard(
        "CSV", Surrogates::firstLone, Surrogates::replaceLone, invalidCharacters);
  }

  @Override
  public String extension() {
    return EXTENSION;
  }

  @Override
  public void begin(RecordKind kind, OutputStream out) throws IOException {
    CsvRows rows = new CsvRows(out);
    rows.write(kind.members().stream().map(SdkField::locationName).toList());
    rows.flush();
  }

  /** Each row ends itself. */
  @Override
  public void separate(OutputStream out) {}

  /** A document has no end. */
  @Override
  public void end(RecordKind kind, OutputStream out, boolean empty) {}

  @Override
  public RecordWriter writer(OutputStream out) {
    return new CsvRecordWriter(new CsvRows(out), fields, guard);
  }

  /** Writes records as rows. */
  private static final class CsvRecordWriter implements RecordWriter {
    private final CsvRows rows;
    private final MemberFields fields;
    private final CharacterGuard guard;
    private final List<@Nullable String> row = new ArrayList<>();

    CsvRecordWriter(CsvRows rows, MemberFields fields, CharacterGuard guard) {
      this.rows = rows;
      this.fields = fields;
      this.guard = guard;
    }

    @Override
    public Set<Normalisation> write(RecordKind kind, SdkPojo value) throws IOException {
      Translated<SdkPojo> writable = guard.pass(kind, value);
      row.clear();
      for (SdkField<?> member : kind.members()) {
        row.add(fields.of(member, writable.value()));
      }
      rows.write(row);
      return writable.normalisations();
    }

    @Override
    public void flush() throws IOException {
      rows.flush();
    }
  }
}
