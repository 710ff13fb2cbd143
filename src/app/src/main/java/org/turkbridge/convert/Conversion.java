package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.ArchiveInputs;
import org.turkbridge.archive.files.FoundFiles;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.pipeline.FileProgress;
import org.turkbridge.archive.pipeline.Pipeline;
import org.turkbridge.archive.summary.ConversionReport;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.convert.OutputRequest.PlannedInput;

/** Converts archives of one model to a form of the other, or of the same. */
public final class Conversion {
  private final ConversionSettings settings;
  private final ConversionSurroundings surroundings;
  private final TemporaryFiles temporaries = new TemporaryFiles();

  public Conversion(ConversionSettings settings, ConversionSurroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /**
   * Runs it, once. What cannot be read or carried over is refused, and the rest goes on.
   *
   * @throws OutputRefusedException before any work, if an output could destroy something
   * @throws IOException if an input is not there, or an output cannot be written: there is none
   *     then that is not whole
   */
  public ConversionReport run() throws IOException {
    long start = surroundings.nanoTime().getAsLong();
    FoundFiles found =
        ArchiveInputs.find(
            settings.inputs(), surroundings::standardInput, surroundings.nativeEncoding());
    List<InputFile> inputs = found.files();
    OutputPlan plan = OutputPlanning.plan(request(inputs));
    surroundings.progress().total(FileProgress.total(inputs));
    boolean stopped = false;
    long files;
    ConversionTally all;
    try (Outputs outputs = Outputs.open(plan, inputs, settings, surroundings, temporaries)) {
      try (Pipeline<Source, Batch> pipeline =
          new Pipeline<>(
              new DocumentReader(settings.whitespace(), settings.kinds()),
              length -> new BatchBuilder(settings.format(), settings.kinds(), length),
              settings.threads(),
              surroundings.progress(),
              outputs.delivery())) {
        outputs.keepFinished();
        for (InputFile input : inputs) {
          if (outputs.areFinished()) {
            outputs.delivery().endFile(input, 0);
          } else {
            convert(input, pipeline, outputs);
          }
        }
        pipeline.finish();
        outputs.finish();
      } catch (TooManyRejectsException e) {
        stopped = true;
        outputs.stop();
      }
      all = outputs.delivery().all();
      // It stopped within one.
      files = outputs.delivery().files() + (stopped ? 1 : 0);
    }
    return new ConversionReport(
        files,
        found.leftOut(),
        all,
        Duration.ofNanos(surroundings.nanoTime().getAsLong() - start),
        stopped);
  }

  /** Removes what is unfinished, for good; any thread may call it when the process has to end. */
  public void abort() {
    temporaries.removeAll();
  }

  private OutputRequest request(List<InputFile> inputs) throws IOException {
    List<PlannedInput> planned = new ArrayList<>();
    boolean toFolder =
        OutputPlanning.isFolder(settings.output()) && settings.filesOfKinds().isEmpty();
    int number = 0;
    for (InputFile input : inputs) {
      int archive = ++number;
      if (toFolder) {
        input.eachOutputName(
            name ->
                planned.add(
                    new PlannedInput(
                        input.name(),
                        name,
                        input.path(),
                        name.equals(input.outputName()) ? 0 : archive)));
      } else {
        planned.add(new PlannedInput(input.name(), input.outputName(), input.path()));
      }
    }
    List<Path> folders = new ArrayList<>();
    for (String argument : settings.inputs()) {
      if (Files.isDirectory(Path.of(argument))) {
        folders.add(Path.of(argument));
      }
    }
    return new OutputRequest(
        settings.output(),
        settings.rejects(),
        settings.format().extension(),
        settings.filesOfKinds(),
        settings.force(),
        settings.resume(),
        folders,
        planned);
  }

  private static void convert(InputFile input, Pipeline<Source, Batch> pipeline, Outputs outputs)
      throws IOException {
    pipeline.read(
        input,
        (name, outputName) -> {
          Source source = new Source(name, outputName, input.path());
          Optional<FinishedOutput> finished = outputs.finished(source);
          if (finished.isPresent()) {
            pipeline.between(() -> outputs.keep(source, finished.get()));
            return Optional.empty();
          }
          return Optional.of(source);
        });
  }
}
