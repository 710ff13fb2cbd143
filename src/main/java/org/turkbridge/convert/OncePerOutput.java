package org.turkbridge.convert;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Begins no output twice, not even by force: what is read only once could not be planned before it
 * was read.
 */
final class OncePerOutput {
  /** Whether it was begun, of those that were planned and the others. */
  private final Map<Path, Boolean> begun = new HashMap<>();

  OncePerOutput(List<Path> planned) {
    planned.forEach(place -> begun.put(place, false));
  }

  void begin(Path place, Source source) throws OutputException {
    if (Boolean.TRUE.equals(begun.put(place, true))) {
      throw OutputException.madeAlready(place, source.name());
    }
  }
}
