package org.turkbridge.local.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.core.SdkPojo;

/** What a store has of every kind of record that archives have. */
final class StoredRecords {
  private StoredRecords() {}

  /** Merges archived records of a kind; of each, what became of it, in their order. */
  static List<Merged> merge(Tables tables, RecordKind kind, List<Arrival<?>> arrivals) {
    return switch (kind) {
      case QUALIFICATION_REQUEST -> tables.requests().merge(of(arrivals));
      case QUALIFICATION_TYPE -> tables.types().merge(of(arrivals));
      case QUALIFICATION -> tables.qualifications().merge(of(arrivals));
      case HIT -> tables.hits().imported().merge(of(arrivals));
      case ASSIGNMENT -> tables.assignments().imported().merge(of(arrivals));
      case BONUS_PAYMENT -> tables.bonusPayments().imported().merge(of(arrivals));
      case WORKER_BLOCK -> tables.importedWorkerBlocks().merge(of(arrivals));
      case REVIEW_REPORT -> tables.importedReviewReports().merge(of(arrivals));
      default -> throw new IllegalArgumentException("A store has no " + kind.plural());
    };
  }

  @SuppressWarnings("unchecked") // Of the type of one kind.
  private static <T extends SdkPojo> List<Arrival<T>> of(List<Arrival<?>> arrivals) {
    return (List<Arrival<T>>) (List<?>) arrivals;
  }

  /** Gives it as {@link ReadableStore#each} says. */
  static void each(
      Database database,
      Set<RecordKind> kinds,
      boolean settledToo,
      Instant now,
      BiConsumer<RecordKind, SdkPojo> each) {
    boolean unused =
        database.readAtOnce(
            handle -> {
              Tables tables = new Tables(new Session(handle, database.dialect(), false));
              for (RecordKind kind : kinds) {
                each(tables, kind, settledToo, now, value -> each.accept(kind, value));
              }
              return true;
            });
  }

  private static void each(
      Tables tables, RecordKind kind, boolean settledToo, Instant now, Consumer<SdkPojo> each) {
    switch (kind) {
      case QUALIFICATION_REQUEST -> tables.requests().all(settledToo, each::accept);
      case QUALIFICATION_TYPE -> tables.types().all(each::accept);
      case QUALIFICATION -> tables.qualifications().all(each::accept);
      case HIT -> tables.hits().all(now, each::accept);
      case ASSIGNMENT -> tables.assignments().all(now, each::accept);
      case BONUS_PAYMENT -> tables.bonusPayments().all(each::accept);
      case WORKER_BLOCK -> tables.importedWorkerBlocks().all(each::accept);
      case REVIEW_REPORT -> {
        tables
            .hits()
            .allToReview(
                (id, ofAssignments, ofHit) ->
                    each.accept(tables.reviewReports().of(id, ofAssignments, ofHit)));
        tables.importedReviewReports().all(each::accept);
      }
      default -> {
        // There are none.
      }
    }
  }
}
