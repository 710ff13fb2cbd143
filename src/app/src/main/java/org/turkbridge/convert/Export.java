package org.turkbridge.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.pipeline.RollingParts;
import org.turkbridge.archive.summary.ConversionReport;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.convert.OutputRequest.PlannedInput;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkPojo;

/** Writes records that do not come from archives in the forms of a conversion. */
public final class Export {
  private final ConversionSettings settings;
  private final ConversionSurroundings surroundings;
  private final TemporaryFiles temporaries = new TemporaryFiles();

  /** Gives all its records, one after another. */
  @FunctionalInterface
  public interface Records {
    void forEach(BiConsumer<RecordKind, SdkPojo> each);
  }

  /**
   * @param settings of which inputs, threads, white space and resumption do not count
   */
  public Export(ConversionSettings settings, ConversionSurroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /**
   * Runs it, once. A record that the form cannot hold is refused, and the rest goes on.
   *
   * @param name what the records come from, for a user
   * @param origins the files that they come from, which need not all be there
   * @throws OutputRefusedException before any work, if an output could destroy something
   * @throws IOException if the output cannot be written: there is none then that is not whole
   */
  public ConversionReport run(String name, List<Path> origins, Records records) throws IOException {
    long start = surroundings.nanoTime().getAsLong();
    if (OutputPlanning.isFolder(settings.output()) && settings.filesOfKinds().isEmpty()) {
      throw new OutputRefusedException(
          "An export is one document, and the output is a folder: name a file in it.");
    }
    OutputPlan plan =
        OutputPlanning.plan(
            new OutputRequest(
                settings.output(),
                settings.rejects(),
                settings.format().extension(),
                settings.filesOfKinds(),
                settings.force(),
                false,
                List.of(),
                origins.stream()
                    .map(origin -> new PlannedInput(name, name, Optional.of(origin)))
                    .toList()));
    boolean stopped = false;
    ConversionTally all;
    try (Outputs outputs = Outputs.open(plan, List.of(), settings, surroundings, temporaries)) {
      try {
        give(records, name, batches(outputs));
        outputs.finish();
      } catch (TooManyRejectsException e) {
        stopped = true;
        outputs.stop();
      }
      all = outputs.delivery().all();
    }
    return new ConversionReport(
        1, all, Duration.ofNanos(surroundings.nanoTime().getAsLong() - start), stopped);
  }

  private RollingParts<Batch> batches(Outputs outputs) {
    return new RollingParts<>(
        length -> new BatchBuilder(settings.format(), settings.kinds(), length),
        outputs.delivery());
  }

  /** Removes what is unfinished, for good; any thread may call it when the process has to end. */
  public void abort() {
    temporaries.removeAll();
  }

  private static void give(Records records, String name, RollingParts<Batch> batches)
      throws IOException {
    try {
      records.forEach(new Numbered(name, batches));
      batches.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Numbers records as a reader numbers records. */
  private static final class Numbered implements BiConsumer<RecordKind, SdkPojo> {
    private final String name;
    private final RollingParts<Batch> batches;
    private long number;

    Numbered(String name, RollingParts<Batch> batches) {
      this.name = name;
      this.batches = batches;
    }

    @Override
    public void accept(RecordKind kind, SdkPojo value) {
      number++;
      Place place = new Place(name, number, 1);
      try {
        batches.record(new ArchivedRecord(place, kind, value, Set.of()));
      } catch (UntranslatableException e) {
        batches.refused(
            new Refusal(
                place,
                0,
                RefusalKind.UNWRITABLE,
                named(kind, value) + ": " + e.getMessage(),
                null,
                kind));
      }
    }

    /** By the first of the members that every one has. */
    private static String named(RecordKind kind, SdkPojo value) {
      String id = kind.required().iterator().next();
      return kind.label()
          + " "
          + SdkMembers.named(id, kind.members())
              .map(member -> String.valueOf(member.getValueOrDefault(value)))
              .orElse("");
    }
  }
}
