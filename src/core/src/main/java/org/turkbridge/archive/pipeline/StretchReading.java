package org.turkbridge.archive.pipeline;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Stretch;

/**
 * Reads one stretch; empty if the document has to be read on from there in one piece.
 *
 * @param <P> what comes of it
 */
record StretchReading<P>(Stretch stretch, PartBuilder.Factory<P> builders)
    implements Callable<Optional<StretchReading.Read<P>>> {
  /**
   * What came of a stretch.
   *
   * @param part places counted from the beginning of the stretch
   * @param extent where the next stretch begins, seen from the beginning of this one
   */
  record Read<P>(P part, Origin extent) {}

  @Override
  public Optional<Read<P>> call() {
    return stretch.isOpen()
        ? Optional.empty()
        : read(stretch::readPlain).or(() -> read(stretch::read));
  }

  private Optional<Read<P>> read(Function<ArchiveVisitor, Optional<Origin>> reading) {
    PartBuilder<P> builder = builders.builder(stretch.length());
    return reading.apply(builder).map(extent -> new Read<>(builder.build(), extent));
  }
}
