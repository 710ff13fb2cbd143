package org.turkbridge.local;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The UniqueRequestToken of a call, by which one that is sent again is known for 24 hours.
 *
 * @param operation whose tokens it is among
 * @param token null if the call has none
 */
record RequestToken(String operation, @Nullable String token) {
  /** What the caller made or changed by the call that had this token before; empty if none had. */
  Optional<String> processed(Tx tx) {
    return Optional.ofNullable(token)
        .flatMap(
            given ->
                tx.tables()
                    .requestTokens()
                    .find(tx.caller().requester(), operation, given, tx.now()));
  }

  /** Remembers what the caller made or changed. */
  void remember(String objectId, Tx tx) {
    if (token != null) {
      tx.tables()
          .requestTokens()
          .put(tx.caller().requester(), operation, token, objectId, tx.now());
    }
  }
}
