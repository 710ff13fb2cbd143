package org.turkbridge.cli.aws;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What stands for {@code aws mturk} without a command that is there. */
@Command(
    name = MturkCommand.NAME,
    description = {
      "Commands of 'aws mturk', option for option: turkbridge mturk get-hit --hit-id ID.",
      "'turkbridge mturk help' lists them, 'turkbridge mturk COMMAND help' tells more of one."
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeOnInvalidInput = OperationCommand.USAGE)
public final class MturkCommand implements Runnable {
  /** As it is typed. */
  public static final String NAME = "mturk";

  @Parameters(hidden = true, arity = "0..*", paramLabel = "COMMAND")
  private List<String> words = List.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private MturkCommand() {}

  @Override
  public void run() {
    if (words.equals(List.of(OperationCommand.HELP))) {
      for (String name : CommandWords.COMMANDS.commands()) {
        spec.addSubcommand(name, OperationCommand.listed(name));
      }
      spec.commandLine().usage(spec.commandLine().getOut());
      return;
    }
    List<String> named =
        words.stream().dropWhile(word -> word.equals(OperationCommand.HELP)).toList();
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        (named.isEmpty()
                ? "Missing command"
                : "There is no mturk command '%s'".formatted(named.get(0)))
            + "; 'turkbridge mturk help' lists those that there are");
  }
}
