package org.turkbridge.shim;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
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
 */
final class QualificationRequestSnapshots implements AutoCloseable {
  /**
   * What one snapshot is of.
   *
   * @param qualificationTypeId null for all types of the caller
   */
  record Key(String accessKeyId, @Nullable String qualificationTypeId) {}

  private final QualificationRequestReader reader;
  private final HeapBudget heap;
  private final Duration timeToLive;
  private final InstantSource clock;
  private final Map<Key, CompletableFuture<QualificationRequestSnapshot>> readings =
      new ConcurrentHashMap<>();
  private final LinkedHashMap<Key, QualificationRequestSnapshot> kept =
      new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param heap what all snapshots may take; the least recently used make room
   * @param timeToLive how long later pages come from one snapshot
   */
  QualificationRequestSnapshots(
      QualificationRequestReader reader,
      HeapBudget heap,
      Duration timeToLive,
      InstantSource clock) {
    this.reader = reader;
    this.heap = heap;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  /** A page of the list. Past the end it is empty, with the right total. */
  Page page(
      Key key,
      Requester caller,
      QualificationRequestOrder order,
      int pageNumber,
      int pageSize,
      CallTally tally) {
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

  private Optional<QualificationRequestSnapshot> young(Key key) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(key)).filter(this::isYoung);
    }
  }

  private boolean isYoung(QualificationRequestSnapshot snapshot) {
    return Duration.between(snapshot.readAt(), clock.instant()).compareTo(timeToLive) < 0;
  }

  private QualificationRequestSnapshot read(Key key, Requester caller, CallTally tally) {
    CompletableFuture<QualificationRequestSnapshot> mine = new CompletableFuture<>();
    CompletableFuture<QualificationRequestSnapshot> running = readings.putIfAbsent(key, mine);
    if (running != null) {
      return joined(running, tally);
    }
    try {
      QualificationRequestSnapshot snapshot =
          reader.read(
              caller, key.qualificationTypeId(), heap.share(this::dropLeastRecentlyUsed), tally);
      keep(key, snapshot);
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

  private static QualificationRequestSnapshot joined(
      CompletableFuture<QualificationRequestSnapshot> running, CallTally tally) {
    try {
      QualificationRequestSnapshot snapshot = running.join();
      tally.addSnapshotHit();
      return snapshot;
    } catch (CompletionException e) {
      if (e.getCause() instanceof LegacyException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void keep(Key key, QualificationRequestSnapshot snapshot) {
    synchronized (kept) {
      closeIfAny(kept.put(key, snapshot));
    }
  }

  private boolean dropLeastRecentlyUsed() {
    synchronized (kept) {
      Iterator<QualificationRequestSnapshot> eldest = kept.values().iterator();
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

  private static void closeIfAny(@Nullable QualificationRequestSnapshot snapshot) {
    if (snapshot != null) {
      snapshot.close();
    }
  }

  @Override
  public void close() {
    synchronized (kept) {
      kept.values().forEach(QualificationRequestSnapshot::close);
      kept.clear();
    }
  }
}
