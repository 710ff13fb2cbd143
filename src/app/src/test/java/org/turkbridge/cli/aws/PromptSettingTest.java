package org.turkbridge.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.cli.prompt.OptionNames;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class PromptSettingTest {
  private static final OptionNames NAMES =
      new OptionNames(
          List.of(
              OptionSpec.builder("--query").type(String.class).build(),
              OptionSpec.builder("-h", "--help").usageHelp(true).build(),
              OptionSpec.builder("-V", "--version").versionHelp(true).build(),
              OptionSpec.builder("--cli-auto-prompt").build(),
              OptionSpec.builder("--no-cli-auto-prompt").build()));

  @TempDir private Path home;
  private final Map<String, String> environment = new TreeMap<>();

  private PromptSetting.Mode mode(String... words) {
    return new PromptSetting(environment, home).mode(List.of(words), NAMES);
  }

  private void config(String text) throws IOException {
    Files.createDirectory(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws/config"), text);
  }

  @Test
  void itIsOffUnlessItIsWanted() {
    assertThat(mode()).isEqualTo(PromptSetting.Mode.OFF);
    assertThat(mode("--query", "cli-auto-prompt")).isEqualTo(PromptSetting.Mode.OFF);
  }

  @Test
  void optionsComeFirst() {
    environment.put("AWS_CLI_AUTO_PROMPT", "on-partial");
    assertThat(mode("--cli-auto-prompt")).isEqualTo(PromptSetting.Mode.ON);
    assertThat(mode("--nosuch", "--cli-auto")).isEqualTo(PromptSetting.Mode.ON);
    assertThat(mode("--no-cli-auto-prompt")).isEqualTo(PromptSetting.Mode.OFF);
    assertThat(mode()).isEqualTo(PromptSetting.Mode.ON_PARTIAL);
  }

  @Test
  void whoWantsHelpIsNotAsked() {
    environment.put("AWS_CLI_AUTO_PROMPT", "on");
    for (String word : List.of("help", "--help", "-h", "--version", "-V")) {
      assertThat(mode("--cli-auto-prompt", word)).as(word).isEqualTo(PromptSetting.Mode.OFF);
    }
    assertThat(mode("--query", "x")).isEqualTo(PromptSetting.Mode.ON);
  }

  @Test
  void bothOptionsAreWrongEvenWithHelp() {
    assertThatThrownBy(() -> mode("--no-cli-auto-prompt", "--cli-auto-prompt", "help"))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.");
  }

  @Test
  void profileOfTheEnvironmentComesLast() throws IOException {
    config("[default]\ncli_auto_prompt = on\n[profile other]\ncli_auto_prompt = On-Partial\n");
    assertThat(mode()).isEqualTo(PromptSetting.Mode.ON);
    environment.put("AWS_PROFILE", "other");
    assertThat(mode()).isEqualTo(PromptSetting.Mode.ON_PARTIAL);
    environment.put("AWS_CLI_AUTO_PROMPT", "nonsense");
    assertThat(mode()).isEqualTo(PromptSetting.Mode.OFF);
    environment.put("AWS_CLI_AUTO_PROMPT", "");
    assertThat(mode()).isEqualTo(PromptSetting.Mode.OFF);
  }

  @Test
  void missingProfileIsLeftToTheCommand() {
    environment.put("AWS_PROFILE", "nosuch");
    assertThat(mode()).isEqualTo(PromptSetting.Mode.OFF);
  }

  @Test
  void commandHasTheOptionsThatItLooksFor() {
    assertThat(CommandSpec.forAnnotatedObject(GlobalOptionsMixin.class).optionsMap())
        .containsKeys(PromptSetting.ON, PromptSetting.OFF);
  }

  @ParameterizedTest
  @CsvSource({
    "on, ON",
    "On, ON",
    "on-partial, ON_PARTIAL",
    "ON-PARTIAL, ON_PARTIAL",
    "off, OFF",
    "true, OFF",
    "partial, OFF",
    "'', OFF"
  })
  void whatIsNotKnownIsOff(String word, PromptSetting.Mode mode) {
    assertThat(PromptSetting.Mode.of(word)).isEqualTo(mode);
  }
}
