package org.turkbridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.turkbridge.local.store.ReadableStore;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.local.store.StoreCopy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies a store into another. */
@Command(
    name = "copy",
    description = {
      "Copy everything in one store into another, which must be empty.",
      "Between files, between databases, or from one to the other.",
      "The source is copied as of one moment; a server may have it open. The target has all of it"
          + " in the end, compared row by row, or nothing."
    },
    sortOptions = false)
final class StoreCopyCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "FILE|URL",
      required = true,
      description = "What is copied: an SQLite file, or the URL of a PostgreSQL database.")
  private StoreAddress from;

  @Option(
      names = "--to",
      paramLabel = "FILE|URL",
      required = true,
      description =
          "Where it is copied to: an SQLite file, made if it is not there, or the URL of a"
              + " PostgreSQL database. Start servers on it when the copy is done.")
  private StoreAddress to;

  private static final int PARTS = 10;

  /** In rows. */
  private static final int LARGE = 100_000;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private StoreCopyCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    StoreName.requireThere("--from", from);
    LogFormat.TEXT.apply();
    PrintWriter err = spec.commandLine().getErr();
    boolean isMade =
        to.file().filter(path -> Files.notExists(path, LinkOption.NOFOLLOW_LINKS)).isPresent();
    MadeFile file = new MadeFile(isMade ? to.files() : List.of());
    try {
      return copy(err, file);
    } catch (IOException | RuntimeException e) {
      file.remove();
      throw e;
    }
  }

  /** The target, if it is a file that was not there. */
  private static final class MadeFile {
    private final List<Path> files;

    /** Only what this copy has begun to write is its own, and what it has done is to stay. */
    private final AtomicBoolean isUnfinished = new AtomicBoolean();

    MadeFile(List<Path> files) {
      this.files = files;
    }

    void begun() {
      isUnfinished.set(true);
    }

    /**
     * The copy is done.
     *
     * @throws IllegalStateException if the file was removed before
     */
    void finished() {
      if (!isUnfinished.getAndSet(false)) {
        throw new IllegalStateException("The copy was stopped");
      }
    }

    /** Removes it, once, if the copy is under way. */
    void remove() throws IOException {
      if (isUnfinished.getAndSet(false)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private int copy(PrintWriter err, MadeFile file) throws IOException, InterruptedException {
    try (NativeLibraryFolder library = NativeLibraryFolder.create();
        ReadableStore source = ReadableStore.open(from);
        Store target = Store.open(to)) {
      StoreCopy copy = new StoreCopy(source, target, progress(err, file));
      List<StoreCopy.TableSum> sums =
          StopSignal.during(
              wasUp -> stop(file, library, err),
              () -> {
                List<StoreCopy.TableSum> copied = copy.run();
                file.finished();
                return copied;
              });
      ResultLines out = ResultLines.onStandardOutput(false);
      sums.forEach(
          sum ->
              out.print("%-24s %12d  sha256:%s".formatted(sum.table(), sum.rows(), sum.sha256())));
      return ExitCode.DONE;
    }
  }

  /** A line for each tenth of a store that takes its time. */
  private static StoreCopy.Progress progress(PrintWriter err, MadeFile file) {
    AtomicLong told = new AtomicLong();
    return new StoreCopy.Progress() {
      @Override
      public void begun() {
        file.begun();
      }

      @Override
      public void copied(long rows, long all) {
        long tenths = PARTS * rows / all;
        if (all >= LARGE && tenths > told.getAndSet(tenths)) {
          err.printf("%d of %d rows%n", rows, all);
        }
      }
    };
  }

  private static void stop(MadeFile file, NativeLibraryFolder library, PrintWriter err) {
    try {
      file.remove();
    } catch (IOException e) {
      err.println("WARNING: the target could not be removed: " + e.getMessage());
    }
    err.println("Stopped. The target has all of it or nothing: if nothing, copy again.");
    library.close();
  }
}
