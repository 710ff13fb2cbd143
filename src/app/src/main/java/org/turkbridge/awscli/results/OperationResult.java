package org.turkbridge.awscli.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.paging.PageWalk;

/** What an operation answered. */
public sealed interface OperationResult {
  /** A list, read while it is printed. */
  record Pages(PageWalk walk) implements OperationResult {
    /** The member that holds the list. */
    public String key() {
      return walk.key();
    }
  }

  /**
   * One answer.
   *
   * @param key the member that holds the list; null where there is none
   */
  record Answer(Map<String, @Nullable Object> values, @Nullable String key)
      implements OperationResult {}
}
