package org.turkbridge.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonLinesFormat;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * Writes records as lines of JSON, requests as {@code convert --to jsonl} writes them, and others
 * after their manner. For one thread at a time.
 */
final class JsonLine {
  private final LineBuffer out = new LineBuffer();
  private final RecordWriter requests = new JsonLinesFormat(Timestamps.ISO8601).writer(out);
  private final JsonFactory json = new JsonFactory();

  /** Gives away its bytes but the last ones. */
  private static final class LineBuffer extends ByteArrayOutputStream {
    byte[] without(int last) {
      return Arrays.copyOf(buf, count - last);
    }
  }

  /** The line in UTF-8, without its end. */
  byte[] of(SdkPojo record) {
    out.reset();
    try {
      if (record instanceof QualificationRequest request) {
        requests.write(request);
        requests.flush();
        return out.without(1);
      }
      try (JsonGenerator line = json.createGenerator(out)) {
        object(record, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private static void object(SdkPojo record, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (SdkField<?> member : record.sdkFields()) {
      @Nullable Object value = member.getValueOrDefault(record);
      if (value != null) {
        json.writeFieldName(member.locationName());
        value(value, json);
      }
    }
    json.writeEndObject();
  }

  private static void value(Object value, JsonGenerator json) throws IOException {
    if (value instanceof SdkPojo inner) {
      object(inner, json);
    } else if (value instanceof Instant time) {
      json.writeString(Timestamps.ISO8601.print(time));
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
