package org.turkbridge.cli;

import java.util.function.Function;
import java.util.stream.Collectors;
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
  Function<Store, Stream<String>> work() {
    return opened -> assignments(opened).offers(workerId).stream().map(WorkerHitsCommand::line);
  }

  private static String line(HitOffer offer) {
    return Stream.of(
            offer.hit().hitId(),
            offer.access().word(),
            offer.hit().reward(),
            String.valueOf(offer.hit().numberOfAssignmentsAvailable()),
            offer.hit().title(),
            String.join("; ", offer.obstacles()))
        .map(text -> text.replaceAll("\\s+", " "))
        .collect(Collectors.joining("\t"))
        .stripTrailing();
  }
}
