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
  /**
   * Takes it for what the caller is about to make or change.
   *
   * @return what the caller made or changed by a call that had this token before; empty if none had
   */
  Optional<String> take(String objectId, Tx tx) {
    return token == null
        ? Optional.empty()
        : tx.tables()
            .requestTokens()
            .take(tx.caller().requester(), operation, token, objectId, tx.now());
  }

  /**
   * What is said of a token that was used before.
   *
   * @param first the id of the request that used it
   */
  static Failure used(@Nullable String token, String first) {
    return Failure.requestError(
        "InvalidParameterValue",
        String.format(
            "The idempotency token \"%s\" has already been processed, by request %s.",
            token, first));
  }
}
