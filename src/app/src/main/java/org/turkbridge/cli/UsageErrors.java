package org.turkbridge.cli;

import picocli.CommandLine;

/** What is wrong and where to read more; not the whole help, which would push it off the screen. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
  @Override
  public int handleParseException(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("turkbridge: " + message(e));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Where abbreviations are understood, picocli trips over an argument that is empty. */
  private static String message(CommandLine.ParameterException e) {
    return e.getCause() instanceof IndexOutOfBoundsException
        ? "Unknown options: ''"
        : String.valueOf(e.getMessage());
  }
}
