package org.turkbridge.cli;

import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turkbridge.local.WorkerRequestException;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The store that a Worker works in. A server may have it open. */
final class WorkerStoreOption {
  @Option(
      names = "--store",
      paramLabel = "FILE|URL",
      required = true,
      description = "The store: an SQLite file, or the URL of a PostgreSQL database.")
  private StoreAddress store;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private WorkerStoreOption() {}

  /**
   * Does something in the store.
   *
   * @param spec the command that it is for
   * @param work gives the lines to print
   * @return the exit code
   */
  int print(CommandSpec spec, Function<Store, Stream<String>> work)
      throws IOException, InterruptedException {
    LogFormat.TEXT.apply();
    StoreName.requireThere("--store", store);
    try (NativeLibraryFolder library = NativeLibraryFolder.create();
        Store opened = Store.open(store)) {
      return StopSignal.during(wasUp -> stop(opened, library), () -> print(spec, opened, work));
    }
  }

  private static int print(CommandSpec spec, Store opened, Function<Store, Stream<String>> work) {
    try {
      work.apply(opened).forEach(spec.commandLine().getOut()::println);
      return ExitCode.DONE;
    } catch (WorkerRequestException e) {
      spec.commandLine().getErr().println("turkbridge: " + e.code() + ": " + e.getMessage());
      return ExitCode.INPUT_REFUSED;
    }
  }

  private static void stop(Store opened, NativeLibraryFolder library) {
    opened.close();
    library.close();
  }
}
