package org.turkbridge.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.store.Store;

/** Whether a store has every record of a corpus. */
final class StoreCheck {
  private StoreCheck() {}

  /**
   * @throws IllegalStateException if anything is missing or doubled
   */
  static void check(Corpus corpus, Path output) {
    long[] requests = {0};
    try (Store store = Store.open(output)) {
      store.each(
          Set.of(RecordKind.QUALIFICATION_REQUEST),
          true,
          Instant.EPOCH,
          (kind, request) -> requests[0]++);
    }
    if (requests[0] != corpus.records()) {
      throw new IllegalStateException(
          "%s has %d records instead of %d".formatted(output, requests[0], corpus.records()));
    }
  }
}
