package org.turkbridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.local.store.Store;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings archives into the store of the embedded service. */
@Command(
    name = "import",
    description = {
      "Bring archived records into the store of the embedded service.",
      "QualificationRequests, QualificationTypes, Qualifications, HITs, Assignments, BonusPayments,"
          + " WorkerBlocks and ReviewReports are read.",
      "What the store has stays; a server may have it open. A file that is not there is made. What is refused is named, the rest goes"
          + " on, and the exit code is 1."
    },
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "XML of the legacy API, JSON of the current one, or tables of results: a file, also packed (.gz, .zip, .tar,"
              + " .tar.gz), a folder, a pattern such as 'a/*.xml', or - for standard input.")
  private List<String> paths = List.of();

  @Mixin private StoreOption store;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final CommandProcess process;

  /** For picocli, which fills it in. */
  @SuppressWarnings("NullAway.Init")
  ImportCommand(CommandProcess process) {
    this.process = process;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogFormat.TEXT.apply();
    PrintWriter err = spec.commandLine().getErr();
    // Before a store is made for nothing.
    List<InputFile> files = ImportPrinter.files(paths, process.in());
    try (NativeLibraryFolder library = NativeLibraryFolder.create();
        Store opened = Store.open(store.address())) {
      boolean refused =
          StopSignal.during(
              wasUp -> stop(opened, library, err), () -> new ImportPrinter(err).run(opened, files));
      return refused ? ExitCode.INPUT_REFUSED : ExitCode.DONE;
    }
  }

  private static void stop(Store opened, NativeLibraryFolder library, PrintWriter err) {
    err.println("Stopping in the middle of the import: run it again to complete it.");
    opened.close();
    library.close();
  }
}
