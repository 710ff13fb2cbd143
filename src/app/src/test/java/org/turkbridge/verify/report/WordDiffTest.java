package org.turkbridge.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class WordDiffTest {
  @Test
  void wholeWordsAreMarked() {
    WordDiff diff = WordDiff.of("a sunny day in Seattle.", "a rainy day in Portland.");

    assertThat(marked(diff.before())).isEqualTo("a [sunny] day in [Seattle].");
    assertThat(marked(diff.after())).isEqualTo("a [rainy] day in [Portland].");
  }

  @Test
  void wordsThatAreThereOnOneSideOnlyAreMarkedThere() {
    WordDiff diff = WordDiff.of("<a>one</a><b>two</b>", "<a>one</a>");

    assertThat(marked(diff.before())).isEqualTo("<a>one</a>[<b>two</b>]");
    assertThat(marked(diff.after())).isEqualTo("<a>one</a>");
  }

  @Test
  void whiteSpaceIsAWord() {
    WordDiff diff = WordDiff.of("two  spaces\n", "two spaces");

    assertThat(marked(diff.before())).isEqualTo("two[  ]spaces[\n]");
    assertThat(marked(diff.after())).isEqualTo("two[ ]spaces");
  }

  @Test
  void lettersAreNotTornFromTheirMarks() {
    WordDiff diff = WordDiff.of("cafe\u0301 \uD83D\uDE00", "cafe\u0300 \uD83D\uDE01");

    assertThat(marked(diff.before())).isEqualTo("[cafe\u0301] [\uD83D\uDE00]");
    assertThat(marked(diff.after())).isEqualTo("[cafe\u0300] [\uD83D\uDE01]");
  }

  @Test
  void textsOfVeryManyWordsAreComparedByLine() {
    String same = "one two three four five six seven eight\n".repeat(700);

    WordDiff diff = WordDiff.of("begin a\n" + same + "end a", "begin b\n" + same + "end b");

    assertThat(diff.before())
        .containsExactly(
            new WordDiff.Piece("begin ", false),
            new WordDiff.Piece("a\n", true),
            new WordDiff.Piece(same, false),
            new WordDiff.Piece("end a", true));
  }

  @Test
  void whatCannotBeComparedIsMarkedWhole() {
    String before = "x".repeat(3) + "a b ".repeat(5000) + "\n".repeat(1000);

    WordDiff diff = WordDiff.of(before + "1\n".repeat(2000) + "y", "z" + "2\n".repeat(2000) + "w");

    assertThat(diff.after())
        .containsExactly(new WordDiff.Piece("z" + "2\n".repeat(2000) + "w", true));
  }

  @Property(tries = 500)
  void nothingIsLostAndWhatIsNotMarkedIsTheSame(
      @ForAll
          @CharRange(from = '\n', to = '\n')
          @CharRange(from = ' ', to = ' ')
          @CharRange(from = 'a', to = 'c')
          String before,
      @ForAll
          @CharRange(from = '\n', to = '\n')
          @CharRange(from = ' ', to = ' ')
          @CharRange(from = 'a', to = 'c')
          String after) {
    WordDiff diff = WordDiff.of(before, after);

    assertThat(text(diff.before())).isEqualTo(before);
    assertThat(text(diff.after())).isEqualTo(after);
    assertThat(unmarked(diff.before())).isEqualTo(unmarked(diff.after()));
  }

  private static String text(List<WordDiff.Piece> pieces) {
    return pieces.stream().map(WordDiff.Piece::text).collect(Collectors.joining());
  }

  private static String unmarked(List<WordDiff.Piece> pieces) {
    return pieces.stream()
        .filter(piece -> !piece.changed())
        .map(WordDiff.Piece::text)
        .collect(Collectors.joining());
  }

  private static String marked(List<WordDiff.Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece.changed() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }
}
