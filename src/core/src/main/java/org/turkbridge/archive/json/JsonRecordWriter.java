package org.turkbridge.archive.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
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
  private final byte[] open;
  private final byte[] between;
  private final byte[] close;
  private final byte[] separator;
  private final Map<ModelMember, byte[]> names;
  private final JsonLayout.TimeValue time;
  private boolean anyRecord;
  private boolean anyMember;

  /** The last Test; null before the first. */
  private @Nullable String test;

  /** That Test as it is written; null until it comes again. */
  private byte @Nullable [] testInJson;

  JsonRecordWriter(OutputStream out, JsonLayout layout) {
    this.out = new JsonOutput(out);
    this.open = layout.open();
    this.between = layout.between();
    this.close = layout.close();
    this.separator = layout.separator();
    this.names = layout.names();
    this.time = layout.time();
  }

  @Override
  public Set<Normalisation> write(QualificationRequest request) throws IOException {
    if (anyRecord) {
      out.raw(separator);
    }
    anyRecord = true;
    anyMember = false;
    out.raw(open);
    ModelMember.tell(request, this);
    out.raw(close);
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
    time.write(value, out);
  }

  private void name(ModelMember member) throws IOException {
    if (anyMember) {
      out.raw(between);
    }
    anyMember = true;
    out.raw(Objects.requireNonNull(names.get(member)));
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
