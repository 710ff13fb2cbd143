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
}
