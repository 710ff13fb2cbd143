package org.turkbridge.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.DocumentRange;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.archive.documents.DocumentRanges;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.archive.pipeline.PartReceiver;
import org.turkbridge.archive.pipeline.RollingParts;

/** Reads a range of a plain file. */
final class RangeReader implements RowBatchReader {
  private final ArchivePiece piece;
  private final DocumentRange range;
  private final PartBuilder.Factory<RowBatch> builders;
  private final HadoopFile file;
  private final InputStream in;
  private final Stretches stretches;
  private Origin origin;
  private @Nullable RowBatchQueue rest;
  private boolean ended;

  RangeReader(
      ArchivePiece piece,
      DocumentRange range,
      HadoopFile file,
      DocumentReader reader,
      PartBuilder.Factory<RowBatch> builders)
      throws IOException {
    this.piece = piece;
    this.range = range;
    this.builders = builders;
    this.file = file;
    this.origin = piece.origin();
    this.in = file.range(piece.from(), piece.to());
    this.stretches = new DocumentRanges(reader).cut(file.input().name(), in, range);
  }

  @Override
  public @Nullable RowBatch next() throws IOException {
    if (rest != null) {
      return rest.next();
    }
    if (ended) {
      return null;
    }
    @Nullable Stretch stretch = stretches.next();
    file.check();
    if (stretch == null) {
      ended = true;
      return RowBatch.ofBytes(piece.length());
    }
    Optional<RowBatch> found =
        stretch.isOpen()
            ? Optional.empty()
            : read(stretch, stretch::readPlain).or(() -> read(stretch, stretch::read));
    return found.isPresent() ? found.get() : readOn(stretch);
  }

  private Optional<RowBatch> read(
      Stretch stretch, Function<ArchiveVisitor, Optional<Origin>> reading) {
    PartBuilder<RowBatch> builder = builders.builder(stretch.length());
    Optional<Origin> extent = reading.apply(builder);
    if (extent.isEmpty()) {
      return Optional.empty();
    }
    RowBatch found = builder.build().shifted(origin);
    origin = origin.plus(extent.get());
    return Optional.of(found);
  }

  private @Nullable RowBatch readOn(Stretch stretch) throws IOException {
    if (!range.ends()) {
      throw new IOException(
          piece.path() + ": has changed since the query was planned; run it again");
    }
    ended = true;
    RowBatchQueue pushed =
        new RowBatchQueue(
            taker -> {
              RollingParts<RowBatch> parts = new RollingParts<>(builders, new Receiver(taker));
              stretch.readOn(stretches.rest(), origin.shifting(parts));
              parts.finish();
              file.check();
              taker.accept(RowBatch.ofBytes(piece.length()));
            });
    rest = pushed;
    return pushed.next();
  }

  @Override
  public void close() throws IOException {
    if (rest != null) {
      rest.close();
    }
    in.close();
  }

  /** Passes parts on. */
  private record Receiver(Consumer<RowBatch> taker) implements PartReceiver<String, RowBatch> {
    @Override
    public void begin(String document) {}

    @Override
    public void add(RowBatch part) {
      taker.accept(part);
    }

    @Override
    public void end(long bytes) {}

    @Override
    public void unreadable(String name, String reason) {}

    @Override
    public void endFile(InputFile file, long bytes) {}
  }
}
