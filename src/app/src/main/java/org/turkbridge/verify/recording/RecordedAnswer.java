package org.turkbridge.verify.recording;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a call.
 *
 * @param status of HTTP
 * @param headers those that matter
 * @param body empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record RecordedAnswer(int status, List<Header> headers, byte[] body) {
  public RecordedAnswer {
    headers = List.copyOf(headers);
  }

  /** The type of the body; empty if none is named. */
  public Optional<String> contentType() {
    return headers.stream()
        .filter(header -> header.is("Content-Type"))
        .map(Header::value)
        .findFirst();
  }
}
