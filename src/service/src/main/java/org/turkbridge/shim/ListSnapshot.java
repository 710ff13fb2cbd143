package org.turkbridge.shim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.turkbridge.memory.MemoryBudget;

/**
 * A whole list at one moment: sort keys on the heap, the items themselves, written as answers carry
 * them, in a {@link Spool}. What leaves the list afterwards can be taken out.
 *
 * <p>{@link #sorted}, {@link #items} and {@link #reserveWalk} are for any thread that has pinned
 * it; all else is for the one that holds the lock of the {@link ListSnapshots}.
 */
final class ListSnapshot {
  private final List<SortKey> keys;
  private final long[] idHashes;
  private final Spool bodies;
  private final HeapBudget.Share heap;
  private final Instant youngUntil;
  private final Map<ListOrder, int[]> sorted = new HashMap<>();
  private final BitSet left = new BitSet();
  private final Set<Walk> walks = new LinkedHashSet<>();
  private int pins;
  private boolean retired;
  private long lastUse;

  /**
   * @param keys those of the items in {@code bodies}, in the same order
   * @param heap what all this takes; given back in the end
   * @param youngUntil until when pages may be cut from it
   */
  ListSnapshot(List<SortKey> keys, Spool bodies, HeapBudget.Share heap, Instant youngUntil) {
    this.keys = keys;
    this.idHashes = keys.stream().mapToLong(key -> SortKey.idHash(key.id())).toArray();
    this.bodies = bodies;
    this.heap = heap;
    this.youngUntil = youngUntil;
  }

  /** Whether pages may still be cut from it. */
  boolean isYoung(Instant now) {
    return now.isBefore(youngUntil);
  }

  /** What the id of the item of that number is known by where there is no room for all of it. */
  long idHash(int item) {
    return idHashes[item];
  }

  /**
   * The numbers of all items in an order, those that have left included.
   *
   * @throws org.turkbridge.legacy.LegacyException if there is no memory for them
   */
  int[] sorted(ListOrder order) {
    synchronized (sorted) {
      int[] known = sorted.get(order);
      if (known != null) {
        return known;
      }
      heap.grow((long) Integer.BYTES * keys.size());
      var comparator = order.comparator();
      int[] items =
          IntStream.range(0, keys.size())
              .boxed()
              .sorted((a, b) -> comparator.compare(keys.get(a), keys.get(b)))
              .mapToInt(Integer::intValue)
              .toArray();
      sorted.put(order, items);
      return items;
    }
  }

  /**
   * Takes the memory that one walk needs.
   *
   * @throws org.turkbridge.legacy.LegacyException if there is none
   */
  void reserveWalk() {
    heap.grow(walkBytes());
  }

  private long walkBytes() {
    return Walk.HEAP_BYTES + (long) Integer.BYTES * keys.size();
  }

  /**
   * The items themselves.
   *
   * @param memory what they are counted in
   * @throws SpoolException if they cannot be read back
   * @throws org.turkbridge.memory.MemoryShortageException if there is no memory left for them
   */
  List<byte[]> items(List<Integer> numbers, MemoryBudget.Share memory) throws SpoolException {
    List<byte[]> items = new ArrayList<>(numbers.size());
    for (int number : numbers) {
      byte[] item = bodies.read(number);
      memory.take(item.length);
      items.add(item);
    }
    return items;
  }

  /** Those that have not left. */
  int[] present(int[] items) {
    return left.isEmpty() ? items : Arrays.stream(items).filter(item -> !left.get(item)).toArray();
  }

  /** Takes out what has left the list. */
  void remove(Leaving leaving) {
    BitSet leave = new BitSet();
    // Few have the hash, and it is found without a look at each key.
    long idHash = SortKey.idHash(leaving.value());
    for (int item = 0; item < idHashes.length; item++) {
      if ((!leaving.isById() || idHashes[item] == idHash) && leaving.is(keys.get(item))) {
        leave.set(item);
      }
    }
    leave.andNot(left);
    if (!leave.isEmpty()) {
      left.or(leave);
      walks.forEach(walk -> walk.remove(leave));
    }
  }

  /** Takes itself from a walk, which keeps what it needs to go on in another. */
  void part(Walk walk, Instant now) {
    walk.lose(this::idHash, heap, now, youngUntil);
    remove(walk);
  }

  void add(Walk walk) {
    walks.add(walk);
  }

  void remove(Walk walk) {
    if (walks.remove(walk)) {
      heap.shrink(walkBytes());
    }
  }

  /** Gives back what was reserved for a walk that did not come. */
  void releaseWalk() {
    heap.shrink(walkBytes());
  }

  boolean hasWalks() {
    return !walks.isEmpty();
  }

  /** Whether all its walks are over. */
  boolean isFinished() {
    return walks.stream().allMatch(Walk::isOver);
  }

  /** Keeps it from being closed. */
  void pin(long use) {
    pins++;
    lastUse = use;
  }

  /** Ends one {@link #pin}. */
  void unpin(Instant now) {
    pins--;
    if (retired) {
      retire(now);
    }
  }

  boolean isPinned() {
    return pins > 0;
  }

  /** Higher than that of all that were used before. */
  long lastUse() {
    return lastUse;
  }

  boolean isRetired() {
    return retired;
  }

  /** Takes it from its walks, and closes it as soon as nobody has pinned it. */
  void retire(Instant now) {
    retired = true;
    walks.forEach(walk -> walk.lose(this::idHash, heap, now, youngUntil));
    walks.clear();
    if (pins == 0) {
      bodies.close();
      heap.close();
    }
  }
}
