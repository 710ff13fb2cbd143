package org.turkbridge.convert;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.convert.OutputPlan.FilePerInput;
import org.turkbridge.convert.OutputPlan.FilePerKind;
import org.turkbridge.convert.OutputPlan.SingleFile;

/** Everything that a run writes: records, reject lines, and what a later run has to know. */
final class Outputs implements Closeable {
  private static final String THE_ARCHIVE = "The archive";

  private final OutputPlan plan;
  private final ConversionSettings settings;
  private final TemporaryFiles temporaries;
  private final Resumption resumption;
  private final Rejects rejects;
  private final Delivery delivery;
  private @Nullable Destination destination;

  /** What an earlier run finished, if that is all; else null. */
  private @Nullable FinishedOutput whole;

  /** Null if all records go to one place. */
  private @Nullable OutputPlaces places;

  private Outputs(
      OutputPlan plan,
      ConversionSettings settings,
      ConversionSurroundings surroundings,
      TemporaryFiles temporaries)
      throws IOException {
    this.plan = plan;
    this.settings = settings;
    this.temporaries = temporaries;
    this.resumption = resumption(plan, settings);
    try {
      this.rejects =
          new Rejects(
              settings.rejects().isPresent()
                  ? Output.openForOwner(
                      settings.rejects().get(), settings.mayReplace(), temporaries)
                  : new StandardOutput("standard error", surroundings.rejectLines()));
    } catch (IOException e) {
      resumption.close();
      throw e;
    }
    this.delivery =
        new Delivery(rejects, settings.mostRejects(), surroundings.notes(), settings.noun());
  }

  /**
   * @param inputs in their order
   * @param temporaries is told of every unfinished file
   */
  static Outputs open(
      OutputPlan plan,
      List<InputFile> inputs,
      ConversionSettings settings,
      ConversionSurroundings surroundings,
      TemporaryFiles temporaries)
      throws IOException {
    Outputs outputs = new Outputs(plan, settings, surroundings, temporaries);
    try {
      outputs.begin(inputs, surroundings.standardOutput());
      return outputs;
    } catch (IOException | RuntimeException e) {
      outputs.close();
      throw e;
    }
  }

  private static Resumption resumption(OutputPlan plan, ConversionSettings settings)
      throws IOException {
    if (!settings.resume()) {
      return Resumption.none();
    }
    List<Path> made = new ArrayList<>();
    settings.rejects().ifPresent(made::add);
    if (plan instanceof SingleFile single) {
      made.add(single.file());
      UnfinishedFiles.remove(made);
      Path folder = single.file().toAbsolutePath().getParent();
      return Resumption.by(
          Manifest.open(
              HiddenNames.manifestOf(single.file()), single.file(), settings.formatSettings()),
          folder == null ? Path.of("") : folder);
    }
    if (plan instanceof FilePerInput several) {
      made.addAll(several.files());
      UnfinishedFiles.remove(made);
      return Resumption.by(
          Manifest.open(
              HiddenNames.manifestIn(several.folder()),
              several.folder(),
              settings.formatSettings()),
          several.folder());
    }
    if (plan instanceof FilePerKind perKind) {
      settings.filesOfKinds().forEach(kind -> made.add(perKind.place(kind)));
      UnfinishedFiles.remove(made);
      return Resumption.by(
          Manifest.open(
              HiddenNames.manifestIn(perKind.folder()),
              perKind.folder(),
              settings.formatSettings()),
          perKind.folder());
    }
    throw new OutputRefusedException(
        "What goes to standard output cannot be resumed: name a file or folder with -o.");
  }

