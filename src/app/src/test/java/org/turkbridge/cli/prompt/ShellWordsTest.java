package org.turkbridge.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
  private static List<String> texts(String line) {
    return ShellWords.of(line).texts();
  }

  @Test
  void blanksSeparateAndQuotesHold() {
    assertThat(texts("  a  b\tc\nd ")).containsExactly("a", "b", "c", "d");
    assertThat(texts("a\\ b 'c d' \"e f\"g'h'")).containsExactly("a b", "c d", "e fgh");
    assertThat(texts("'' \"\"")).containsExactly("", "");
    assertThat(texts("")).isEmpty();
  }

  @Test
  void backslashMeansSomethingWhereAShellSaysSo() {
    assertThat(texts("'a\\b' \"\\a\\\"\\$\\\\\" \\'")).containsExactly("a\\b", "\\a\"$\\", "'");
    assertThat(texts("--a \\\n --b \"c\\\nd\" e\\\nf")).containsExactly("--a", "--b", "cd", "ef");
  }

  @Test
  void nothingIsExpanded() {
    assertThat(texts("$HOME ~/a *.xml `a` a>b &"))
        .containsExactly("$HOME", "~/a", "*.xml", "`a`", "a>b", "&");
  }

  @Test
  void whatIsLeftOpenIsNamed() {
    assertThat(ShellWords.of("a 'b c").unclosed()).contains('\'');
    assertThat(ShellWords.of("a \"b'").unclosed()).contains('"');
    assertThat(ShellWords.of("a\\").unclosed()).contains('\\');
    assertThat(ShellWords.of("a 'b \"c").texts()).containsExactly("a", "b \"c");
    assertThat(ShellWords.of("a 'b'").unclosed()).isEmpty();
  }

  @Test
  void wordsKnowTheirPlace() {
    assertThat(ShellWords.of(" a 'b c' ").words())
        .containsExactly(new ShellWords.Word("a", 1, 2), new ShellWords.Word("b c", 3, 8));
  }

  @Property
  void quotedWordsAreReadBack(
      @ForAll @Size(max = 4)
          List<@Chars({'a', ' ', '\'', '"', '\\', '$', '\n', '!', 'é'}) String> words) {
    assertThat(texts(ShellQuoting.joined(words))).isEqualTo(words);
  }

  @Property
  void escapedWordsAreReadBack(
      @ForAll @Chars({'a', ' ', '\'', '"', '\\', '$', '!', 'é'}) String word) {
    assertThat(String.join("", texts(ShellQuoting.escaped(word)))).isEqualTo(word);
  }
}
