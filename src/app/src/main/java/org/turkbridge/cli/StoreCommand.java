package org.turkbridge.cli;

import picocli.CommandLine.Command;

/** What is done with a whole store: the group of commands. */
@Command(
    name = "store",
    description = "Work on a whole store of the embedded service.",
    subcommands = StoreCopyCommand.class)
final class StoreCommand implements Runnable {
  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private StoreCommand() {}

  @Override
  public void run() {
    throw new UsageException("Missing command: turkbridge store copy");
  }
}
