package org.turkbridge.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.turkbridge.local.WorkerAssignments;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.mturk.model.Assignment;

/** Accepts a HIT, as a Worker does on the web site. */
@Command(
    name = "accept",
    description = {
      "Accept a HIT, as a Worker does on the web site.",
      "Prints the id of the assignment, a tab, and the time until which it must be submitted."
    },
    sortOptions = false)
final class WorkerAcceptCommand implements Callable<Integer> {
  @Mixin private WorkerStoreOption store;

  @Option(
      names = "--hit-id",
      paramLabel = "ID",
      required = true,
      description = "What is accepted: an Assignable HIT.")
  private String hitId;

  @Option(
      names = "--worker-id",
      paramLabel = "ID",
      required = true,
      description = "Who accepts it: A, then capital letters and digits.")
  private String workerId;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WorkerAcceptCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    return store.print(
        spec,
        opened -> {
          Assignment accepted =
              new WorkerAssignments(opened, InstantSource.system(), new SecureRandom())
                  .accept(hitId, workerId);
          return Stream.of(accepted.assignmentId() + "\t" + accepted.deadline());
        });
  }
}
