package org.turkbridge.convert;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.pipeline.PartReceiver;
import org.turkbridge.archive.summary.ConversionTally;

/** Brings what comes of documents to where it belongs, and counts it. */
final class Delivery implements PartReceiver<Source, Batch> {
  private final Rejects rejects;
  private final OptionalLong mostRejects;
  private final Consumer<String> notes;
  private @Nullable Destination destination;
  private ConversionTally all = ConversionTally.NOTHING;
  private ConversionTally document = ConversionTally.NOTHING;
  private final String noun;
  private String name = "";
  private long files;

  /** Whether the document gets no output. */
  private boolean isLeftOut;

  /**
   * @param noun what records are called
   */
  Delivery(Rejects rejects, OptionalLong mostRejects, Consumer<String> notes, String noun) {
    this.noun = noun;
    this.rejects = rejects;
    this.mostRejects = mostRejects;
    this.notes = notes;
  }

  /** Where the records go. */
  void to(Destination place) {
    destination = place;
  }

  @Override
  public void begin(Source begun) throws IOException {
    document = ConversionTally.NOTHING;
    name = begun.name();
    isLeftOut = false;
    try {
      destination().begin(begun);
    } catch (OutputNameException e) {
      isLeftOut = true;
      leaveOut(begun, e);
    }
  }

  /** Refuses a document that can have no output. */
  void leaveOut(Source source, OutputNameException reason) throws IOException {
    refuseWhole(source.name(), RefusalKind.UNWRITABLE, "its output " + reason.complaint());
  }

  @Override
  public void add(Batch batch) throws IOException {
    if (isLeftOut) {
      return;
    }
    for (KindBytes records : batch.records()) {
      destination().write(records);
    }
    for (Refusal refusal : batch.refusals()) {
      @Nullable RecordKind kind = refusal.recordKind();
      if (kind != null) {
        destination().refused(kind);
      }
      rejects.write(refusal, destination().rejects());
    }
    batch.summary().lines().forEach(notes);
    ConversionTally tally = batch.summary().whole();
    document = document.plus(tally);
    count(tally);
  }

  @Override
  public void end(long bytes) throws IOException {
    if (isLeftOut) {
      return;
    }
    if (document.isNothing()) {
      notes.accept(name + ": holds no " + noun);
      ConversionTally without = new ConversionTally(Map.of(), 0, Map.of(), Map.of(), 0, 1, 0);
      document = without;
      count(without);
    }
    destination().end(document);
  }

  @Override
  public void unreadable(String unreadable, String cause) throws IOException {
    refuseWhole(unreadable, RefusalKind.UNREADABLE, cause);
  }

  private void refuseWhole(String refused, RefusalKind kind, String cause) throws IOException {
    Refusal refusal = new Refusal(new Place(refused, 0, 1), 0, kind, cause, null);
    rejects.write(refusal, destination().rejects());
    count(new ConversionTally(Map.of(), 0, Map.of(kind, 1L), Map.of(), 0, 0, 0));
  }

  @Override
  public void endFile(InputFile file, long bytes) throws IOException {
    files++;
    count(ConversionTally.ofBytes(Math.max(bytes, file.size())));
  }

  /** How many files have ended. */
  long files() {
    return files;
  }

  /** Everything so far. */
  ConversionTally all() {
    return all;
  }

  private Destination destination() {
    return Objects.requireNonNull(destination, "nowhere to write to");
  }

  /** Adds what was done elsewhere. */
  void count(ConversionTally tally) throws IOException {
    all = all.plus(tally);
    if (mostRejects.isPresent() && all.rejected() > mostRejects.getAsLong()) {
      throw new TooManyRejectsException();
    }
  }
}
