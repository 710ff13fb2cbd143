package org.turkbridge.verify.recording;

import org.turkbridge.http.Api;
import org.turkbridge.legacy.EnvelopeException;
import org.turkbridge.legacy.EnvelopeReader;

/** A call with its answer. */
public record Recording(Api api, RecordedRequest request, RecordedAnswer answer) {
  static final String TARGET = "X-Amz-Target";

  /** The operation that was called; empty if the call does not say. */
  public String operation() {
    return api == Api.CURRENT ? currentOperation() : legacyOperation(request);
  }

  static String legacyOperation(RecordedRequest request) {
    try {
      return EnvelopeReader.read(request.wire()).operation();
    } catch (EnvelopeException e) {
      return e.read().operation();
    }
  }

  private String currentOperation() {
    String target = request.header(TARGET).orElse("");
    return target.substring(target.lastIndexOf('.') + 1);
  }
}
