package org.turkbridge.cli.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Puts the command first: the AWS CLI takes its global options before it and after it. */
public final class CommandWords {
  private CommandWords() {}

  /**
   * The same words in picocli's order; {@code mturk} before the command is left out. Other commands
   * are left as they are.
   */
  public static String[] commandFirst(String... args) {
    if (args.length == 0 || !(isOption(args[0]) || args[0].equals(MturkCommand.NAME))) {
      return args;
    }
    List<OptionSpec> options =
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(GlobalOptionsMixin.class))
            .getCommandSpec()
            .options();
    List<String> before = new ArrayList<>();
    boolean isMturk = false;
    int at = 0;
    while (at < args.length) {
      String word = args[at++];
      if (isOption(word)) {
        before.add(word);
        if (at < args.length && takesValue(word, options)) {
          before.add(args[at++]);
        }
      } else if (word.equals(MturkCommand.NAME) && !isMturk) {
        isMturk = true;
      } else if (word.equals(ListQualificationRequestsCommand.NAME)) {
        return joined(word, before, args, at);
      } else {
        at--;
        break;
      }
    }
    return isMturk ? joined(MturkCommand.NAME, List.of(), args, at) : args;
  }

  private static boolean isOption(String word) {
    return word.startsWith("-");
  }

  private static boolean takesValue(String word, List<OptionSpec> options) {
    return !word.contains("=")
        && option(word, options).filter(option -> option.arity().min() > 0).isPresent();
  }

  /** The option of that name, or the only one that begins like it. */
  private static Optional<OptionSpec> option(String name, List<OptionSpec> options) {
    List<OptionSpec> alike =
        options.stream().filter(option -> option.longestName().startsWith(name)).toList();
    return alike.stream()
        .filter(option -> option.longestName().equals(name))
        .findFirst()
        .or(() -> alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty());
  }

  private static String[] joined(String command, List<String> before, String[] args, int from) {
    List<String> words = new ArrayList<>();
    words.add(command);
    words.addAll(before);
    words.addAll(List.of(args).subList(from, args.length));
    return words.toArray(String[]::new);
  }
}