  private void begin(List<InputFile> inputs, OutputStream standardOutput) throws IOException {
    if (plan instanceof FilePerInput several) {
      OutputPlaces given = new OutputPlaces(several.folder(), settings.format().extension());
      places = given;
      destination =
          new FolderDestination(
              source ->
                  made(source.name(), given.take(source), List.of(source), settings.onlyKind()),
              settings.mostRejects().isPresent());
    } else if (plan instanceof FilePerKind perKind) {
      List<Source> sources = sources(inputs);
      Optional<FinishedOutput> finished = resumption.finished(perKind.folder(), sources);
      if (finished.isPresent()) {
        whole = finished.get();
      } else {
        Resumption.FilesEntry entry = resumption.begin(sources);
        Map<RecordKind, Path> replaceable = new EnumMap<>(RecordKind.class);
        if (settings.mayReplace()) {
          settings.filesOfKinds().forEach(kind -> replaceable.put(kind, perKind.place(kind)));
        }
        destination = new KindDestination(kind -> made(perKind, kind, entry), entry, replaceable);
      }
    } else if (plan instanceof SingleFile single) {
      List<Source> sources = sources(inputs);
      Optional<FinishedOutput> finished = resumption.finished(single.file(), sources);
      if (finished.isPresent()) {
        whole = finished.get();
      } else {
        destination =
            new JoinedDestination(made(THE_ARCHIVE, single.file(), sources, settings.onlyKind()));
      }
    } else {
      Output output =
          settings.mostRejects().isPresent()
              ? new HeldBackOutput(new NamedOutputStream("standard output", standardOutput))
              : new StandardOutput("standard output", standardOutput);
      destination =
          new JoinedDestination(
              new FormattedOutput(
                  THE_ARCHIVE,
                  settings.format(),
                  settings.onlyKind(),
                  output,
                  Resumption.OutputEntry.notRemembered(output.stream())));
    }
    if (destination != null) {
      delivery.to(destination);
    }
  }

  /** What all that is written is made from; it need not be known where nothing is remembered. */
  private List<Source> sources(List<InputFile> inputs) {
    return settings.resume() ? inputs.stream().map(Source::of).toList() : List.of();
  }

  private FormattedOutput made(FilePerKind plan, RecordKind kind, Resumption.FilesEntry entry)
      throws IOException {
    Path place = plan.place(kind);
    Output output = Output.open(place, settings.mayReplace(), temporaries);
    return new FormattedOutput(
        plan.folder().toString(),
        settings.format(),
        kind,
        output,
        entry.file(place, output.stream()));
  }

  private FormattedOutput made(
      String name, Path place, List<Source> sources, @Nullable RecordKind kind) throws IOException {
    Output output = Output.open(place, settings.mayReplace(), temporaries);
    try {
      return new FormattedOutput(
          name, settings.format(), kind, output, resumption.begin(place, sources, output.stream()));
    } catch (IOException | RuntimeException e) {
      output.close();
      throw e;
    }
  }

  Delivery delivery() {
    return delivery;
  }

  /** Whether there is nothing to do: an earlier run did it all. */
  boolean areFinished() {
    return destination == null;
  }

  /** What is known of a document's own output, if an earlier run finished it. */
  Optional<FinishedOutput> finished(Source source) throws IOException {
    OutputPlaces given = places;
    if (given == null) {
      return Optional.empty();
    }
    try {
      return resumption.finished(given.of(source), List.of(source));
    } catch (OutputNameException e) {
      return Optional.empty();
    }
  }

  /** Counts and tells what an earlier run finished of a document. */
  void keep(Source source, FinishedOutput finished) throws IOException {
    if (places != null) {
      try {
        places.take(source);
      } catch (OutputNameException e) {
        delivery.leaveOut(source, e);
        return;
      }
    }
    keep(finished);
  }

  /** Counts and tells what an earlier run finished, if that is all. */
  void keepFinished() throws IOException {
    if (whole != null) {
      keep(whole);
    }
  }

  /** Counts and tells what an earlier run finished. */
  private void keep(FinishedOutput finished) throws IOException {
    resumption.copyRejects(finished, rejects.stream());
    // Bytes are counted of files, where those are passed.
    delivery.count(finished.tally().withoutBytes());
  }

  /** Everything is in its place when this returns. */
  void finish() throws IOException {
    if (destination != null) {
      destination.endAll();
    }
    // First, so that whatever ends the run, no whole output stands without its reject lines.
    rejects.publish();
    if (destination != null) {
      destination.finish(delivery.all());
    }
  }

  /** There will be no output; what was refused is told all the same. */
  void stop() throws IOException {
    rejects.publish();
  }

  @Override
  public void close() throws IOException {
    try (resumption;
        rejects) {
      if (destination != null) {
        destination.close();
      }
    }
  }
}
