package org.turkbridge.shim;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.requester.Requester;

/**
 * Turns the current API's tokens into numbered, sorted, counted pages.
 *
 * <p>Page 1 always reads the whole list anew, since old programs poll it and grant until it is
 * empty. The pages after it are cut from the snapshot that page 1 made, while that is young enough.
 * Callers who ask for page 1 during a reading share it. A snapshot never serves another access key.
 *
 * <p>What a Requester changes through the shim leaves that Requester's snapshots at once, and
 * nobody joins a reading that began before the change.
 */
final class ListSnapshots implements AutoCloseable {
  /** Whose snapshot of what. */
  private record Key(String requester, String accessKeyId, Listing listing) {
    static Key of(Listing listing, Requester caller) {
      return new Key(caller.name(), caller.accessKeyId(), listing);
    }
  }

  private final ListReader reader;
  private final HeapBudget heap;
  private final Duration timeToLive;
  private final InstantSource clock;
  private final Map<Key, CompletableFuture<ListSnapshot>> readings = new ConcurrentHashMap<>();
  private final LinkedHashMap<Key, ListSnapshot> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** Made by readings that a change overtook: for those who waited for them, and nobody else. */
  private final Deque<ListSnapshot> overtaken = new ArrayDeque<>();

  /**
   * @param heap what all snapshots may take; the least recently used make room
   * @param timeToLive how long later pages come from one snapshot
   */
  ListSnapshots(ListReader reader, HeapBudget heap, Duration timeToLive, InstantSource clock) {
    this.reader = reader;
    this.heap = heap;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  /** A page of the list. Past the end it is empty, with the right total. */
  Page page(
      Listing listing,
      Requester caller,
      ListOrder order,
      int pageNumber,
      int pageSize,
      CallTally tally) {
    Key key = Key.of(listing, caller);
    if (pageNumber > 1) {
      Optional<Page> page =
          young(key).flatMap(snapshot -> snapshot.page(order, pageNumber, pageSize));
      if (page.isPresent()) {
        tally.addSnapshotHit();
        return page.get();
      }
    }
    while (true) {
      Optional<Page> page = read(key, caller, tally).page(order, pageNumber, pageSize);
      if (page.isPresent()) {
        return page.get();
      }
    }
  }

  private Optional<ListSnapshot> young(Key key) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(key)).filter(this::isYoung);
    }
  }

  private boolean isYoung(ListSnapshot snapshot) {
    return Duration.between(snapshot.readAt(), clock.instant()).compareTo(timeToLive) < 0;
  }

  private ListSnapshot read(Key key, Requester caller, CallTally tally) {
    CompletableFuture<ListSnapshot> mine = new CompletableFuture<>();
    CompletableFuture<ListSnapshot> running = readings.putIfAbsent(key, mine);
    if (running != null) {
      return joined(running, tally);
    }
    try {
      ListSnapshot snapshot =
          reader.read(key.listing(), caller, heap.share(this::dropLeastUseful), tally);
      keep(key, snapshot, mine);
      mine.complete(snapshot);
      return snapshot;
    } catch (LegacyException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      readings.remove(key, mine);
      // Whatever went wrong, nobody must wait for ever.
      mine.completeExceptionally(
          LegacyException.ofCall(
              LegacyErrorCode.INTERNAL_ERROR,
              "The reading of the list that this call waited for failed; try again"));
    }
  }

  private static ListSnapshot joined(CompletableFuture<ListSnapshot> running, CallTally tally) {
    try {
      ListSnapshot snapshot = running.join();
      tally.addSnapshotHit();
      return snapshot;
    } catch (CompletionException e) {
      if (e.getCause() instanceof LegacyException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void keep(Key key, ListSnapshot snapshot, CompletableFuture<ListSnapshot> mine) {
    synchronized (kept) {
      if (readings.remove(key, mine)) {
        closeIfAny(kept.put(key, snapshot));
      } else {
        overtaken.add(snapshot);
      }
    }
  }

  /**
   * Takes what has left a Requester's lists out of their snapshots.
   *
   * @param listings which lists
   * @param left which of their items
   */
  void remove(Requester requester, Predicate<Listing> listings, Predicate<SortKey> left) {
    synchronized (kept) {
      forgetReadings(requester, listings);
      kept.forEach(
          (key, snapshot) -> {
            if (isOf(key, requester, listings)) {
              snapshot.remove(left);
            }
          });
    }
  }

  /** Drops the snapshots of a Requester's lists. */
  void drop(Requester requester, Predicate<Listing> listings) {
    synchronized (kept) {
      forgetReadings(requester, listings);
      kept.entrySet()
          .removeIf(
              entry -> {
                boolean drop = isOf(entry.getKey(), requester, listings);
                if (drop) {
                  entry.getValue().close();
                }
                return drop;
              });
    }
  }

  private void forgetReadings(Requester requester, Predicate<Listing> listings) {
    readings.keySet().removeIf(key -> isOf(key, requester, listings));
  }

  private static boolean isOf(Key key, Requester requester, Predicate<Listing> listings) {
    return key.requester().equals(requester.name()) && listings.test(key.listing());
  }

  private boolean dropLeastUseful() {
    synchronized (kept) {
      if (!overtaken.isEmpty()) {
        overtaken.remove().close();
        return true;
      }
      Iterator<ListSnapshot> eldest = kept.values().iterator();
      if (!eldest.hasNext()) {
        return false;
      }
      eldest.next().close();
      eldest.remove();
      return true;
    }
  }

  /** Frees the snapshots that are too old to be used. */
  void sweep() {
    synchronized (kept) {
      closeOvertaken();
      kept.values()
          .removeIf(
              snapshot -> {
                boolean old = !isYoung(snapshot);
                if (old) {
                  snapshot.close();
                }
                return old;
              });
    }
  }

  private void closeOvertaken() {
    overtaken.forEach(ListSnapshot::close);
    overtaken.clear();
  }

  private static void closeIfAny(@Nullable ListSnapshot snapshot) {
    if (snapshot != null) {
      snapshot.close();
    }
  }

  @Override
  public void close() {
    synchronized (kept) {
      closeOvertaken();
      kept.values().forEach(ListSnapshot::close);
      kept.clear();
    }
  }
}
