package org.turkbridge.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.Merged.Outcome;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** One import: translates archived requests, stores them batch by batch, counts and reports. */
final class ImportRun {
  /** Large enough that a transaction's cost does not count, small enough for the heap. */
  private static final int BATCH_RECORDS = 500;

  private static final int BATCH_CHARACTERS = 4 << 20;

  private final Store store;
  private final Consumer<String> lines;
  private final List<Arrival> batch = new ArrayList<>();
  private int batchCharacters;
  private long files;
  private long refused;
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<Normalisation, Long> normalised = new EnumMap<>(Normalisation.class);

  /**
   * @param lines is told, in a line each, what was refused and what met other content in the store
   */
  ImportRun(Store store, Consumer<String> lines) {
    this.store = store;
    this.lines = lines;
  }

  /**
   * Takes a request.
   *
   * @param origin its place in the archive
   * @param found what reading it normalised
   * @throws UntranslatableException if a part is missing without which it cannot be stored
   */
  void add(String origin, QualificationRequest request, Set<Normalisation> found) {
    requireWhole(request);
    found.forEach(normalisation -> normalised.merge(normalisation, 1L, Long::sum));
    Arrival arrival = new Arrival(origin, request);
    batch.add(arrival);
    batchCharacters += arrival.size();
    if (batch.size() >= BATCH_RECORDS || batchCharacters >= BATCH_CHARACTERS) {
      flush();
    }
  }

  /** Counts and reports what cannot be stored. */
  void refuse(String origin, String cause) {
    refused++;
    lines.accept(origin + ": " + cause);
  }

  /** Ends a file: what came from it is in the store now. */
  void endFile() {
    files++;
    flush();
  }

  ImportReport report() {
    return new ImportReport(
        files,
        outcomes.values().stream().mapToLong(Long::longValue).sum(),
        count(Outcome.ADDED),
        count(Outcome.UNCHANGED),
        count(Outcome.REPLACED),
        count(Outcome.KEPT),
        refused,
        normalised);
  }

  private long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    for (Merged merged : store.merge(batch)) {
      outcomes.merge(merged.outcome(), 1L, Long::sum);
      report(merged);
    }
    batch.clear();
    batchCharacters = 0;
  }

  private void report(Merged merged) {
    @Nullable Arrival other = merged.other();
    if (other == null || merged.outcome() == Outcome.UNCHANGED) {
      return;
    }
    Arrival arrival = merged.arrival();
    lines.accept(
        String.format(
            "%s: QualificationRequest %s of %s %s the one of %s from %s",
            arrival.origin(),
            arrival.request().qualificationRequestId(),
            arrival.request().submitTime(),
            merged.outcome() == Outcome.REPLACED ? "replaces" : "gives way to",
            other.request().submitTime(),
            other.origin()));
  }

  /** An absent Test or Answer is an answer; these are what a request is. */
  private static void requireWhole(QualificationRequest request) {
    require("QualificationRequestId", request.qualificationRequestId());
    require("QualificationTypeId", request.qualificationTypeId());
    require("WorkerId (SubjectId)", request.workerId());
  }

  private static void require(String element, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new UntranslatableException(
          element + " is absent or empty: a request cannot be stored without it, add it");
    }
  }
}
