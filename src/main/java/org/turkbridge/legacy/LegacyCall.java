package org.turkbridge.legacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

  /**
   * Whether the caller asks to be told what is wrong, and nothing to be done. The parameter was
   * withdrawn, but doing what a caller wanted checked would be worse than not doing it.
   */
  public boolean validateOnly() {
    return common
        .first("Validate")
        .map(text -> text.trim().toLowerCase(Locale.ROOT))
        .filter(text -> !Set.of("", "false", "0").contains(text))
        .isPresent();
  }

  /** The access key id that was sent, verified or not. */
  public Optional<String> accessKeyId() {
    return common.first(SignatureCheck.ACCESS_KEY_ID);
  }
}
