package org.turkbridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.local.WorkerAssignments;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class WorkerSubmitCommand implements Callable<Integer> {
  @Mixin private WorkerStoreOption store;

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

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final CommandProcess process;

  /** For picocli, which fills it in. */
  @SuppressWarnings("NullAway.Init")
  WorkerSubmitCommand(CommandProcess process) {
    this.process = process;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String text = WorkerAnswer.text(answer, process.in());
    return store.print(
        spec,
        opened -> {
          Assignment submitted =
              new WorkerAssignments(opened, InstantSource.system(), new SecureRandom())
                  .submit(assignmentId, text);
          return Stream.of(submitted.assignmentId() + "\t" + submitted.assignmentStatusAsString());
        });
  }
}
