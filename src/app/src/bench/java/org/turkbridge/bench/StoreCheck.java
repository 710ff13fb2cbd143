package org.turkbridge.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.turkbridge.local.store.Store;

/** Whether a store has every record of a corpus. */
final class StoreCheck {
  private StoreCheck() {}

  /**
   * @throws IllegalStateException if anything is missing or doubled
   */
  static void check(Corpus corpus, Path output) {
    long[] records = {0};
    try (Store store = Store.open(output)) {
      store.each(Set.of(corpus.kind()), true, Instant.EPOCH, (kind, record) -> records[0]++);
    }
    if (records[0] != corpus.records()) {
      throw new IllegalStateException(
          "%s has %d records instead of %d".formatted(output, records[0], corpus.records()));
    }
  }
}
