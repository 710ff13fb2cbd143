package org.turkbridge.cli.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.CommandTable;
import org.turkbridge.cli.prompt.OptionNames;
import picocli.CommandLine;

/** Puts the command first: the AWS CLI takes its global options before it and after it. */
public final class CommandWords {
  /** The commands that there are. */
  public static final CommandTable COMMANDS = CommandTable.bundled();

  /** The one that has forms of the legacy API, and stands among those of this program. */
  public static final String LEGACY = "list-qualification-requests";

  private static final Set<String> HELP_OPTIONS = Set.of("--help", "-h");

  private CommandWords() {}

  /**
   * The same words in picocli's order; {@code mturk} before the command is left out. Without a
   * command that is there, {@code mturk} comes first, with the options before it that are not of
   * all commands; or {@code help} for one that asks for help. Other commands are left as they are.
   *
   * @throws CommandException if a command stands without {@code mturk} that is not {@link #LEGACY}
   */
  public static String[] commandFirst(String... args) {
    if (args.length == 0) {
      return args;
    }
    if (!(OptionNames.isOption(args[0]) || args[0].equals(MturkCommand.NAME))) {
      requireMturk(args[0]);
      return args;
    }
    OptionNames options =
        new OptionNames(
            CommandLine.Model.CommandSpec.forAnnotatedObject(GlobalOptionsMixin.class).options());
    List<String> before = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    boolean isMturk = false;
    int at = 0;
    while (at < args.length) {
      String word = args[at++];
      if (OptionNames.isOption(word)) {
        before.add(word);
        if (options.find(word).isEmpty()) {
          unknown.add(word);
        }
        if (at < args.length && options.takesNext(word)) {
          before.add(args[at++]);
        }
      } else if (word.equals(MturkCommand.NAME) && !isMturk) {
        isMturk = true;
      } else if (COMMANDS.has(word)) {
        if (!isMturk) {
          requireMturk(word);
        }
        return joined(word, before, args, at);
      } else if (isMturk
          && word.equals(OperationCommand.HELP)
          && at == args.length - 1
          && COMMANDS.has(args[at])) {
        return new String[] {args[at], word};
      } else {
        at--;
        break;
      }
    }
    if (!isMturk) {
      return args;
    }
    boolean isHelp = unknown.stream().anyMatch(HELP_OPTIONS::contains);
    return joined(MturkCommand.NAME, isHelp ? List.of(OperationCommand.HELP) : unknown, args, at);
  }

  private static void requireMturk(String word) {
    if (COMMANDS.has(word) && !word.equals(LEGACY)) {
      throw CommandException.usage(
          "turkbridge: '%1$s' is a command of mturk: 'turkbridge mturk %1$s'".formatted(word));
    }
  }

  private static String[] joined(String command, List<String> before, String[] args, int from) {
    List<String> words = new ArrayList<>();
    words.add(command);
    words.addAll(before);
    words.addAll(List.of(args).subList(from, args.length));
    return words.toArray(String[]::new);
  }
}
