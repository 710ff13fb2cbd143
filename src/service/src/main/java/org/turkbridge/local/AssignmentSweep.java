package org.turkbridge.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;

/**
 * Writes what became of assignments by itself: those whose time ran out are abandoned, those that
 * nobody reviewed in time approved and paid for. Whoever reads sees that also before. The review
 * policies of HITs that are Reviewable run after that. Several may run at once.
 */
public final class AssignmentSweep {
  private static final int HITS_AT_A_TIME = 100;

  private final Store store;
  private final InstantSource clock;
  private final HitReviews reviews;

  /**
   * A sweep of a store, which stays the caller's to close.
   *
   * @param clock tells what time has come
   * @param random makes the ids of what reviews find and do
   */
  public AssignmentSweep(Store store, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.clock = clock;
    this.reviews = new HitReviews(new TestScoring(), new EntityIds(random));
  }

  /**
   * Runs once, through all HITs, each in a transaction of its own.
   *
   * @return how many HITs had such assignments
   * @throws StoreException if the store cannot be written; what was done is done
   */
  public int run() {
    Instant now = Moment.of(clock);
    int swept = 0;
    while (true) {
      List<String> hits =
          store.read(tables -> tables.assignments().overdueHits(now, HITS_AT_A_TIME));
      if (hits.isEmpty()) {
        reviews.runDue(store, now);
        return swept;
      }
      for (String hit : hits) {
        store.write(tables -> OverdueAssignments.settle(tables, hit, now));
      }
      swept += hits.size();
    }
  }
}
