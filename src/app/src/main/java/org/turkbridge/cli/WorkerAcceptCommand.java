package org.turkbridge.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turkbridge.local.store.Store;
import picocli.CommandLine.Command;
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
final class WorkerAcceptCommand extends WorkerTask {
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

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WorkerAcceptCommand() {}

  @Override
  Function<Store, Stream<List<String>>> work() {
    return opened -> {
      Assignment accepted = assignments(opened).accept(hitId, workerId);
      return Stream.of(List.of(accepted.assignmentId(), accepted.deadline().toString()));
    };
  }
}
