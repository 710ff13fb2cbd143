package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;

/** A record begins within a value of another: the JSON is good, but cannot be meant. */
final class NestedRecordException extends JsonProcessingException {
  private static final long serialVersionUID = 1L;

  NestedRecordException(JsonParser json) {
    super(
        "the next record begins before this one is closed; add what is missing",
        json.currentTokenLocation());
  }
}
