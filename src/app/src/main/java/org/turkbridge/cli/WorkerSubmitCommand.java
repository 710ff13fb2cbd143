package org.turkbridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.local.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.mturk.model.Assignment;

/** Submits the answers to a HIT, as a Worker does on the web site. */
@Command(
    name = "submit",
    description = {
      "Submit the answers to a HIT, as a Worker does on the web site.",
      "Prints the id of the assignment, a tab, and Submitted, or what the HIT makes of it at once:"
          + " Approved or Rejected."
    },
    sortOptions = false)
final class WorkerSubmitCommand extends WorkerTask {
  @Option(
      names = "--assignment-id",
      paramLabel = "ID",
      required = true,
      description = "What accept printed.")
  private String assignmentId;

  @Option(
      names = "--answer",
      paramLabel = "FILE",
      required = true,
      description =
          "The answers, a QuestionFormAnswers document in UTF-8; - for standard input. An empty file"
              + " if there are none.")
  private Path answer;

  private final CommandProcess process;

  /** For picocli, which fills it in. */
  @SuppressWarnings("NullAway.Init")
  WorkerSubmitCommand(CommandProcess process) {
    this.process = process;
  }

  @Override
  Function<Store, Stream<List<String>>> work() throws IOException {
    String text = WorkerAnswer.text(answer, process.in());
    return opened -> {
      Assignment submitted = assignments(opened).submit(assignmentId, text);
      return Stream.of(List.of(submitted.assignmentId(), submitted.assignmentStatusAsString()));
    };
  }
}
