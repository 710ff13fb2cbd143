package org.turkbridge.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellQuotingTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "--max-items, --max-items",
        "http://127.0.0.1:8080/a, http://127.0.0.1:8080/a",
        "a b, 'a b'",
        "||, ''",
        "~/a, '~/a'",
        "[?contains(Answer; 'a')], \"[?contains(Answer; 'a')]\"",
        "[?A=='a' && B!='b'], '[?A=='\\''a'\\'' && B!='\\''b'\\'']'",
        "A==`1`, 'A==`1`'",
        "$HOME, '$HOME'",
        "é, 'é'"
      })
  void onlyWhatNeedsQuotesHasThem(String word, String quoted) {
    assertThat(ShellQuoting.quoted(word)).isEqualTo(quoted);
  }

  @Test
  void theShellReadsTheSameWords() throws IOException {
    List<String> words =
        List.of(
            "a",
            "",
            "a b",
            "'",
            "\"",
            "\\",
            "\\\\'\"",
            "$HOME",
            "`id`",
            "a\nb",
            "!x'",
            "*",
            "~",
            "#",
            "é;|&<>(){}");
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", "printf '<%s>' " + ShellQuoting.joined(words)).start();
    shell.getOutputStream().close();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("<" + String.join("><", words) + ">");
  }
}
