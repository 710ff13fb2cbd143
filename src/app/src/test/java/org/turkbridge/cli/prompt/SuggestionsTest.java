package org.turkbridge.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class SuggestionsTest {
  private static final CommandSpec COMMAND =
      CommandSpec.create()
          .addOption(
              OptionSpec.builder("--text")
                  .type(String.class)
                  .description("A text.", "More.")
                  .build())
          .addOption(
              OptionSpec.builder("--form")
                  .type(String.class)
                  .completionCandidates(List.of("wide", "narrow"))
                  .build())
          .addOption(
              OptionSpec.builder("--sketch")
                  .type(String.class)
                  .arity("0..1")
                  .completionCandidates(List.of("in", "out"))
                  .build())
          .addOption(
              OptionSpec.builder("--tag").type(List.class).auxiliaryTypes(String.class).build())
          .addOption(OptionSpec.builder("--flag").build())
          .addOption(OptionSpec.builder("--file").type(String.class).build())
          .addOption(OptionSpec.builder("--hidden").hidden(true).build())
          .addOption(OptionSpec.builder("--prompt").build())
          .addOption(OptionSpec.builder("-V", "--version").versionHelp(true).build());

  @TempDir private Path folder;

  private List<Suggestion> all(List<String> before, String begun, List<String> after) {
    FileNames files = new FileNames(folder, folder.resolve("home"));
    return new Suggestions(COMMAND, Map.of("--file", files), Set.of("--prompt"), files)
        .at(before, begun, after);
  }

  private List<String> words(List<String> before, String begun) {
    return all(before, begun, List.of()).stream().map(Suggestion::word).toList();
  }

  @Test
  void optionsComeInTheOrderOfTheCommandWithTheirMeaning() {
    assertThat(words(List.of(), ""))
        .containsExactly("--text", "--form", "--sketch", "--tag", "--flag", "--file");
    assertThat(all(List.of(), "--", List.of()))
        .first()
        .isEqualTo(new Suggestion("--text", "A text.", true));
  }

  @Test
  void whatIsGivenIsLeftOutUnlessItMayBeRepeated() {
    assertThat(words(List.of("--text", "a", "--tag", "--form", "--flag"), "--"))
        .containsExactly("--form", "--sketch", "--tag", "--file");
    assertThat(words(List.of("--te=a", "--fl"), "-"))
        .doesNotContain("--text", "--flag")
        .contains("--form");
    assertThat(all(List.of(), "", List.of("--form", "wide", "--flag")))
        .extracting(Suggestion::word)
        .containsExactly("--text", "--sketch", "--tag", "--file");
  }

  @Test
  void choicesStandBehindTheirOption() {
    assertThat(words(List.of("--form"), "")).containsExactly("wide", "narrow");
    assertThat(words(List.of("--fo"), "w")).containsExactly("wide", "narrow");
    assertThat(words(List.of(), "--form=n")).containsExactly("--form=wide", "--form=narrow");
    assertThat(words(List.of("--form", "wide"), "w")).isEmpty();
  }

  @Test
  void anOptionalValueStandsBesideTheOptions() {
    assertThat(words(List.of("--sketch"), ""))
        .startsWith("in", "out", "--text")
        .doesNotContain("--sketch");
    assertThat(words(List.of("--sketch=in"), "")).doesNotContain("in", "out");
  }

  @Test
  void flagsAndUnknownOptionsHaveNoValues() {
    assertThat(words(List.of(), "--flag=")).isEmpty();
    assertThat(words(List.of(), "--nosuch=")).isEmpty();
    assertThat(words(List.of("--nosuch"), "x")).isEmpty();
  }

  @Test
  void textsMayBeInFiles() throws IOException {
    Files.createFile(folder.resolve("a.json"));
    assertThat(words(List.of("--text"), "")).isEmpty();
    assertThat(all(List.of("--text"), "fi", List.of()))
        .containsExactly(Suggestion.begun("file://"));
    assertThat(words(List.of("--text"), "file://")).containsExactly("file://a.json");
    assertThat(words(List.of("--file"), "")).containsExactly("a.json");
  }
}
