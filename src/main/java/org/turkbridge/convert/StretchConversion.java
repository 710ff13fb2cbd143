package org.turkbridge.convert;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Stretch;

/** Converts one stretch; empty if the document has to be read on from there in one piece. */
record StretchConversion(Stretch stretch, RecordFormat format)
    implements Callable<Optional<StretchConversion.Converted>> {
  /**
   * What came of a stretch.
   *
   * @param batch places counted from the beginning of the stretch
   * @param extent where the next stretch begins, seen from the beginning of this one
   */
  record Converted(Batch batch, Origin extent) {}

  @Override
  public Optional<Converted> call() {
    return converted(stretch::readPlain).or(() -> converted(stretch::read));
  }

  private Optional<Converted> converted(Function<ArchiveVisitor, Optional<Origin>> reading) {
    // The other model takes about as much room.
    BatchBuilder builder = new BatchBuilder(format, stretch.length());
    return reading.apply(builder).map(extent -> new Converted(builder.build(), extent));
  }
}
