package org.turkbridge.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;

/**
 * Writes what became of {@linkplain OverdueAssignments assignments by itself}. The review policies
 * of HITs that are Reviewable run after that, and request tokens of long ago are deleted: who takes
 * one need not wait for that. Several may run at once.
 */
public final class AssignmentSweep {
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
   * Runs once, through all HITs, some assignments of one in each transaction.
   *
   * @return how many HITs had such assignments
   * @throws StoreException if the store cannot be written; what was done is done
   */
  public int run() {
    Instant now = Moment.of(clock);
    int swept = OverdueAssignments.settle(store, now);
    reviews.runDue(store, now);
    int unused = store.write(tables -> tables.requestTokens().forget(now));
    return swept;
  }
}
