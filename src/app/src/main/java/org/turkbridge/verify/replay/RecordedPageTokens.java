package org.turkbridge.verify.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turkbridge.http.Api;
import org.turkbridge.verify.json.ExactJson;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.recording.RecordedRequest;
import org.turkbridge.verify.recording.Recording;
import org.turkbridge.verify.recording.StoredRecording;

/**
 * Which recorded call gave the NextToken that another sends: a service takes only its own, so the
 * one that the replayed answer has is sent in its place.
 */
final class RecordedPageTokens {
  private static final String NAME = "NextToken";

  private final Map<String, Integer> givenBy = new HashMap<>();

  RecordedPageTokens(List<StoredRecording> all) {
    for (int i = 0; i < all.size(); i++) {
      int giver = i;
      all.get(i)
          .recording()
          .filter(recording -> recording.api() == Api.CURRENT)
          .flatMap(recording -> in(recording.answer().body()))
          .ifPresent(token -> givenBy.putIfAbsent(token, giver));
    }
  }

  /** The index of the call whose answer gave the token that this one sends. */
  Optional<Integer> giver(Recording recording, int index) {
    return recording.api() == Api.CURRENT
        ? in(recording.request().body())
            .map(token -> givenBy.getOrDefault(token, index))
            .filter(giver -> giver < index)
        : Optional.empty();
  }

  /**
   * The request with the token of another answer.
   *
   * @param answer the body of the replayed answer
   */
  static RecordedRequest with(RecordedRequest request, byte[] answer) {
    return request.with(request.target(), withTokenOf(answer, request.body()));
  }

  /** The new answer with the token of the recorded one, which later recordings send. */
  static RecordedAnswer asRecorded(RecordedAnswer answer, RecordedAnswer recorded) {
    return new RecordedAnswer(
        answer.status(), answer.headers(), withTokenOf(recorded.body(), answer.body()));
  }

  /** The same bytes unless both have one. */
  private static byte[] withTokenOf(byte[] other, byte[] json) {
    Optional<String> theirs = in(other);
    Optional<String> own = in(json);
    return theirs.isEmpty() || own.isEmpty()
        ? json
        : new String(json, StandardCharsets.UTF_8)
            .replace("\"" + own.get() + "\"", "\"" + theirs.get() + "\"")
            .getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<String> in(byte[] json) {
    try {
      return ExactJson.text(ExactJson.read(json), NAME);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
