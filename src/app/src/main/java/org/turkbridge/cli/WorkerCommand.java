package org.turkbridge.cli;

import picocli.CommandLine.Command;

/** What Workers do, where Amazon's Workers are not: the group of commands. */
@Command(
    name = "worker",
    description = "Do what a Worker does, in the store of the embedded service.",
    subcommands = {
      WorkerRequestCommand.class,
      WorkerHitsCommand.class,
      WorkerAcceptCommand.class,
      WorkerSubmitCommand.class,
      WorkerReturnCommand.class,
      WorkerInboxCommand.class
    })
final class WorkerCommand implements Runnable {
  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WorkerCommand() {}

  @Override
  public void run() {
    throw new UsageException(
        "Missing command: turkbridge worker request, hits, accept, submit, return or inbox");
  }
}
