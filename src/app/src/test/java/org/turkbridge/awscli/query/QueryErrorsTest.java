package org.turkbridge.awscli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryErrorsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '%',
      textBlock =
          """
          a b         => Unexpected token: b: Parse error at column 2, token "b" (UNQUOTED_IDENTIFIER), for expression:
          a.          => Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: eof: Parse error at column 2, token "" (EOF), for expression:
          a[          => Invalid jmespath expression: Incomplete expression:
          a[b]        => Expecting: star, got: unquoted_identifier: Parse error at column 2, token "b" (UNQUOTED_IDENTIFIER), for expression:
          ]           => invalid token: Parse error at column 0, token "]" (RBRACKET), for expression:
          [::1:]      => syntax error: Parse error at column 4, token ":" (COLON), for expression:
          "f"(a)      => Quoted identifier not allowed for function names.: Parse error at column 0, token "(" (LPAREN), for expression:
          @(a)        => Invalid function name '@': Parse error at column 0, token "@" (CURRENT), for expression:
          a = b       => Bad jmespath expression: Unknown token '=':
          é           => Bad jmespath expression: Unknown token é:
          'a          => Bad jmespath expression: Unclosed ' delimiter:
          "\\x"       => Bad jmespath expression: Invalid \\escape:
          `a"b`       => Bad jmespath expression: Bad token a"b:
          {a: b,}     => Expecting: ['quoted_identifier', 'unquoted_identifier'], got: rbrace: Parse error at column 6, token "}" (RBRACE), for expression:
          """)
  void aTextThatIsNoQueryIsToldByWhereItEnds(String expression, String firstLine) {
    assertThatExceptionOfType(QuerySyntaxException.class)
        .isThrownBy(() -> Query.compile(expression))
        .satisfies(e -> assertThat(e.getMessage()).startsWith(firstLine + "\n").endsWith("^"));
  }

  @Test
  void thePlaceIsShown() {
    assertThatExceptionOfType(QuerySyntaxException.class)
        .isThrownBy(() -> Query.compile("'😀' a"))
        .withMessage(
            """
            Unexpected token: a: Parse error at column 4, token "a" (UNQUOTED_IDENTIFIER), for expression:
            "'😀' a"
                 ^""");
  }

  @Test
  void anEmptyTextIsNoQuery() {
    assertThatExceptionOfType(QuerySyntaxException.class)
        .isThrownBy(() -> Query.compile(""))
        .withMessage("Invalid JMESPath expression: cannot be empty.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '%',
      textBlock =
          """
          to_upper(a)                => Unknown function: to_upper()
          abs()                      => Expected 1 argument for function abs(), received 0
          join('a')                  => Expected 2 arguments for function join(), received 1
          not_null()                 => Expected at least 1 argument for function not_null(), received 0
          to_upper(abs('x'))         => In function abs(), invalid type for value: x, expected one of: ['number'], received: "string"
          contains(a, 'x')           => In function contains(), invalid type for value: None, expected one of: ['array', 'string'], received: "null"
          sum(`[1, "a"]`)            => In function sum(), invalid type for value: a, expected one of: ['array-number'], received: "str"
          max(`["a", 1]`)            => In function max(), invalid type for value: 1, expected one of: ['array-number', 'array-string'], received: "int"
          sort_by(`[{"k": 1}, {"k": "a"}]`, &k) => In function sort_by(), invalid type for value: a, expected one of: ['number'], received: "string"
          sort_by(`[{"k": null}]`, &k) => In function sort_by(), invalid type for value: {'k': None}, expected one of: ['string', 'number'], received: "null"
          max_by(`[{"k": 1}, {"k": "a"}]`, &k) => '>' not supported between instances of 'str' and 'int'
          abs(`{"a": [1.0, true, "it's", "\\u00a0é"]}`) => In function abs(), invalid type for value: {'a': [1.0, True, "it's", '\\xa0é']}, expected one of: ['number'], received: "object"
          map(a, `[]`)               => In function map(), invalid type for value: None, expected one of: ['expref'], received: "null"
          `1` < 'a'                  => '<' not supported between instances of 'int' and 'str'
          `[1]`[::0]                 => slice step cannot be zero
          contains('a', `1`)         => 'in <string>' requires string as left operand, not int
          ceil(`Infinity`)           => cannot convert float infinity to integer
          merge(`{}`, `1`)           => 'int' object is not iterable
          &a                         => Circular reference detected
          """)
  void onlyWhoAsksHearsOfWhatCannotBeAnswered(String expression, String message) {
    Query query = Query.compile(expression);

    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> query.search(Map.of("list", List.of(1L))))
        .withMessage(message);
  }

  @Test
  void whatIsNotEvaluatedDoesNotFail() {
    assertThat(Query.compile("a || nothing()").search(Map.of("a", 1L))).isEqualTo(1L);
    assertThat(Query.compile("list[?nothing()]").search(null)).isNull();
  }

  @Test
  void whatIsNestedTooDeeplyIsNoSyntaxError() {
    String deep = "(".repeat(100_000);

    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> Query.compile(deep))
        .withMessage("maximum recursion depth exceeded");
    Query wide = Query.compile("a" + " | a".repeat(100_000));
    assertThatExceptionOfType(QueryException.class).isThrownBy(() -> wide.search(null));
  }
}
