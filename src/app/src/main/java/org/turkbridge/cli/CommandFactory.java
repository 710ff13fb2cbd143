package org.turkbridge.cli;

import org.turkbridge.cli.aws.CommandProcess;
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
    if (type == ServeCommand.class) {
      return type.cast(new ServeCommand(process));
    }
    if (type == ReplayCommand.class) {
      return type.cast(new ReplayCommand(process));
    }
    return others.create(type);
  }
}
