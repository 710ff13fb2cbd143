package org.turkbridge.legacy;

import java.util.List;
import java.util.Optional;

/**
 * A legacy call, out of its envelope.
 *
 * @param envelope how it came, which is how its answer goes
 * @param operation the name of the operation, not yet known to exist
 * @param common the parameters outside the Requests: access key, time, signature
 * @param requests one an answer; REST has one, or several in the batch notation of the Perl SDK
 */
public record LegacyCall(
    Envelope envelope, String operation, Parameters common, List<Parameters> requests) {
  /** More Requests in one call would make one answer of any size. */
  static final int MOST_REQUESTS = 100;

  public LegacyCall {
    requests = List.copyOf(requests);
  }

  /** The access key id that was sent, verified or not. */
  public Optional<String> accessKeyId() {
    return common.first(SignatureCheck.ACCESS_KEY_ID);
  }
}
