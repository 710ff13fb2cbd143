package org.turkbridge.local;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonTextBuffer;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** The types of the current model as its wire has them: what is null is left out. */
final class ModelJson {
  /** Shorter texts are not worth the copies. */
  private static final int SHORT = 64;

  private final JsonGenerator json;
  private final JsonTextBuffer buffer = new JsonTextBuffer();

  private ModelJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a type of the SDK as a JSON object, its members in the model's order. */
  static void write(SdkPojo value, JsonGenerator json) throws IOException {
    new ModelJson(json).object(value);
  }

  private void object(SdkPojo value) throws IOException {
    json.writeStartObject();
    for (SdkField<?> field : value.sdkFields()) {
      @Nullable Object member = field.getValueOrDefault(value);
      if (member != null && !(member instanceof SdkAutoConstructList)) {
        json.writeFieldName(field.locationName());
        value(member);
      }
    }
    json.writeEndObject();
  }

  private void text(String text) throws IOException {
    if (text.length() < SHORT) {
      json.writeString(text);
    } else {
      buffer.encode(text);
      json.writeRawUTF8String(buffer.bytes(), 0, buffer.length());
    }
  }

  private void value(Object value) throws IOException {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Instant time) {
      json.writeNumber(Timestamps.EPOCH.print(time));
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(element);
      }
      json.writeEndArray();
    } else if (value instanceof SdkPojo object) {
      object(object);
    } else {
      throw new IllegalStateException("No JSON is known for a " + value.getClass().getName());
    }
  }
}
