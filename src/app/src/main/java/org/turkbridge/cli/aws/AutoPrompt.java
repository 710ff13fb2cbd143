package org.turkbridge.cli.aws;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.ExitStatus;
import org.turkbridge.awscli.configuration.Endpoint;
import org.turkbridge.cli.console.TerminalFile;
import org.turkbridge.cli.prompt.FileNames;
import org.turkbridge.cli.prompt.OptionNames;
import org.turkbridge.cli.prompt.Prompt;
import org.turkbridge.cli.prompt.Suggestions;
import org.turkbridge.cli.prompt.Values;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs the command, and asks for its parameters where the user wants that. */
public final class AutoPrompt {
  private static final int LEFT = 130;

  private final String name;
  private final Supplier<CommandLine> commandLines;
  private final Map<String, String> environment;
  private final Path home;

  /**
   * @param name of the command, as it is typed
   * @param commandLines makes the command line of this program, which is used once
   * @param environment the environment variables
   * @param home the user's home folder
   */
  public AutoPrompt(
      String name, Supplier<CommandLine> commandLines, Map<String, String> environment, Path home) {
    this.name = name;
    this.commandLines = commandLines;
    this.environment = environment;
    this.home = home;
  }

  /**
   * Runs it.
   *
   * @param words behind the command's name
   * @return the exit code
   * @throws CommandException if what the user wants of prompts cannot be
   */
  public int execute(List<String> words) {
    CommandLine commandLine = commandLines.get();
    CommandSpec command =
        Objects.requireNonNull(commandLine.getSubcommands().get(name)).getCommandSpec();
    OptionNames names = new OptionNames(command.options());
    return switch (new PromptSetting(environment, home).mode(words, names)) {
      case OFF -> commandLine.execute(line(words));
      case ON -> {
        if (!TerminalFile.isThere()) {
          throw CommandException.usage(
              "There is no terminal to ask for parameters on: leave %s out, or use %s"
                  .formatted(PromptSetting.ON, PromptSetting.OFF));
        }
        yield ask(command, without(PromptSetting.ON, words, names));
      }
      case ON_PARTIAL -> {
        if (!TerminalFile.isThere()) {
          yield commandLine.execute(line(words));
        }
        int exitCode = QuietUsage.of(commandLine).execute(line(words));
        yield exitCode == ExitStatus.USAGE.code() ? ask(command, words) : exitCode;
      }
    };
  }

  private int ask(CommandSpec command, List<String> words) {
    Prompt prompt = new Prompt(command, suggestions(command), this::mistake, environment);
    try {
      return prompt
          .ask(words)
          .map(entered -> commandLines.get().execute(line(entered)))
          .orElse(LEFT);
    } catch (IOException e) {
      throw CommandException.other("The terminal cannot be used: " + e.getMessage());
    }
  }

  private Suggestions suggestions(CommandSpec command) {
    Values files = new FileNames(Path.of(""), home);
    return new Suggestions(
        command,
        Map.of(
            "--profile",
            new ProfileNames(environment, home),
            "--region",
            Values.of(List.of(Endpoint.REGION)),
            "--ca-bundle",
            files),
        Set.of(PromptSetting.ON, PromptSetting.OFF),
        files);
  }

  private Optional<String> mistake(List<String> words) {
    try {
      CommandLine.ParseResult parsed = commandLines.get().parseArgs(line(words)).subcommand();
      ((OperationCommand) parsed.commandSpec().userObject()).requireUsable();
      return Optional.empty();
    } catch (CommandLine.ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> without(String option, List<String> words, OptionNames names) {
    return words.stream()
        .filter(
            word ->
                !OptionNames.isOption(word)
                    || names.find(word).filter(it -> it.longestName().equals(option)).isEmpty())
        .toList();
  }

  private String[] line(List<String> words) {
    return Stream.concat(Stream.of(name), words.stream()).toArray(String[]::new);
  }

  /** Says nothing of wrong usage but the exit code, and leaves other failures as they are. */
  private static final class QuietUsage
      implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    private final CommandLine.IExecutionExceptionHandler others;

    private QuietUsage(CommandLine.IExecutionExceptionHandler others) {
      this.others = others;
    }

    static CommandLine of(CommandLine commandLine) {
      QuietUsage quiet = new QuietUsage(commandLine.getExecutionExceptionHandler());
      return commandLine.setParameterExceptionHandler(quiet).setExecutionExceptionHandler(quiet);
    }

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
      return ExitStatus.USAGE.code();
    }

    @Override
    public int handleExecutionException(
        Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
      return e instanceof CommandException failure && failure.status() == ExitStatus.USAGE
          ? ExitStatus.USAGE.code()
          : others.handleExecutionException(e, command, parsed);
    }
  }
}
