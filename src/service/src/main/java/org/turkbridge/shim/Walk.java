package org.turkbridge.shim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A caller's way over the numbered pages of one reading. Every item has a place, so that the pages
 * do not move under the caller: what leaves the list after its page was shown leaves its place
 * empty, what leaves it before makes room for those behind it. So whatever waits all the time is
 * shown once, and the total always says how many pages there are.
 *
 * <p>A walk that lost its snapshot remembers what it has not shown yet, and looks for that in
 * another: what came meanwhile is not for this walk, or a program that has counted its pages would
 * miss as many at the end.
 *
 * <p>Not thread-safe.
 */
final class Walk {
  /** What a walk takes of the heap besides its places: itself and its entries in maps. */
  static final long HEAP_BYTES = 400;

  private static final int[] NOWHERE = {};

  private final PageForm form;
  private @Nullable ListSnapshot snapshot;

  /** The numbers of the items in the order of the walk; negative ones have left their place. */
  private int[] places = NOWHERE;

  /** Places of the pages that were shown from another snapshot. */
  private int placesBefore;

  private int totalWhenLost;
  private int highestShown;
  private int lastInTurn;
  private boolean leapt;

  /** Of the items on the page that was shown last before the snapshot was lost; sorted. */
  private long[] shownLast = {};

  /** Of the items that were still to be shown then; sorted. */
  private long[] toBeShown = {};

  private HeapBudget.@Nullable Share heap;
  private Instant lostAt = Instant.MIN;

  /** Until when a page that is asked for again is to be the same, if it has to be read again. */
  private Instant repeatsUntil = Instant.MIN;

  Walk(PageForm form) {
    this.form = form;
  }

  /** The numbers of the items on a page, and the total that goes with it. */
  record Cut(List<Integer> items, int total) {}

  /** What the pages come from; null if that is gone. */
  @Nullable ListSnapshot snapshot() {
    return snapshot;
  }

  /** When the snapshot was lost. */
  Instant lostAt() {
    return lostAt;
  }

  /** Whether a page is the one after the page that was shown last. */
  boolean leadsTo(int page) {
    return lastInTurn > 0 && lastInTurn == page - 1;
  }

  /** Whether it has a page to show that is asked for out of turn, such as the last one again. */
  boolean shows(int page, Instant now) {
    return snapshot != null || (lastInTurn == page && now.isBefore(repeatsUntil));
  }

  /** Whether its pages were not asked for one after the other from page 1 on. */
  boolean leapt() {
    return leapt;
  }

  int lastInTurn() {
    return lastInTurn;
  }

  /** Whether nothing is left to be shown. */
  boolean isOver() {
    return heap == null ? lastInTurn >= pages(total()) : toBeShown.length == 0;
  }

  /**
   * Goes on in a snapshot with what was not shown yet, or begins with all of it.
   *
   * @param sorted the numbers of its items in the order of this walk
   */
  void goOnIn(ListSnapshot next, int[] sorted) {
    if (heap == null) {
      places = sorted;
    } else {
      // What has left the page that was shown last leaves its place empty, as in remove.
      int shown = (int) Math.min((long) lastInTurn * form.size(), totalWhenLost);
      placesBefore = Math.min(Math.max(0, lastInTurn - 1) * form.size(), shown);
      places =
          IntStream.concat(
                  IntStream.concat(known(next, sorted, shownLast), IntStream.generate(() -> -1))
                      .limit(shown - placesBefore),
                  known(next, sorted, toBeShown))
              .toArray();
      release();
    }
    snapshot = next;
    next.add(this);
  }

  private static IntStream known(ListSnapshot in, int[] sorted, long[] idHashes) {
    return Arrays.stream(sorted)
        .filter(item -> Arrays.binarySearch(idHashes, in.idHash(item)) >= 0);
  }

  private void release() {
    if (heap != null) {
      heap.close();
      heap = null;
      shownLast = new long[0];
      toBeShown = new long[0];
    }
  }

  /** Has not shown a page that it was to show. Without a snapshot it can show that again anyway. */
  void takeBack(int page) {
    if (lastInTurn == page && snapshot != null) {
      lastInTurn--;
    }
  }

  /** Cuts a page out. Past the end it is empty. */
  Cut page(int number) {
    int start = placeOf(number - 1L);
    int end = placeOf(number);
    List<Integer> items = present(start, end, form.size());
    if (items.isEmpty()) {
      // An empty page is the end for many programs. All that was here has left.
      items = present(end, places.length, form.size());
    }
    int total = total();
    highestShown = Math.max(highestShown, Math.min(number, pages(total)));
    if (number > lastInTurn) {
      leapt |= number != lastInTurn + 1;
      lastInTurn = number;
    }
    return new Cut(items, total);
  }

  private int placeOf(long pages) {
    return (int) Math.max(0, Math.min(pages * form.size() - placesBefore, places.length));
  }

  private List<Integer> present(int start, int end, int most) {
    List<Integer> present = new ArrayList<>(Math.min(end - start, most));
    for (int place = start; place < end && present.size() < most; place++) {
      if (places[place] >= 0) {
        present.add(places[place]);
      }
    }
    return present;
  }

  private int total() {
    return places.length + placesBefore;
  }

  private int pages(int total) {
    return (int) ((total + form.size() - 1L) / form.size());
  }

  /** Takes out items that have left the list. */
  void remove(BitSet left) {
    int shown = placeOf(highestShown);
    int[] rest = places.clone();
    int length = 0;
    for (int place = 0; place < places.length; place++) {
      int item = places[place];
      boolean leaves = item >= 0 && left.get(item);
      if (!leaves || place < shown) {
        rest[length++] = leaves ? ~item : item;
      }
    }
    places = length == places.length ? rest : Arrays.copyOf(rest, length);
  }

  /** Is asked for no more. */
  void end() {
    release();
    if (snapshot != null) {
      snapshot.remove(this);
      snapshot = null;
    }
  }

  /**
   * Forgets the snapshot, but not what is still to be shown.
   *
   * @param snapshotHeap what the snapshot takes, which has to leave a little of it
   */
  void lose(
      IntToLongFunction hashes, HeapBudget.Share snapshotHeap, Instant now, Instant youngUntil) {
    if (repeatsUntil.equals(Instant.MIN)) {
      repeatsUntil = youngUntil;
    }
    totalWhenLost = total();
    int turn = placeOf(lastInTurn);
    shownLast = idHashes(hashes, placeOf(lastInTurn - 1L), turn);
    toBeShown = idHashes(hashes, turn, places.length);
    heap =
        snapshotHeap.split((long) Long.BYTES * (shownLast.length + toBeShown.length) + HEAP_BYTES);
    snapshot = null;
    places = NOWHERE;
    lostAt = now;
  }

  private long[] idHashes(IntToLongFunction hashes, int start, int end) {
    return present(start, end, places.length).stream()
        .mapToLong(item -> hashes.applyAsLong(item))
        .sorted()
        .toArray();
  }
}
