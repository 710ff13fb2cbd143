package org.turkbridge.spark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.archive.pipeline.PartReceiver;
import org.turkbridge.archive.pipeline.Pipeline;
import org.turkbridge.archive.pipeline.ProgressListener;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.archive.summary.PartSummary;

/** Reads the documents of a whole file, as {@code convert} reads them. */
final class WholeFileReading implements RowBatchQueue.Reading {
  private final HadoopFile file;
  private final DocumentReader reader;
  private final PartBuilder.Factory<RowBatch> builders;

  WholeFileReading(HadoopFile file, DocumentReader reader, PartBuilder.Factory<RowBatch> builders) {
    this.file = file;
    this.reader = reader;
    this.builders = builders;
  }

  @Override
  public void giveTo(Consumer<RowBatch> taker) throws IOException {
    Receiver receiver = new Receiver(taker);
    try (Pipeline<String, RowBatch> pipeline =
        new Pipeline<>(reader, builders, 1, ProgressListener.NONE, receiver)) {
      pipeline.read(file.input(), (name, outputName) -> Optional.of(name));
      pipeline.finish();
    }
    file.check();
  }

  /** Passes parts on, and counts what is told of files and documents. */
  private static final class Receiver implements PartReceiver<String, RowBatch> {
    private final Consumer<RowBatch> taker;
    private boolean anything;

    Receiver(Consumer<RowBatch> taker) {
      this.taker = taker;
    }

    @Override
    public void begin(String document) {
      anything = false;
    }

    @Override
    public void add(RowBatch part) {
      anything |= !part.summary().tally().isNothing();
      taker.accept(part);
    }

    @Override
    public void end(long bytes) {
      if (!anything) {
        give(List.of(), new ConversionTally(Map.of(), 0, Map.of(), Map.of(), 0, 1, 0));
      }
    }

    @Override
    public void unreadable(String name, String reason) {
      RefusalKind kind = RefusalKind.UNREADABLE;
      give(
          List.of(RecordOrReject.of(new Refusal(new Place(name, 0, 1), 0, kind, reason, null))),
          new ConversionTally(Map.of(), 0, Map.of(kind, 1L), Map.of(), 0, 0, 0));
    }

    @Override
    public void endFile(InputFile ended, long bytes) {
      taker.accept(RowBatch.ofBytes(Math.max(bytes, ended.size())));
    }

    private void give(List<RecordOrReject> found, ConversionTally tally) {
      taker.accept(new RowBatch(found, new PartSummary(tally), false));
    }
  }
}
