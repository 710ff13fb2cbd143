package org.turkbridge.local;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** The types of the current model as its wire has them: what is null is left out. */
final class ModelJson {
  private ModelJson() {}

  static void write(QualificationRequest request, JsonGenerator json) throws IOException {
    json.writeStartObject();
    text(json, "QualificationRequestId", request.qualificationRequestId());
    text(json, "QualificationTypeId", request.qualificationTypeId());
    text(json, "WorkerId", request.workerId());
    text(json, "Test", request.test());
    text(json, "Answer", request.answer());
    time(json, "SubmitTime", request.submitTime());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  /** Seconds since 1970, with a fraction only where there is one. */
  private static void time(JsonGenerator json, String name, @Nullable Instant value)
      throws IOException {
    if (value == null) {
      return;
    }
    json.writeFieldName(name);
    if (value.getNano() == 0) {
      json.writeNumber(value.getEpochSecond());
    } else {
      json.writeNumber(
          BigDecimal.valueOf(value.getEpochSecond())
              .add(BigDecimal.valueOf(value.getNano(), 9))
              .stripTrailingZeros()
              .toPlainString());
    }
  }
}
