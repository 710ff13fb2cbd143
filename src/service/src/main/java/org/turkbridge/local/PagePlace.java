package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.PageTokens;

/**
 * Where in a list a page begins, and how large it may become.
 *
 * @param list what is listed: operation and filters
 * @param token that the request gave; null for the first page
 */
record PagePlace(PageTokens tokens, String list, @Nullable String token, PageLimit limit) {
  /**
   * The sequence number that the page begins after; 0 for the first page.
   *
   * @throws Failure if the token was not given for that list
   */
  long after() {
    return tokens.start(list, token);
  }

  /** The token for what follows the page that was read from here; null if nothing does. */
  @Nullable String next(Page<?> page) {
    return tokens.next(list, page.end());
  }
}
