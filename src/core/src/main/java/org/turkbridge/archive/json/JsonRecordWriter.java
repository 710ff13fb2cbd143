package org.turkbridge.archive.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ModelMember;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Writes requests as JSON objects. JSON can hold every text, so it changes and refuses nothing. */
final class JsonRecordWriter implements RecordWriter, ModelMember.Sink {
  private final JsonOutput out;
  private final JsonLayout layout;
  private boolean anyRecord;
  private boolean anyMember;

  /** The last Test; null before the first. */
  private @Nullable String test;

  /** That Test as it is written; null until it comes again. */
  private byte @Nullable [] testInJson;

  JsonRecordWriter(OutputStream out, JsonLayout layout) {
    this.out = new JsonOutput(out);
    this.layout = layout;
  }

  @Override
  public Set<Normalisation> write(QualificationRequest request) throws IOException {
    if (anyRecord) {
      out.raw(layout.separator());
    }
    anyRecord = true;
    anyMember = false;
    out.raw(layout.open());
    ModelMember.tell(request, this);
    out.raw(layout.close());
    return Set.of();
  }

  @Override
  public void text(ModelMember member, String value) throws IOException {
    name(member);
    if (member == ModelMember.TEST) {
      test(value);
    } else {
      out.string(value);
    }
  }

  /** The requests of a type have one Test in common. */
  private void test(String value) throws IOException {
    if (!value.equals(test)) {
      test = value;
      testInJson = null;
      out.string(value);
      return;
    }
    if (testInJson == null) {
      ByteArrayOutputStream json = new ByteArrayOutputStream(value.length());
      JsonOutput copy = new JsonOutput(json);
      copy.string(value);
      copy.flush();
      testInJson = json.toByteArray();
    }
    out.raw(testInJson);
  }

  @Override
  public void time(ModelMember member, Instant value) throws IOException {
    name(member);
    layout.time().write(value, out);
  }

  private void name(ModelMember member) throws IOException {
    if (anyMember) {
      out.raw(layout.between());
    }
    anyMember = true;
    out.raw(Objects.requireNonNull(layout.names().get(member)));
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
