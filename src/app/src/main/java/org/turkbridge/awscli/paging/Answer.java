package org.turkbridge.awscli.paging;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;

/** What the service answered. It is read when it is asked for: a list goes on before that. */
public interface Answer {
  /**
   * The token of the next page, without reading what follows it.
   *
   * @return null if there is none
   */
  @Nullable String nextToken();

  /**
   * Its members.
   *
   * @throws CommandException if it is not a JSON object
   */
  Map<String, @Nullable Object> values();
}
