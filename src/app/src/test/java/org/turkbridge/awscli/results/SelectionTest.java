package org.turkbridge.awscli.results;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.awscli.CommandException;

class SelectionTest {
  @ParameterizedTest
  @CsvSource({"[", "(", "!", "{a:", "a[?", "sort("})
  void whatIsNestedTooDeeplyIsSaid(String open) {
    assertThatThrownBy(() -> Selection.of(open.repeat(50_000)))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("Bad value for --query: it is nested too deeply");
  }
}
