package org.turkbridge.cli.aws;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.configuration.Configuration;
import org.turkbridge.cli.prompt.OptionNames;
import org.turkbridge.requester.AwsFiles;
import picocli.CommandLine.Model.OptionSpec;

/** Whether the user wants to be asked, by the rules of the AWS CLI. */
final class PromptSetting {
  static final String ON = "--cli-auto-prompt";
  static final String OFF = "--no-cli-auto-prompt";

  private static final String VARIABLE = "AWS_CLI_AUTO_PROMPT";
  private static final String PROPERTY = "cli_auto_prompt";

  private final Map<String, String> environment;
  private final Path home;

  PromptSetting(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  /**
   * The mode for a command line, which need not be valid. As in the AWS CLI the profile is that of
   * the environment, whatever {@code --profile} says.
   *
   * @throws CommandException if both options are in it, or a file of AWS tools cannot be parsed
   */
  Mode mode(List<String> words, OptionNames names) {
    List<OptionSpec> given =
        words.stream()
            .filter(OptionNames::isOption)
            .flatMap(word -> names.find(word).stream())
            .toList();
    boolean isHelp =
        words.contains(OperationCommand.HELP)
            || given.stream().anyMatch(option -> option.usageHelp() || option.versionHelp());
    boolean isOn = given.stream().anyMatch(option -> option.longestName().equals(ON));
    boolean isOff = given.stream().anyMatch(option -> option.longestName().equals(OFF));
    if (isHelp && !(isOn && isOff)) {
      return Mode.OFF;
    }
    // The AWS CLI refuses what cannot be parsed before it looks at an option.
    AwsFiles files = Configuration.files(environment, home);
    if (isOn && isOff) {
      throw CommandException.usage(
          "Both %s and %s cannot be specified at the same time.".formatted(ON, OFF));
    }
    if (isOff) {
      return Mode.OFF;
    }
    return isOn
        ? Mode.ON
        : Optional.ofNullable(environment.get(VARIABLE))
            .or(() -> Configuration.of(environment, files, null).property(PROPERTY))
            .map(Mode::of)
            .orElse(Mode.OFF);
  }

  /** When a command asks for its parameters. */
  enum Mode {
    /** Before every run. */
    ON,
    /** After a run that was wrong usage. */
    ON_PARTIAL,
    /** Never. */
    OFF;

    /** What the word says that the AWS CLI is configured with; off if it says nothing to it. */
    public static Mode of(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "on" -> ON;
        case "on-partial" -> ON_PARTIAL;
        default -> OFF;
      };
    }
  }
}
