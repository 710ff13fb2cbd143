package org.turkbridge.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.WorkerRequestException;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** What a Worker does in a store, which a server may have open. */
abstract class WorkerTask implements Callable<Integer> {
  @Mixin private StoreOption store;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Picocli fills it in. */
  @SuppressWarnings("NullAway.Init")
  WorkerTask() {}

  /**
   * What is done in the store, and gives the lines to print, by their columns.
   *
   * @throws IOException if what it needs besides the store cannot be read
   */
  abstract Function<Store, Stream<List<String>>> work() throws IOException;

  /** HITs and assignments as of now. */
  static WorkerAssignments assignments(Store opened) {
    return new WorkerAssignments(opened, InstantSource.system(), new SecureRandom());
  }

  @Override
  public final Integer call() throws IOException, InterruptedException {
    Function<Store, Stream<List<String>>> work = work();
    LogFormat.TEXT.apply();
    StoreAddress address = store.existing();
    try (NativeLibraryFolder library = NativeLibraryFolder.create();
        Store opened = Store.open(address)) {
      return StopSignal.during(wasUp -> stop(opened, library), () -> print(work, opened));
    }
  }

  private int print(Function<Store, Stream<List<String>>> work, Store opened) {
    try {
      work.apply(opened).forEach(ResultLines.onStandardOutput(false)::print);
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
