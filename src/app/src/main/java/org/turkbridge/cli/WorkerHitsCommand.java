package org.turkbridge.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.HitOffer;
import org.turkbridge.local.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the HITs, and what a Worker may do with each. */
@Command(
    name = "hits",
    description = {
      "List the HITs, and which of them a Worker may accept.",
      "Prints a line for each: its id; Accept, Preview, Discover or None, which is what the Worker may"
          + " do; the reward; how many assignments are open; the title; and why the Worker may not"
          + " accept it. Tabs stand between."
    },
    sortOptions = false)
final class WorkerHitsCommand extends WorkerTask {
  @Option(
      names = "--worker-id",
      paramLabel = "ID",
      description = "For whom: A, then capital letters and digits. Left out: for any Worker.")
  private @Nullable String workerId;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WorkerHitsCommand() {}

  @Override
  Function<Store, Stream<List<String>>> work() {
    return opened -> assignments(opened).offers(workerId).stream().map(WorkerHitsCommand::columns);
  }

  private static List<String> columns(HitOffer offer) {
    Stream<String> columns =
        Stream.of(
            offer.hit().hitId(),
            offer.access().word(),
            offer.hit().reward(),
            String.valueOf(offer.hit().numberOfAssignmentsAvailable()),
            offer.hit().title());
    return Stream.concat(
            columns,
            Stream.of(String.join("; ", offer.obstacles())).filter(text -> !text.isEmpty()))
        .map(text -> text.replaceAll("\\s+", " "))
        .toList();
  }
}
