package org.turkbridge.clients;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Expressions of JMESPath at random. */
final class QueryGrammar {
  static final List<String> TOKENS =
      List.of(
          "a", "b", "c", "\"a\"", "abs", "keys", " ", ".", "*", "[", "]", "[]", "[?", "(", ")", "{",
          "}", ",", ":", "|", "||", "&", "&&", "!", "==", "!=", "<", "<=", ">", ">=", "@", "0", "1",
          "-1", "'x'", "`1`", "`x`", "=", "#");

  private static final Arbitrary<String> NAME =
      Arbitraries.of("a", "b", "c", "d", "\"a\"", "\"\\u0062\"", "missing");

  private static final Arbitrary<String> LITERAL =
      Arbitraries.of(
          "'x'",
          "'é'",
          "`0`",
          "`1`",
          "`1.0`",
          "`-2.5`",
          "`true`",
          "`false`",
          "`null`",
          "`\"x\"`",
          "`x`",
          "`[]`",
          "`[1, 2.0, [3], null]`",
          "`{\"a\": {\"b\": 1}}`",
          "`\"\"`",
          "@");

  private static final Arbitrary<String> BRACKETS =
      Arbitraries.of(
          "[0]", "[-1]", "[1]", "[*]", "[*]", "[]", "[]", "[:2]", "[::-1]", "[1:]", ".*");

  private static final Arbitrary<String> OPERATOR =
      Arbitraries.of(
          " | ", "|", " || ", " && ", " == ", " != ", " < ", " <= ", " > ", " >= ", ".", "");

  private static final Arbitrary<String> FUNCTION =
      Arbitraries.of(
          "abs", "avg", "ceil", "floor", "keys", "length", "max", "min", "reverse", "sort", "sum",
          "values", "nothing");

  private static final Arbitrary<String> FUNCTION_OF_ANY =
      Arbitraries.of("not_null", "to_array", "to_number", "to_string", "type");

  private static final Arbitrary<String> FUNCTION_OF_TWO =
      Arbitraries.of("contains", "ends_with", "starts_with", "join", "merge", "not_null", "abs");

  private static final Arbitrary<String> FUNCTION_BY =
      Arbitraries.of("sort_by", "max_by", "min_by", "abs");

  private QueryGrammar() {}

  static Arbitrary<String> expression(int depth) {
    if (depth == 0) {
      return Arbitraries.oneOf(NAME, LITERAL);
    }
    Arbitrary<String> inner = Arbitraries.lazy(() -> expression(depth - 1));
    // Of functions few: most of them fail on most values, and so does what they are in.
    return Arbitraries.frequencyOf(
        Tuple.of(4, NAME),
        Tuple.of(2, LITERAL),
        Tuple.of(6, Combinators.combine(inner, BRACKETS).as(String::concat)),
        Tuple.of(6, Combinators.combine(inner, NAME).as("%s.%s"::formatted)),
        Tuple.of(4, Combinators.combine(inner, inner).as("%s[?%s]"::formatted)),
        Tuple.of(6, Combinators.combine(inner, OPERATOR, inner).as("%s%s%s"::formatted)),
        Tuple.of(2, inner.map("!%s"::formatted)),
        Tuple.of(2, inner.map("(%s)"::formatted)),
        Tuple.of(2, Combinators.combine(inner, inner).as("[%s, %s]"::formatted)),
        Tuple.of(2, Combinators.combine(inner, NAME, inner).as("%s.{%s: %s}"::formatted)),
        Tuple.of(2, Combinators.combine(inner, inner).as("%s.[%s]"::formatted)),
        Tuple.of(3, Combinators.combine(FUNCTION_OF_ANY, inner).as("%s(%s)"::formatted)),
        Tuple.of(1, Combinators.combine(FUNCTION, inner).as("%s(%s)"::formatted)),
        Tuple.of(1, Combinators.combine(FUNCTION_OF_TWO, inner, inner).as("%s(%s, %s)"::formatted)),
        Tuple.of(1, Combinators.combine(FUNCTION_BY, inner, inner).as("%s(%s, &%s)"::formatted)),
        Tuple.of(1, Combinators.combine(inner, inner).as("map(&%s, %s[])"::formatted)));
  }
}
