package org.turkbridge.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.local.store.Tables;

/**
 * Writes what became of {@linkplain OverdueAssignments assignments by itself}. The review policies
 * of HITs that are Reviewable run after that, and request tokens of long ago are deleted: who takes
 * one need not wait for that. Several may run at once.
 */
public final class AssignmentSweep {
  private static final Logger LOG = LoggerFactory.getLogger(AssignmentSweep.class);

  /** HITs that are created while somebody asks to be told of their type are told of within that. */
  private static final Duration LATE = Duration.ofMinutes(10);

  /**
   * How many notifications of a Requester wait at most: where nobody takes them, the oldest make
   * room.
   */
  private static final long MOST_NOTIFICATIONS = 100_000;

  private final Store store;
  private final InstantSource clock;
  private final HitReviews reviews;
  private final long mostNotifications;

  /**
   * A sweep of a store, which stays the caller's to close.
   *
   * @param clock tells what time has come
   * @param random makes the ids of what reviews find and do
   */
  public AssignmentSweep(Store store, InstantSource clock, RandomGenerator random) {
    this(store, clock, random, MOST_NOTIFICATIONS);
  }

  /** One that keeps so many notifications of each Requester. */
  AssignmentSweep(
      Store store, InstantSource clock, RandomGenerator random, long mostNotifications) {
    this.store = store;
    this.clock = clock;
    this.reviews = new HitReviews(new TestScoring(), new EntityIds(random));
    this.mostNotifications = mostNotifications;
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
    tellWhatCame(now);
    int unused = store.write(tables -> tables.requestTokens().forget(now));
    return swept;
  }

  /** Has Requesters told what came of HITs by themselves. */
  private void tellWhatCame(Instant now) {
    for (String type : store.read(tables -> tables.hitTypes().toldSince(now.minus(LATE)))) {
      write(tables -> tables.hitEvents().tellOf(type, true, now));
    }
    while (true) {
      List<String> hits =
          store.read(tables -> tables.hitEvents().due(now, OverdueAssignments.AT_A_TIME));
      if (hits.isEmpty()) {
        break;
      }
      tellWhatCame(hits, now);
    }
    store
        .read(tables -> tables.notifications().counts(mostNotifications))
        .forEach((owner, count) -> discard(owner, count - mostNotifications));
  }

  private void tellWhatCame(List<String> hits, Instant now) {
    List<String> overdue =
        store.write(
            tables -> {
              List<String> unsettled = new ArrayList<>();
              // In one order: others that lock several wait for each other no longer than that.
              for (String hit : hits.stream().sorted().toList()) {
                if (tables.assignments().overdue(hit, now, 1).isEmpty()) {
                  tables.hitEvents().tellWhatCame(hit, now);
                } else {
                  unsettled.add(hit);
                }
              }
              return unsettled;
            });
    // Each by itself: whoever pays locks an account, too.
    for (String hit : overdue) {
      OverdueAssignments.settle(store, hit, now);
      write(tables -> tables.hitEvents().tellWhatCame(hit, now));
    }
  }

  private void discard(String owner, long many) {
    LOG.warn(
        "{} notifications of {} wait to be delivered: the {} oldest are discarded",
        many + mostNotifications,
        owner,
        many);
    write(tables -> tables.notifications().discardOldest(owner, many));
  }

  private void write(Consumer<Tables> work) {
    boolean unused =
        store.write(
            tables -> {
              work.accept(tables);
              return true;
            });
  }
}
