package org.turkbridge.shim;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.requester.Requester;

/**
 * Turns the current API's tokens into numbered, sorted, counted pages.
 *
 * <p>Page 1 always reads the whole list anew, since old programs poll it and grant until it is
 * empty. The pages after it are cut from the snapshot that page 1 made, while that is young enough
 * and there is room for it; else the list is read again, and they show what was on page 1's and not
 * shown yet. Callers who ask for page 1 during a reading share it. A snapshot never serves another
 * access key.
 *
 * <p>What a Requester removes through the shim leaves that Requester's snapshots at once, those
 * that are being read included, and nobody joins a reading that began before a change.
 */
final class ListSnapshots implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListSnapshots.class);

  /** How often a snapshot grows too old before its walks are forgotten. */
  private static final int LIVES_OF_LOST_WALK = 10;

  /** Whose snapshot of what. */
  private record Key(String requester, String accessKeyId, Listing listing) {
    static Key of(Listing listing, Requester caller) {
      return new Key(caller.name(), caller.accessKeyId(), listing);
    }

    boolean isOf(@Nullable Requester owner, Predicate<Listing> listings) {
      return (owner == null || requester.equals(owner.name())) && listings.test(listing);
    }
  }

  private final ListReader reader;
  private final MemoryBudget answers;
  private final HeapBudget heap;
  private final Duration timeToLive;
  private final InstantSource clock;

  /**
   * Of all that follows, and all that it holds. Never held while anything is read or waited for.
   */
  private final Object lock = new Object();

  private final Map<Key, ListHistory> histories = new HashMap<>();

  /** Those that callers may join. */
  private final Map<Key, ListReading> current = new HashMap<>();

  /** All that are under way. */
  private final Map<ListReading, Key> readings = new HashMap<>();

  private long uses;

  /**
   * @param answers what pages are counted in
   * @param heap what all snapshots may take; the least useful make room
   * @param timeToLive how long later pages come from one snapshot of the reader's
   */
  ListSnapshots(
      ListReader reader,
      MemoryBudget answers,
      HeapBudget heap,
      Duration timeToLive,
      InstantSource clock) {
    this.reader = reader;
    this.answers = answers;
    this.heap = heap;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  /** A page that is being answered: the snapshot is pinned until the items are copied. */
  private record PinnedCut(ListSnapshot snapshot, Walk walk, int page, Walk.Cut cut) {}

  /**
   * A page of the list. Past the end it is empty, with the right total.
   *
   * @throws LegacyException if it cannot be read
   */
  LegacyPage page(Listing listing, CallContext call, PageForm form, int pageNumber) {
    Key key = Key.of(listing, call.caller());
    try {
      return items(cut(key, call, form, pageNumber));
    } catch (SpoolException e) {
      LOG.warn("A snapshot cannot be read back; the list is read again", e);
    }
    try {
      return items(cut(key, call, form, pageNumber));
    } catch (SpoolException e) {
      throw ListReader.notKept(e);
    }
  }

  private LegacyPage items(PinnedCut pinned) throws SpoolException {
    ListSnapshot snapshot = pinned.snapshot();
    boolean shown = false;
    boolean lost = false;
    try {
      LegacyPage page = counted(snapshot, pinned.cut());
      shown = true;
      return page;
    } catch (SpoolException e) {
      lost = true;
      throw e;
    } finally {
      synchronized (lock) {
        if (!shown) {
          pinned.walk().takeBack(pinned.page());
        }
        if (lost) {
          onEach(key -> true, history -> history.retireIf(snapshot::equals, clock.instant()));
        }
        snapshot.unpin(clock.instant());
      }
    }
  }

  private LegacyPage counted(ListSnapshot snapshot, Walk.Cut cut) throws SpoolException {
    MemoryBudget.Share memory = answers.share();
    try {
      return memory.make(
          () -> {
            try {
              return new LegacyPage(snapshot.items(cut.items(), memory), cut.total(), memory);
            } catch (SpoolException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw (SpoolException) e.getCause();
    }
  }

  private PinnedCut cut(Key key, CallContext call, PageForm form, int page) {
    ListSnapshot snapshot;
    synchronized (lock) {
      ListHistory history = histories.getOrDefault(key, new ListHistory());
      history.retireIf(this::isOld, clock.instant());
      Walk walk = page == 1 ? null : history.walk(form, page, clock.instant());
      ListSnapshot walked = walk == null ? null : walk.snapshot();
      if (walk != null && walked != null) {
        call.tally().addSnapshotHit();
        walked.pin(++uses);
        return new PinnedCut(walked, walk, page, history.cut(walk, form, page, clock.instant()));
      }
      snapshot = call.readings().of(key.listing());
      if (snapshot == null && page > 1 && (walk == null || walk.isOver())) {
        snapshot = history.newest();
      }
      if (snapshot != null) {
        call.tally().addSnapshotHit();
        snapshot.pin(++uses);
      }
    }
    return begin(key, form, page, snapshot == null ? read(key, call) : snapshot);
  }

  /**
   * The page of a walk that begins in a snapshot, or goes on in it.
   *
   * @param snapshot pinned
   */
  private PinnedCut begin(Key key, PageForm form, int page, ListSnapshot snapshot) {
    boolean done = false;
    try {
      int[] sorted = snapshot.sorted(form.order());
      snapshot.reserveWalk();
      synchronized (lock) {
        ListHistory history = histories.computeIfAbsent(key, none -> new ListHistory());
        Walk walk = history.begin(form, page, snapshot, sorted, clock.instant());
        ListSnapshot walked = Objects.requireNonNull(walk.snapshot());
        walked.pin(++uses);
        Walk.Cut cut = history.cut(walk, form, page, clock.instant());
        snapshot.unpin(clock.instant());
        done = true;
        return new PinnedCut(walked, walk, page, cut);
      }
    } finally {
      if (!done) {
        synchronized (lock) {
          snapshot.unpin(clock.instant());
        }
      }
    }
  }

  private boolean isOld(ListSnapshot snapshot) {
    return !snapshot.isYoung(clock.instant());
  }

  /** A snapshot that was read just now, pinned. */
  private ListSnapshot read(Key key, CallContext call) {
    try {
      ListSnapshot snapshot = readOrJoined(key, call);
      call.readings().add(key.listing(), snapshot);
      return snapshot;
    } catch (LegacyException e) {
      call.readings().addFailure(key.listing(), e);
      throw e;
    }
  }

  private ListSnapshot readOrJoined(Key key, CallContext call) {
    ListReading mine = new ListReading();
    ListReading running;
    synchronized (lock) {
      running = current.putIfAbsent(key, mine);
      if (running == null) {
        readings.put(mine, key);
      } else {
        running.join();
      }
    }
    if (running != null) {
      return joined(running, call.tally());
    }
    try {
      ListSnapshot snapshot =
          reader.read(
              key.listing(), call.caller(), heap.share(this::dropLeastUseful), call.tally());
      keep(key, snapshot, mine);
      mine.result().complete(snapshot);
      return snapshot;
    } catch (LegacyException e) {
      mine.result().completeExceptionally(e);
      throw e;
    } finally {
      synchronized (lock) {
        end(key, mine);
      }
      // Whatever went wrong, nobody must wait for ever.
      mine.result()
          .completeExceptionally(
              LegacyException.ofCall(
                  LegacyErrorCode.INTERNAL_ERROR,
                  "The reading of the list that this call waited for failed; try again"));
    }
  }

  private static ListSnapshot joined(ListReading running, CallTally tally) {
    try {
      ListSnapshot snapshot = running.result().join();
      tally.addSnapshotHit();
      return snapshot;
    } catch (CompletionException e) {
      if (e.getCause() instanceof LegacyException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void keep(Key key, ListSnapshot snapshot, ListReading reading) {
    synchronized (lock) {
      end(key, reading);
      reading.handOver(snapshot, ++uses);
      if (reading.isUncertain()) {
        snapshot.retire(clock.instant());
      } else {
        histories.computeIfAbsent(key, none -> new ListHistory()).add(snapshot, clock.instant());
      }
    }
  }

  private void end(Key key, ListReading reading) {
    current.remove(key, reading);
    readings.remove(reading);
  }

  /**
   * Keeps everybody from joining a reading that began before a change.
   *
   * @param requester whose lists; null for everybody's
   */
  void overtake(@Nullable Requester requester, Predicate<Listing> listings) {
    synchronized (lock) {
      current.keySet().removeIf(key -> key.isOf(requester, listings));
    }
  }

  /**
   * Takes what has left a Requester's lists out of their snapshots.
   *
   * @param requester null for everybody
   * @param listings which lists
   * @param leaving which of their items
   */
  void remove(@Nullable Requester requester, Predicate<Listing> listings, Leaving leaving) {
    synchronized (lock) {
      overtake(requester, listings);
      onReadings(requester, listings, reading -> reading.remove(leaving));
      onEach(key -> key.isOf(requester, listings), history -> history.remove(leaving));
    }
  }

  /**
   * Has the next page of a Requester's lists read again: nobody knows what has left them.
   *
   * @param requester null for everybody
   */
  void doubt(@Nullable Requester requester, Predicate<Listing> listings) {
    synchronized (lock) {
      overtake(requester, listings);
      onReadings(requester, listings, ListReading::doubt);
      onEach(
          key -> key.isOf(requester, listings),
          history -> history.retireIf(snapshot -> true, clock.instant()));
    }
  }

  private void onReadings(
      @Nullable Requester requester, Predicate<Listing> listings, Consumer<ListReading> change) {
    readings.forEach(
        (reading, key) -> {
          if (key.isOf(requester, listings)) {
            change.accept(reading);
          }
        });
  }

  private void onEach(Predicate<Key> which, Consumer<ListHistory> change) {
    histories
        .entrySet()
        .removeIf(
            entry -> {
              boolean changes = which.test(entry.getKey());
              if (changes) {
                change.accept(entry.getValue());
              }
              return changes && entry.getValue().isEmpty();
            });
  }

  /** Parts with a snapshot that nobody is likely to miss: all its pages were seen, or long ago. */
  private boolean dropLeastUseful() {
    synchronized (lock) {
      Optional<ListSnapshot> least =
          histories.values().stream()
              .flatMap(ListHistory::snapshots)
              .filter(snapshot -> !snapshot.isPinned())
              .min(
                  Comparator.comparing((ListSnapshot snapshot) -> !snapshot.isFinished())
                      .thenComparing(ListSnapshot::lastUse));
      if (least.isEmpty()) {
        return forgetEarliestLost();
      }
      onEach(key -> true, history -> history.retireIf(least.get()::equals, clock.instant()));
      return true;
    }
  }

  private boolean forgetEarliestLost() {
    Optional<Walk> earliest =
        histories.values().stream()
            .flatMap(ListHistory::lost)
            .min(Comparator.comparing(Walk::lostAt));
    earliest.ifPresent(walk -> onEach(key -> true, history -> history.forgetLost(walk::equals)));
    return earliest.isPresent();
  }

  /** Frees the snapshots that are too old to be used. */
  void sweep() {
    synchronized (lock) {
      Instant now = clock.instant();
      Instant earliest = now.minus(timeToLive.multipliedBy(LIVES_OF_LOST_WALK));
      onEach(
          key -> true,
          history -> {
            history.retireIf(this::isOld, now);
            history.forgetLost(walk -> walk.lostAt().isBefore(earliest));
          });
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      onEach(key -> true, history -> history.retireIf(snapshot -> true, clock.instant()));
      histories.clear();
    }
  }
}
