package org.turkbridge.verify.recording;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.recording.SecretSearch.Range;

/** The secrets of one call, which are taken out wherever they are repeated. */
final class FoundSecrets {
  /** Shorter texts would be found in what is no secret, such as the name of an operation. */
  private static final int SHORTEST_FOUND = 20;

  private final SecretSearch known;
  private final Set<String> found = new HashSet<>();
  private @Nullable SecretSearch search;

  /**
   * @param known secrets of all calls
   */
  FoundSecrets(SecretSearch known) {
    this.known = known;
  }

  /** A value that was found under the name of a secret. */
  void add(@Nullable String secret) {
    add(secret, SHORTEST_FOUND);
  }

  /** A secret for certain. */
  void addKnown(@Nullable String secret) {
    add(secret, SecretWritings.SHORTEST);
  }

  private void add(@Nullable String secret, int shortest) {
    if (secret != null && secret.strip().length() >= shortest && found.add(secret.strip())) {
      search = null;
    }
  }

  /** The text without them, however they are escaped, or in Base64. */
  String swept(String text) {
    if (search == null) {
      search = known.and(found);
    }
    List<Range> ranges = search.in(text);
    if (ranges.isEmpty()) {
      return text;
    }
    StringBuilder swept = new StringBuilder(text.length());
    int copied = 0;
    for (Range range : ranges) {
      swept.append(text, copied, range.from()).append(Redaction.REMOVED);
      copied = range.to();
    }
    return swept.append(text, copied, text.length()).toString();
  }
}
