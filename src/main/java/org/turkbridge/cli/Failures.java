package org.turkbridge.cli;

import java.io.IOException;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.convert.OutputException;
import org.turkbridge.local.StoreException;
import picocli.CommandLine;

/** One line for what the user can mend, a stack trace for what only we can. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof OutputException output && output.isReaderGone()) {
      return ExitCode.READER_GONE;
    }
    if (e instanceof CommandException failure) {
      // An empty line first, as the AWS CLI does.
      command.getErr().println("\n" + failure.getMessage());
      return failure.status().code();
    }
    if (e instanceof IOException || e instanceof StoreException) {
      command.getErr().println("turkbridge: " + e.getMessage());
    } else {
      command.getErr().println("turkbridge: unexpected failure; please report this:");
      e.printStackTrace(command.getErr());
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
