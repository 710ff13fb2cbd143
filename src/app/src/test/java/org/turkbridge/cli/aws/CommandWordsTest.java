package org.turkbridge.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve --profile x                              | serve --profile x",
        "list-qualification-requests --debug            | list-qualification-requests --debug",
        "mturk list-qualification-requests --max-items 1 | list-qualification-requests --max-items 1",
        "--output text mturk list-qualification-requests x | list-qualification-requests --output text x",
        "--output=text list-qualification-requests      | list-qualification-requests --output=text",
        "--debug --region a mturk --profile mturk list-qualification-requests"
            + " | list-qualification-requests --debug --region a --profile mturk",
        "--reg a --out text list-qualification-requests | list-qualification-requests --reg a --out text",
        "mturk                                          | mturk",
        "mturk help                                     | mturk help",
        "--region a mturk other --x                     | mturk other --x",
        "--region a mturk --foo x                       | mturk --foo x",
        "--region a mturk --foo -h                      | mturk help",
        "mturk gethit --hit-id x                        | mturk gethit --hit-id x",
        "mturk help get-hit                             | get-hit help",
        "mturk help gethit                              | mturk help gethit",
        "--help                                         | --help",
        "--region a serve                               | --region a serve",
        "--region                                       | --region"
      })
  void theCommandComesFirst(String typed, String expected) {
    assertThat(String.join(" ", CommandWords.commandFirst(typed.strip().split(" "))))
        .isEqualTo(expected.strip());
  }
}
