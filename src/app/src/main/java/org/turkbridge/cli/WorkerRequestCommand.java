package org.turkbridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.local.WorkerRequest;
import org.turkbridge.local.WorkerRequests;
import org.turkbridge.local.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks for a Qualification, as a Worker does on the web site. */
@Command(
    name = "request",
    description = {
      "Ask for a Qualification, as a Worker does on the web site.",
      "Prints the id of the request, a tab, and Submitted if it waits for the Requester, or Granted, a"
          + " tab and the value. A server may have the store open."
    },
    sortOptions = false)
final class WorkerRequestCommand extends WorkerTask {
  @Option(
      names = "--qualification-type-id",
      paramLabel = "ID",
      required = true,
      description = "What is asked for: an Active type.")
  private String qualificationTypeId;

  @Option(
      names = "--worker-id",
      paramLabel = "ID",
      required = true,
      description = "Who asks: A, then capital letters and digits.")
  private String workerId;

  @Option(
      names = "--answer",
      paramLabel = "FILE",
      description =
          "The answers to the Test of the type, a QuestionFormAnswers document in UTF-8; - for"
              + " standard input. Left out for a type without a Test.")
  private @Nullable Path answer;

  private final CommandProcess process;

  /** For picocli, which fills it in. */
  @SuppressWarnings("NullAway.Init")
  WorkerRequestCommand(CommandProcess process) {
    this.process = process;
  }

  @Override
  Function<Store, Stream<List<String>>> work() throws IOException {
    String text = answer == null ? null : WorkerAnswer.text(answer, process.in());
    return opened -> Stream.of(columns(request(opened, text)));
  }

  private WorkerRequest request(Store opened, @Nullable String text) {
    return new WorkerRequests(opened, InstantSource.system(), new SecureRandom())
        .request(qualificationTypeId, workerId, text);
  }

  private static List<String> columns(WorkerRequest request) {
    return request.value() == null
        ? List.of(request.qualificationRequestId(), "Submitted")
        : List.of(request.qualificationRequestId(), "Granted", request.value().toString());
  }
}
