package org.turkbridge.awscli.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.awscli.model.PlainJson;
import org.turkbridge.python.PythonRepr;

class QueryTest {
  private static final String DOCUMENT =
      """
      {
        "requests": [
          {"id": "3A", "worker": "W2", "score": 10, "tags": ["x", null]},
          {"id": "3B", "worker": "W1", "score": 9.5},
          {"id": "3C", "worker": "w3", "score": 10.0, "tags": ["y", "z"]}
        ],
        "ints": [3, 1, 2],
        "floats": [0.5, 1],
        "words": ["b", "￿", "😀", "B"],
        "owner": {"name": "é", "age": 7, "none": null},
        "zero": 0,
        "big": 9223372036854775808,
        "empty": []
      }
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '%',
      textBlock =
          """
          owner.name                                 => "é"
          owner."name"                               => "é"
          "\\u006fwner".age                          => 7
          missing.name                               => null
          ints[-1]                                   => 2
          ints[5]                                    => null
          ints[::-1]                                 => [2, 1, 3]
          owner[0:1]                                 => null
          requests[].id                              => ["3A", "3B", "3C"]
          requests[].id | [0]                        => "3A"
          requests[*].tags[0]                        => ["x", "y"]
          requests[*].tags[]                         => ["x", "y", "z"]
          requests[?score == `10`].id                => ["3A", "3C"]
          requests[?worker > 'W1'].id                => ["3A", "3C"]
          requests[?worker == `W1`].id               => ["3B"]
          requests[?!tags].id                        => ["3B"]
          requests[0].[worker, id]                   => ["W2", "3A"]
          requests[0].{w: worker, i: id, n: no}      => {"w": "W2", "i": "3A", "n": null}
          owner.*                                    => ["é", 7]
          @.zero                                     => 0
          zero && 'a number is true'                 => "a number is true"
          zero == `false`                            => false
          !zero                                      => false
          `1` == `1.0`                               => true
          owner < zero                               => null
          !owner.name                                => null
          !empty && empty                            => []
          `{"a": {"b": {"c": 1}}}`.*.b.c             => null
          `{"a": {"b": 1}}`.*.b                      => [1]
          ints[0] || missing                         => 3
          'it\\'s'                                   => "it's"
          `a\\`b`                                    => "a`b"
          length(words[2])                           => 1
          reverse(`"a😀b"`)                          => "b😀a"
          sort(words)                                => ["B", "b", "￿", "😀"]
          sum(ints)                                  => 6
          sum(floats)                                => 1.5
          sum([big, `1`])                            => 9223372036854775809
          avg(ints)                                  => 2.0
          avg(empty)                                 => null
          ceil(`1.2`)                                => 2
          floor(`-1e19`)                             => -10000000000000000000
          abs(`-2.0`)                                => 2.0
          max(ints)                                  => 3
          min(empty)                                 => null
          max_by(requests, &score).id                => "3A"
          min_by(requests, &score).id                => "3B"
          sort_by(requests, &worker)[].id            => ["3B", "3A", "3C"]
          map(&tags, requests)                       => [["x", null], null, ["y", "z"]]
          join('-', requests[].id)                   => "3A-3B-3C"
          keys(owner)                                => ["name", "age", "none"]
          values(owner)                              => ["é", 7, null]
          merge(owner, {age: `8`, x: `1`})           => {"name": "é", "age": 8, "none": null, "x": 1}
          not_null(missing, owner.none, zero)        => 0
          to_array(zero)                             => [0]
          to_number('1_0')                           => 10
          to_number('1e1')                           => 10.0
          to_number('ten')                           => null
          to_string([owner, `1.0`])                  => "[{\\"name\\":\\"\\\\u00e9\\",\\"age\\":7,\\"none\\":null},1.0]"
          type(big)                                  => "number"
          contains(words, 'b')                       => true
          contains(ints, `true`)                     => true
          contains('abc', 'bc')                      => true
          starts_with(owner.name, 'e')               => false
          ends_with('abc', 'c')                      => true
          """)
  void answers(String expression, String expected) {
    Object answer = Query.compile(expression).search(PlainJson.readPython(DOCUMENT));

    // Python's text of a value tells ints from floats, and has the order of the members.
    assertThat(PythonRepr.of(answer)).isEqualTo(PythonRepr.of(PlainJson.readPython(expected)));
  }

  @Test
  void valuesAreOfThePlainModel() {
    assertThat(search("[`1`, `1.0`, `9223372036854775808`, 'a', `true`, {a: length('b')}]", "x"))
        .isEqualTo(
            List.of(1L, 1.0, BigInteger.TWO.pow(63), "a", true, Map.<String, Object>of("a", 1L)));
  }

  @Test
  void aQueryMayBeAskedAgain() {
    Query query = Query.compile("a");

    assertThat(query.search(Map.of("a", 1L))).isEqualTo(1L);
    assertThat(query.search(null)).isNull();
    assertThat(query.search(Map.of("a", 2L))).isEqualTo(2L);
  }

  private static @Nullable Object search(String expression, Object value) {
    return Query.compile(expression).search(value);
  }
}
