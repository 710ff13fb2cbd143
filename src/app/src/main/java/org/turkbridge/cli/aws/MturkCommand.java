package org.turkbridge.cli.aws;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What stands for {@code aws mturk} without a command that is there. */
@Command(
    name = MturkCommand.NAME,
    description = {
      "Commands of 'aws mturk': turkbridge mturk list-qualification-requests.",
      "The same as without mturk; 'turkbridge list-qualification-requests --help' tells more."
    },
    exitCodeOnInvalidInput = ListCommand.USAGE)
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
    if (words.equals(List.of("help"))) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return;
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        words.isEmpty()
            ? "Missing command: turkbridge mturk " + CommandWords.LISTS.get(0)
            : "There is no mturk command '%s' here, only %s"
                .formatted(words.get(0), String.join(", ", CommandWords.LISTS)));
  }
}
