package org.turkbridge.shim;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of one walk through a list of the current API, which ends where one of them comes
 * again rather than never.
 */
final class PageTokens {
  private static final Logger LOG = LoggerFactory.getLogger(PageTokens.class);

  private final Set<String> tokens = new HashSet<>();

  /**
   * What the next page is asked for with.
   *
   * @param token of the page before; null if that is the last
   * @return null if the walk ends
   */
  @Nullable String next(@Nullable String token) {
    if (token == null || tokens.add(token)) {
      return token;
    }
    LOG.warn("A NextToken came twice; the list is taken to end there");
    return null;
  }
}
