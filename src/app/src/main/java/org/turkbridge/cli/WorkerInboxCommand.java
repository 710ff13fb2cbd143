package org.turkbridge.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turkbridge.local.WorkerInbox;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.WorkerMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what Requesters wrote to a Worker. */
@Command(
    name = "inbox",
    description = {
      "List what Requesters wrote to a Worker by NotifyWorkers, the oldest first.",
      "Prints a line for each message: its time, the Requester, the subject and the text. Tabs stand"
          + " between; white space in them is one blank."
    },
    sortOptions = false)
final class WorkerInboxCommand extends WorkerTask {
  @Option(
      names = "--worker-id",
      paramLabel = "ID",
      required = true,
      description = "Whose: A, then capital letters and digits.")
  private String workerId;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WorkerInboxCommand() {}

  @Override
  Function<Store, Stream<List<String>>> work() {
    return opened ->
        new WorkerInbox(opened).messages(workerId).stream().map(WorkerInboxCommand::columns);
  }

  private static List<String> columns(WorkerMessage message) {
    return Stream.of(
            message.sent().toString(), message.requester(), message.subject(), message.text())
        .map(text -> text.replaceAll("\\s+", " "))
        .toList();
  }
}
