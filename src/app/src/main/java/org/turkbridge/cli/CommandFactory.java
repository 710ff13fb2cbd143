package org.turkbridge.cli;

import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.cli.aws.ListQualificationRequestsCommand;
import picocli.CommandLine;

/** Makes the commands, and gives them what they need of the process that they run in. */
final class CommandFactory implements CommandLine.IFactory {
  private final CommandLine.IFactory others = CommandLine.defaultFactory();
  private final CommandProcess process;

  CommandFactory(CommandProcess process) {
    this.process = process;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return type == ListQualificationRequestsCommand.class
        ? type.cast(new ListQualificationRequestsCommand(process.environment()))
        : others.create(type);
  }
}
