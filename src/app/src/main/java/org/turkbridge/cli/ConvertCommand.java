package org.turkbridge.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.summary.ConversionReport;
import org.turkbridge.archive.summary.Summary;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.cli.console.ManifestVersion;
import org.turkbridge.cli.console.Terminal;
import org.turkbridge.convert.Conversion;
import org.turkbridge.convert.ConversionSettings;
import org.turkbridge.convert.ConversionSurroundings;
import org.turkbridge.convert.OutputRefusedException;
import org.turkbridge.translate.Printable;
import org.turkbridge.translate.Whitespace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts archives from one API to the other. */
@Command(
    name = "convert",
    description = {
      "Carry archived records over to the current API, or back.",
      "A record that cannot be carried over is a reject; the rest goes on, and the exit code is 1."
    },
    sortOptions = false)
final class ConvertCommand implements Callable<Integer> {
  private static final String STANDARD_STREAM = "-";

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "XML of the legacy API, JSON of the current one, tables of results, or notification"
              + " messages: a file, also packed (.gz, .zip, .tar,"
              + " .tar.gz), a folder, a pattern such as 'a/*.xml', or - for standard input. What it"
              + " holds counts, not its name.")
  private List<String> paths = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      converter = FileName.OfOutput.class,
      description =
          "File for all records; or a folder, existing or with / at its end, for one output per"
              + " input. Default: standard output")
  private @Nullable String output;

  @Mixin private FormatOptions format;

  @Option(
      names = "--whitespace",
      paramLabel = "strip|keep",
      converter = Words.Whitespaces.class,
      defaultValue = "strip",
      description =
          "White space around the documents in Test and Answer. Default: ${DEFAULT-VALUE}")
  private Whitespace whitespace;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Rejects as JSON Lines: place, cause and the record as it is. Default: standard error")
  private @Nullable Path rejects;

  @Option(
      names = "--max-rejects",
      paramLabel = "N",
      description = "Stop, without output, at one reject more than this. Default: never")
  private @Nullable Long maxRejects;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that convert. Default: the number of processors, if the heap allows")
  private @Nullable Integer threads;

  @Option(
      names = "--resume",
      description =
          "Keep what an interrupted run with --resume and the same settings has finished, make the"
              + " rest. Give it on the first run, too.")
  private boolean resume;

  @Option(names = "--force", description = "Replace outputs that exist.")
  private boolean force;

  @Option(names = "--no-progress", description = "No progress bar, even on a terminal.")
  private boolean noProgress;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final CommandProcess process;

  /** For picocli, which fills it in. */
  @SuppressWarnings("NullAway.Init")
  ConvertCommand(CommandProcess process) {
    this.process = process;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ConversionSettings settings = settings();
    PrintWriter err = spec.commandLine().getErr();
    ConversionReport report;
    try (InputProgress progress =
        InputProgress.on(new FileOutputStream(FileDescriptor.err), showsProgress())) {
      report = run(settings, progress);
    } catch (OutputRefusedException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    new Summary(err).print(report);
    return report.refused() || report.stopped() ? ExitCode.INPUT_REFUSED : ExitCode.DONE;
  }

  private ConversionReport run(ConversionSettings settings, InputProgress progress)
      throws IOException, InterruptedException {
    PrintWriter notes = new PrintWriter(progress.lines(), true, StandardCharsets.UTF_8);
    Conversion conversion =
        new Conversion(
            settings,
            new ConversionSurroundings(
                process.in(),
                new FileOutputStream(FileDescriptor.out),
                progress.lines(),
                note -> notes.println(Printable.line(note)),
                progress,
                System::nanoTime,
                System.getProperty("sun.jnu.encoding", "UTF-8")));
    return StopSignal.during(wasUp -> stop(conversion, progress, notes), conversion::run);
  }

  private void stop(Conversion conversion, InputProgress progress, PrintWriter notes) {
    conversion.abort();
    progress.close();
    notes.println(
        resume
            ? "Stopped. Run it again to make the rest."
            : "Stopped. What was not finished is removed.");
  }

  private ConversionSettings settings() {
    if (maxRejects != null && maxRejects < 0) {
      throw new UsageException("--max-rejects must be 0 or more, not " + maxRejects);
    }
    if (threads != null && threads < 1) {
      throw new UsageException("--threads must be 1 or more, not " + threads);
    }
    if (resume && isToStandardOutput()) {
      throw new UsageException("--resume needs an output to resume: give -o");
    }
    if (resume && paths.contains(STANDARD_STREAM)) {
      throw new UsageException(
          "--resume cannot read standard input again: name files, or leave it out");
    }
    return new ConversionSettings(
        paths,
        Optional.ofNullable(output),
        format.format(),
        format.kinds(),
        formatSettings(),
        whitespace,
        Optional.ofNullable(rejects),
        maxRejects == null ? OptionalLong.empty() : OptionalLong.of(maxRejects),
        threads == null ? DefaultThreads.of(Runtime.getRuntime()) : threads,
        resume,
        force);
  }

  private Map<String, String> formatSettings() {
    Map<String, String> settings = format.settings();
    settings.put("whitespace", Words.of(whitespace));
    settings.put("version", ManifestVersion.ofJar());
    return settings;
  }

  private boolean isToStandardOutput() {
    return output == null || output.equals(STANDARD_STREAM);
  }

  private boolean showsProgress() {
    return !noProgress
        && !"dumb".equals(process.variables().get("TERM"))
        && Terminal.is(Terminal.STANDARD_ERROR)
        && !(isToStandardOutput() && Terminal.is(Terminal.STANDARD_OUTPUT));
  }
}
