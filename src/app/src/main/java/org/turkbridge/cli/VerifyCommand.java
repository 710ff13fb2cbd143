package org.turkbridge.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.pipeline.FileProgress;
import org.turkbridge.archive.xml.LegacyXmlFormat;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.cli.console.ManifestVersion;
import org.turkbridge.cli.console.Terminal;
import org.turkbridge.verify.records.ArchiveVerification;
import org.turkbridge.verify.report.Report;
import org.turkbridge.verify.report.Totals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves that archives say the same in both models. */
@Command(
    name = "verify",
    description = {
      "Prove that archived records say the same in both APIs.",
      "Each goes through the other model and back, and is compared. Also checked: documents, the"
          + " questions that are answered, identifiers, times, records that come again, and what"
          + " HITs, assignments and bonuses say of each other.",
      "The exit code is 1 if anything differs or is an error, or if there is no record; warnings"
          + " count with --strict alone, and notes never."
    },
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  private static final int SHARE_FOR_DUPLICATES = 3;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "XML of the legacy API, JSON of the current one, tables of results, or notification"
              + " messages: a file, also packed (.gz, .zip, .tar,"
              + " .tar.gz), a folder, a pattern such as 'a/*.xml', or - for standard input.")
  private List<String> paths = List.of();

  @Mixin private ReportOptions reports;

  @Option(names = "--strict", description = "Warnings count as errors.")
  private boolean strict;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that compare. Default: the number of processors, fewer in a small heap")
  private @Nullable Integer threads;

  @Option(names = "--no-progress", description = "No progress bar, even on a terminal.")
  private boolean noProgress;

  private final CommandProcess process;

  /** For picocli, which fills it in. */
  @SuppressWarnings("NullAway.Init")
  VerifyCommand(CommandProcess process) {
    this.process = process;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (threads != null && threads < 1) {
      throw new UsageException("--threads must be 1 or more, not " + threads);
    }
    List<InputFile> files = ImportPrinter.files(paths, process.in());
    reports.check(files.stream().map(InputFile::path).flatMap(Optional::stream).toList());
    Instant begun = Instant.now();
    long start = System.nanoTime();
    boolean showsProgress = showsProgress();
    ResultLines out;
    FindingPrinter findings;
    Totals totals;
    try (InputProgress progress =
        InputProgress.on(new FileOutputStream(FileDescriptor.err), showsProgress)) {
      out =
          showsProgress && Terminal.is(Terminal.STANDARD_OUTPUT)
              ? ResultLines.above(progress)
              : ResultLines.onStandardOutput(reports.takesStandardOutput());
      findings = new FindingPrinter(out, Report.MOST_FINDINGS);
      totals = run(files, begun, findings, progress);
    }
    new TotalsPrinter(out, "record").print(totals);
    reports.write(
        new Report(
            "Archives verified",
            "records",
            paths,
            "turkbridge " + ManifestVersion.ofJar(),
            begun,
            Duration.ofNanos(System.nanoTime() - start),
            totals,
            findings.kept(),
            findings.leftOut()),
        strict);
    return totals.failed(strict) ? ExitCode.INPUT_REFUSED : ExitCode.DONE;
  }

  private Totals run(
      List<InputFile> files, Instant now, FindingPrinter findings, InputProgress progress)
      throws IOException, InterruptedException {
    return StopSignal.during(
        wasUp -> progress.close(), () -> verify(files, now, findings, progress));
  }

  private Totals verify(
      List<InputFile> files, Instant now, FindingPrinter findings, InputProgress progress)
      throws IOException {
    try (ArchiveVerification verification =
        new ArchiveVerification(
            LegacyXmlFormat.bare(InvalidCharacters.REJECT),
            threads == null ? DefaultThreads.of(Runtime.getRuntime()) : threads,
            now,
            Runtime.getRuntime().maxMemory() / SHARE_FOR_DUPLICATES,
            progress,
            findings)) {
      progress.total(FileProgress.total(files));
      for (InputFile file : files) {
        verification.verify(file);
      }
      return verification.totals();
    }
  }

  private boolean showsProgress() {
    return !noProgress
        && !"dumb".equals(process.variables().get("TERM"))
        && Terminal.is(Terminal.STANDARD_ERROR);
  }
}
