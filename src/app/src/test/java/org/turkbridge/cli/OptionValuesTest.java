package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of values that an option cannot have, in words of users. */
final class OptionValuesTest {
  private final StringWriter errors = new StringWriter();

  @TempDir private Path folder;

  private int run(String... words) {
    return Turkbridge.commandLine().setErr(new PrintWriter(errors, true)).execute(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "convert a --threads x | --threads': 'x' is not a whole number, or too large",
        "convert a --max-rejects 1.5 | --max-rejects': '1.5' is not a whole number, or too large",
        "serve --legacy-port 99999999999"
            + " | --legacy-port': '99999999999' is not a whole number, or too large",
        "replay a --against http:// | --against': 'http://' is no URL: Expected authority",
      })
  void aWrongValueIsNamed(String line, String message) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(errors.toString())
        .startsWith("turkbridge: Invalid value for option '" + message)
        .doesNotContain("java");
  }

  @Test
  void anAnswerThatIsNotThereIsNamed() {
    String answer = folder.resolve("answer.xml").toString();
    String[] submit = {
      "worker", "submit", "--store", "a.db", "--assignment-id", "3A", "--answer", answer
    };

    assertThat(run(submit)).isEqualTo(ExitCode.CANNOT_START);
    assertThat(errors.toString())
        .isEqualTo("turkbridge: --answer: there is no file " + answer + System.lineSeparator());
  }
}
