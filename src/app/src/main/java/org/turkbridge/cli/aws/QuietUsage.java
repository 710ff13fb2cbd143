package org.turkbridge.cli.aws;

import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.ExitStatus;
import picocli.CommandLine;

/** Says nothing of wrong usage but the exit code, and leaves other failures as they are. */
final class QuietUsage
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
