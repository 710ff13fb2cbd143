package org.turkbridge.shim;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one list for one caller that are still of use, and the walks over their pages.
 *
 * <p>An old program does not say which walk a page belongs to. It belongs to the latest walk, of
 * the same order and page size, that has come to the page before, or to this one; so a program that
 * polls page 1 leaves alone another that has come further.
 *
 * <p>Not thread-safe.
 */
final class ListHistory {
  /** How many walks of one form are remembered that were not at their end when the next began. */
  private static final int MOST_INTERRUPTED = 3;

  /** The newest first. */
  private final Deque<ListSnapshot> snapshots = new ArrayDeque<>();

  /** Those that began last first. */
  private final Map<PageForm, Deque<Walk>> walks = new HashMap<>();

  /** A new reading. */
  void add(ListSnapshot snapshot, Instant now) {
    snapshots.addFirst(snapshot);
    tidy(now);
  }

  /** The newest reading, if it is there. */
  @Nullable ListSnapshot newest() {
    return snapshots.peekFirst();
  }

  /**
   * The walk that a page after the first belongs to.
   *
   * @return null if it is the first page of its walk
   */
  @Nullable Walk walk(PageForm form, int page, Instant now) {
    Deque<Walk> begun = walks.getOrDefault(form, new ArrayDeque<>());
    Walk latest = begun.peekFirst();
    Predicate<Walk> isInTurn = walk -> walk == latest || !walk.leapt();
    return begun.stream()
        .filter(walk -> walk.leadsTo(page) && isInTurn.test(walk))
        .findFirst()
        // Asked for again, such as after an answer that did not arrive.
        .or(
            () ->
                begun.stream()
                    .filter(walk -> walk.lastInTurn() == page && isInTurn.test(walk))
                    .findFirst())
        .or(() -> Optional.ofNullable(latest))
        .filter(walk -> walk.leadsTo(page) || walk.shows(page, now))
        .orElse(null);
  }

  /**
   * The walk that a page belongs to, which begins in a snapshot or goes on in it, unless another
   * call was faster.
   *
   * @param snapshot in which a walk was reserved
   * @param sorted its items in the order of the walk
   */
  Walk begin(PageForm form, int page, ListSnapshot snapshot, int[] sorted, Instant now) {
    Walk begun = page == 1 ? begunIn(snapshot, form) : walk(form, page, now);
    if (begun != null && begun.snapshot() != null) {
      snapshot.releaseWalk();
      return begun;
    }
    Walk walk = begun == null ? new Walk(form) : begun;
    if (begun == null) {
      walks.computeIfAbsent(form, none -> new ArrayDeque<>()).addFirst(walk);
    }
    walk.goOnIn(snapshot, snapshot.present(sorted));
    return walk;
  }

  /** Callers who share a reading share the walk. */
  private @Nullable Walk begunIn(ListSnapshot snapshot, PageForm form) {
    Deque<Walk> begun = walks.get(form);
    Walk latest = begun == null ? null : begun.peekFirst();
    return latest != null && latest.snapshot() == snapshot ? latest : null;
  }

  /**
   * Cuts a page out of a walk. Those that began before it and are behind it now are forgotten. One
   * that has shown all may yet be asked for the page past its end: it is kept, its reading is not.
   */
  Walk.Cut cut(Walk walk, PageForm form, int page, Instant now) {
    Walk.Cut cut = walk.page(page);
    List<Walk> earlier = new ArrayList<>();
    boolean isEarlier = false;
    boolean hasParted = false;
    int interrupted = 0;
    for (Walk other : walks.getOrDefault(form, new ArrayDeque<>())) {
      if (isEarlier) {
        boolean isBehind = other.lastInTurn() < Math.max(page, 2);
        if (other.leapt() || isBehind || ++interrupted > MOST_INTERRUPTED) {
          earlier.add(other);
        } else if (other.isOver() && other.snapshot() != null) {
          other.snapshot().part(other, now);
          hasParted = true;
        }
      }
      isEarlier |= other == walk;
    }
    earlier.forEach(other -> forget(form, other));
    if (hasParted || !earlier.isEmpty()) {
      tidy(now);
    }
    return cut;
  }

  /** Ends a walk. */
  void forget(PageForm form, Walk walk) {
    Deque<Walk> begun = walks.get(form);
    if (begun != null && begun.remove(walk)) {
      walk.end();
      if (begun.isEmpty()) {
        walks.remove(form);
      }
    }
  }

  /** Retires what nobody can ask for any more. */
  private void tidy(Instant now) {
    ListSnapshot newest = newest();
    retireIf(snapshot -> snapshot != newest && !snapshot.hasWalks(), now);
  }

  /** Takes out what has left the list. */
  void remove(Leaving leaving) {
    snapshots.forEach(snapshot -> snapshot.remove(leaving));
  }

  /** Parts with readings; their walks go on in another when they are asked for. */
  void retireIf(Predicate<ListSnapshot> which, Instant now) {
    for (Iterator<ListSnapshot> each = snapshots.iterator(); each.hasNext(); ) {
      ListSnapshot snapshot = each.next();
      if (which.test(snapshot)) {
        each.remove();
        snapshot.retire(now);
      }
    }
  }

  private record Begun(PageForm form, Walk walk) {}

  private Stream<Begun> begun() {
    return walks.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(walk -> new Begun(entry.getKey(), walk)));
  }

  /** The walks that lost their snapshot. */
  Stream<Walk> lost() {
    return begun().map(Begun::walk).filter(walk -> walk.snapshot() == null);
  }

  /** Forgets some of the walks that lost their snapshot. */
  void forgetLost(Predicate<Walk> which) {
    begun()
        .filter(begun -> begun.walk().snapshot() == null && which.test(begun.walk()))
        .toList()
        .forEach(begun -> forget(begun.form(), begun.walk()));
  }

  boolean isEmpty() {
    return snapshots.isEmpty() && walks.isEmpty();
  }

  Stream<ListSnapshot> snapshots() {
    return snapshots.stream();
  }
}
