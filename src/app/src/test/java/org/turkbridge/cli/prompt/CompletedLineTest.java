package org.turkbridge.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletedLineTest {
  /** The cursor is where the bar is. */
  private static CompletedLine at(String line) {
    int cursor = line.indexOf('|');
    return CompletedLine.of(line.replace("|", ""), cursor);
  }

  @Test
  void cursorBehindAWordIsInIt() {
    CompletedLine line = at("--output te| --debug");
    assertThat(line.words()).containsExactly("--output", "te", "--debug");
    assertThat(line.word()).isEqualTo("te");
    assertThat(line.wordIndex()).isEqualTo(1);
    assertThat(line.wordCursor()).isEqualTo(2);
    assertThat(line.rawWordCursor()).isEqualTo(2);
    assertThat(line.rawWordLength()).isEqualTo(2);
  }

  @Test
  void cursorBetweenWordsIsInAnEmptyOne() {
    CompletedLine line = at("--output | --debug");
    assertThat(line.words()).containsExactly("--output", "", "--debug");
    assertThat(line.word()).isEmpty();
    assertThat(line.wordIndex()).isEqualTo(1);
    assertThat(line.rawWordLength()).isZero();
    assertThat(at("|").words()).containsExactly("");
    assertThat(at("a |").wordIndex()).isEqualTo(1);
  }

  @Test
  void quotesCountInTheLineAndNotInTheWord() {
    CompletedLine line = at("'a b' file://my\\ in|put");
    assertThat(line.word()).isEqualTo("file://my input");
    assertThat(line.wordCursor()).isEqualTo("file://my in".length());
    assertThat(line.rawWordCursor()).isEqualTo("file://my\\ in".length());
    assertThat(line.rawWordLength()).isEqualTo("file://my\\ input".length());
    assertThat(at("--query \"a b|").word()).isEqualTo("a b");
  }

  @Test
  void candidatesAreInsertedSoThatTheyMayGoOn() {
    assertThat(at("|").escape("file://my dir/", false)).hasToString("file://my\\ dir/");
    assertThat(at("|").escape("it's", true)).hasToString("it\\'s");
  }
}
