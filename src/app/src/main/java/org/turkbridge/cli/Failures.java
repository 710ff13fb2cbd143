package org.turkbridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.convert.OutputException;
import org.turkbridge.local.store.StoreException;
import picocli.CommandLine;

/** One line for what the user can mend, a stack trace for what only we can. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof UsageException) {
      return new UsageErrors()
          .handleParseException(
              new CommandLine.ParameterException(command, String.valueOf(e.getMessage())),
              new String[0]);
    }
    if (e instanceof OutputException output && output.isReaderGone()) {
      return ExitCode.READER_GONE;
    }
    if (e instanceof CommandException failure) {
      return tell(failure, command.getErr());
    }
    if (e instanceof IOException || e instanceof StoreException) {
      command.getErr().println("turkbridge: " + e.getMessage());
    } else {
      command.getErr().println("turkbridge: unexpected failure; please report this:");
      e.printStackTrace(command.getErr());
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Tells it as the AWS CLI does, behind an empty line, and gives the exit code. */
  static int tell(CommandException failure, PrintWriter err) {
    err.println("\n" + failure.getMessage());
    return failure.status().code();
  }
}
