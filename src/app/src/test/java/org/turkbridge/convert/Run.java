package org.turkbridge.convert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.pipeline.ProgressListener;
import org.turkbridge.archive.summary.ConversionReport;
import org.turkbridge.translate.Whitespace;

/** A conversion as a test asks for it: to JSON Lines on standard output, unless told otherwise. */
final class Run {
  private final List<String> inputs = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream rejectLines = new ByteArrayOutputStream();
  private final List<String> notes = new ArrayList<>();
  private Optional<String> output = Optional.empty();
  private RecordFormat format = new JsonLinesFormat(Timestamps.ISO8601);
  private Whitespace whitespace = Whitespace.STRIP;
  private Optional<Path> rejects = Optional.empty();
  private OptionalLong mostRejects = OptionalLong.empty();
  private int threads = 2;
  private boolean resume;
  private boolean force;
  private byte[] standardInput = {};
  private Set<RecordKind> kinds = Set.of();
  private ProgressListener progress = ProgressListener.NONE;

  /**
   * What came of it.
   *
   * @param out standard output
   * @param rejectLines those on standard error
   */
  record Done(ConversionReport report, String out, String rejectLines, List<String> notes) {}

  static Run of(Path... inputs) {
    Run run = new Run();
    for (Path input : inputs) {
      run.inputs.add(input.toString());
    }
    return run;
  }

  static Run ofStandardInput(byte[] content) {
    Run run = new Run();
    run.inputs.add("-");
    run.standardInput = content;
    return run;
  }

  Run to(Path file) {
    output = Optional.of(file.toString());
    return this;
  }

  Run toFolder(Path folder) {
    output = Optional.of(folder + "/");
    return this;
  }

  Run as(RecordFormat wanted) {
    format = wanted;
    return this;
  }

  Run whitespace(Whitespace wanted) {
    whitespace = wanted;
    return this;
  }

  Run rejects(Path file) {
    rejects = Optional.of(file);
    return this;
  }

  Run mostRejects(long most) {
    mostRejects = OptionalLong.of(most);
    return this;
  }

  Run threads(int number) {
    threads = number;
    return this;
  }

  Run resume() {
    resume = true;
    return this;
  }

  Run force() {
    force = true;
    return this;
  }

  Run kinds(RecordKind... only) {
    kinds = Set.of(only);
    return this;
  }

  Run progress(ProgressListener listener) {
    progress = listener;
    return this;
  }

  /** Runs it, once. */
  Done done() throws IOException {
    LongSupplier clock = () -> 0;
    ConversionReport report =
        new Conversion(
                new ConversionSettings(
                    inputs,
                    output,
                    format,
                    kinds,
                    Map.of("to", format.extension()),
                    whitespace,
                    rejects,
                    mostRejects,
                    threads,
                    resume,
                    force),
                new ConversionSurroundings(
                    new ByteArrayInputStream(standardInput),
                    out,
                    rejectLines,
                    notes::add,
                    progress,
                    clock,
                    "UTF-8"))
            .run();
    return new Done(
        report,
        out.toString(StandardCharsets.UTF_8),
        rejectLines.toString(StandardCharsets.UTF_8),
        List.copyOf(notes));
  }

  /** Standard output of it, for files that can be read. */
  String out() {
    try {
      return done().out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
