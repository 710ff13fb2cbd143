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

/** Returns an accepted HIT without an answer, as a Worker does on the web site. */
@Command(
    name = "return",
    description = {
      "Return an accepted HIT without an answer, as a Worker does on the web site.",
      "Prints the id of the assignment, a tab, and Returned."
    },
    sortOptions = false)
final class WorkerReturnCommand implements Callable<Integer> {
  @Mixin private WorkerStoreOption store;

  @Option(
      names = "--assignment-id",
      paramLabel = "ID",
      required = true,
      description = "What accept printed.")
  private String assignmentId;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WorkerReturnCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    return store.print(
        spec,
        opened -> {
          new WorkerAssignments(opened, InstantSource.system(), new SecureRandom())
              .returnAssignment(assignmentId);
          return Stream.of(assignmentId + "\tReturned");
        });
  }
}
