package org.turkbridge.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document that was cut, as an engine does it: stretch by stretch, and from the first that
 * is not what it seemed in one piece. How far a stretch goes is to be the same if nothing is made
 * of its records.
 */
public final class InStretches {
  private InStretches() {}

  /** What the document tells. */
  public static Told read(Stretches cut) throws IOException {
    Deque<Stretch> stretches = new ArrayDeque<>();
    @Nullable Stretch next = cut.next();
    while (next != null) {
      stretches.add(next);
      next = cut.next();
    }
    Told all = new Told();
    Origin origin = Origin.START;
    while (!stretches.isEmpty()) {
      Stretch stretch = stretches.remove();
      Told told = new Told();
      Optional<Origin> end = read(stretch, origin, told);
      if (!stretch.isOpen()) {
        boolean isLast = stretches.isEmpty();
        assertThat(stretch.extent().map(extent -> isLast ? extent.bytes() : extent))
            .isEqualTo(end.map(extent -> isLast ? extent.bytes() : extent));
      }
      if (end.isEmpty()) {
        InputStream rest =
            new SequenceInputStream(
                Collections.enumeration(
                    Stream.concat(stretches.stream().map(Stretch::bytes), Stream.of(cut.rest()))
                        .toList()));
        stretch.readOn(rest, origin.shifting(all));
        break;
      }
      all.add(told);
      origin = origin.plus(end.get());
    }
    return all;
  }

  private static Optional<Origin> read(Stretch stretch, Origin origin, Told told) {
    if (stretch.isOpen()) {
      return Optional.empty();
    }
    Told plain = new Told();
    Optional<Origin> end = stretch.readPlain(origin.shifting(plain));
    if (end.isPresent()) {
      told.add(plain);
      return end;
    }
    return stretch.read(origin.shifting(told));
  }
}
