package org.turkbridge.translate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A translated value, and what was normalised on the way.
 *
 * @param value the value in its new model
 * @param normalisations empty when nothing but the model changed
 */
public record Translated<T>(T value, Set<Normalisation> normalisations) {
  public Translated {
    normalisations =
        normalisations.isEmpty()
            ? Set.of()
            : Collections.unmodifiableSet(EnumSet.copyOf(normalisations));
  }

  /** A value that came over as it was. */
  public static <T> Translated<T> unchanged(T value) {
    return new Translated<>(value, Set.of());
  }
}
