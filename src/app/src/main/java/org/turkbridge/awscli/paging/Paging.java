package org.turkbridge.awscli.paging;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.parameters.CallParameters;
import org.turkbridge.python.PythonInt;

/**
 * Which part of a list is wanted.
 *
 * @param startingToken null for its beginning
 * @param pageSize null for the service's own
 * @param maxItems null for all
 */
record Paging(@Nullable String startingToken, @Nullable Object pageSize, @Nullable Long maxItems) {
  /**
   * That of the parameters.
   *
   * @param pagination what they have under {@link CallParameters#PAGINATION}; null if nothing
   * @throws CommandException if a number is none
   */
  static Paging of(@Nullable Object pagination) {
    Map<?, ?> map = pagination instanceof Map<?, ?> given ? given : Map.of();
    Object token = map.get(CallParameters.STARTING_TOKEN);
    Object most = map.get(CallParameters.MAX_ITEMS);
    Object size = map.get(CallParameters.PAGE_SIZE);
    return new Paging(
        token == null ? null : token.toString(),
        size == null ? null : number(size),
        most == null ? null : number(most));
  }

  private static long number(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    String text = value.toString();
    BigInteger number =
        PythonInt.parse(text).orElseThrow(() -> CommandException.other(PythonInt.error(text)));
    return PythonInt.nearest(number);
  }
}
