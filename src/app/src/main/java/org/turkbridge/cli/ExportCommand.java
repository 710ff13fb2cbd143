package org.turkbridge.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.pipeline.ProgressListener;
import org.turkbridge.archive.summary.ConversionReport;
import org.turkbridge.archive.summary.Summary;
import org.turkbridge.convert.ConversionSettings;
import org.turkbridge.convert.ConversionSurroundings;
import org.turkbridge.convert.Export;
import org.turkbridge.convert.OutputRefusedException;
import org.turkbridge.local.store.ReadableStore;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.translate.Whitespace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes out the store of the embedded service. */
@Command(
    name = "export",
    description = {
      "Write out records that are in the store of the embedded service.",
      "It is the pending QualificationRequests, unless --kind names others.",
      "All as of one moment, each kind in the order it came in; a server may have the store open."
    },
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  @Mixin private StoreOption store;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      converter = FileName.OfOutput.class,
      description = "Where they are written. Default: standard output")
  private @Nullable String output;

  @Mixin private FormatOptions format;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "What the form cannot hold, as JSON Lines. Default: standard error")
  private @Nullable Path rejects;

  @Option(
      names = "--settled",
      description = "Also the requests that were granted or rejected, not only the pending ones.")
  private boolean settled;

  @Option(names = "--force", description = "Replace outputs that exist.")
  private boolean force;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private ExportCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireKinds();
    Export export = new Export(settings(), surroundings());
    StoreAddress address = store.existing();
    LogFormat.TEXT.apply();
    PrintWriter err = spec.commandLine().getErr();
    try (NativeLibraryFolder library = NativeLibraryFolder.create();
        ReadableStore opened = ReadableStore.open(address)) {
      ConversionReport report =
          StopSignal.during(
              wasUp -> stop(export, library, err),
              () ->
                  export.run(
                      address.toString(),
                      address.files(),
                      each -> opened.each(kinds(), settled, Instant.now(), each)));
      new Summary(err).printExport(report);
      if (format.kinds().isEmpty() && report.tally().records() == 0) {
        tellWhatIsThere(opened, err);
      }
      return report.refused() ? ExitCode.INPUT_REFUSED : ExitCode.DONE;
    } catch (OutputRefusedException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Set<RecordKind> kinds() {
    return format.kinds().isEmpty() ? Set.of(RecordKind.QUALIFICATION_REQUEST) : format.kinds();
  }

  /**
   * A store has records of every kind but one; with {@code all} that is one of which there is none.
   */
  private void requireKinds() {
    if (format.kinds().contains(RecordKind.NOTIFICATION)
        && format.kinds().size() < RecordKind.values().length) {
      throw new UsageException(
          "--kind "
              + RecordKind.NOTIFICATION.label()
              + ": no store holds such; convert reads them");
    }
  }

  private static void tellWhatIsThere(ReadableStore opened, PrintWriter err) {
    Set<RecordKind> there = EnumSet.noneOf(RecordKind.class);
    opened.each(
        EnumSet.allOf(RecordKind.class), false, Instant.now(), (kind, value) -> there.add(kind));
    if (!there.isEmpty()) {
      err.printf(
          "No QualificationRequest is pending. The store has other records: add --kind %s%n",
          RecordKinds.words(there));
    }
  }

  private static void stop(Export export, NativeLibraryFolder library, PrintWriter err) {
    export.abort();
    err.println("Stopped. What was not finished is removed.");
    library.close();
  }

  private ConversionSettings settings() {
    return new ConversionSettings(
        List.of(),
        Optional.ofNullable(output),
        format.format(),
        kinds(),
        format.settings(),
        Whitespace.KEEP,
        Optional.ofNullable(rejects),
        OptionalLong.empty(),
        1,
        false,
        force);
  }

  private ConversionSurroundings surroundings() {
    PrintWriter err = spec.commandLine().getErr();
    return new ConversionSurroundings(
        InputStream.nullInputStream(),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        err::println,
        ProgressListener.NONE,
        System::nanoTime,
        StandardCharsets.UTF_8.name());
  }
}
