package org.turkbridge.archive.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.CharacterGuard;
import org.turkbridge.archive.ModelMember;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Writes requests as rows. */
final class CsvRecordWriter implements RecordWriter, ModelMember.Sink {
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
