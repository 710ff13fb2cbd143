package org.turkbridge.local;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.turkbridge.archive.ModelMember;
import org.turkbridge.archive.Timestamps;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** The types of the current model as its wire has them: what is null is left out. */
final class ModelJson implements ModelMember.Sink {
  private final JsonGenerator json;

  private ModelJson(JsonGenerator json) {
    this.json = json;
  }

  static void write(QualificationRequest request, JsonGenerator json) throws IOException {
    json.writeStartObject();
    ModelMember.tell(request, new ModelJson(json));
    json.writeEndObject();
  }

  @Override
  public void text(ModelMember member, String value) throws IOException {
    json.writeStringField(member.label(), value);
  }

  @Override
  public void time(ModelMember member, Instant value) throws IOException {
    json.writeFieldName(member.label());
    json.writeNumber(Timestamps.EPOCH.print(value));
  }
}
