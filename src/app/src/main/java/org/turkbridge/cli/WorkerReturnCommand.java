package org.turkbridge.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turkbridge.local.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Returns an accepted HIT without an answer, as a Worker does on the web site. */
@Command(
    name = "return",
    description = {
      "Return an accepted HIT without an answer, as a Worker does on the web site.",
      "Prints the id of the assignment, a tab, and Returned."
    },
    sortOptions = false)
final class WorkerReturnCommand extends WorkerTask {
  @Option(
      names = "--assignment-id",
      paramLabel = "ID",
      required = true,
      description = "What accept printed.")
  private String assignmentId;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WorkerReturnCommand() {}

  @Override
  Function<Store, Stream<List<String>>> work() {
    return opened -> {
      assignments(opened).returnAssignment(assignmentId);
      return Stream.of(List.of(assignmentId, "Returned"));
    };
  }
}
