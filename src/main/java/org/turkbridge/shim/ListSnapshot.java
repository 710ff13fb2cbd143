package org.turkbridge.shim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.turkbridge.memory.MemoryBudget;

/**
 * A whole list at one moment: sort keys on the heap, the items themselves, written as answers carry
 * them, in a {@link Spool}. What leaves the list afterwards can be taken out.
 */
final class ListSnapshot implements AutoCloseable {
  private final List<SortKey> keys;
  private final Spool bodies;
  private final HeapBudget.Share heap;
  private final MemoryBudget answers;
  private final Instant readAt;
  private final Map<ListOrder, int[]> sorted = new ConcurrentHashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private int[] present;
  private boolean closed;

  /**
   * @param keys those of the items in {@code bodies}, in the same order
   * @param heap what all this takes; given back in the end
   * @param answers what pages are counted in
   * @param readAt when the reading ended: a long list may take longer to read than to grow old
   */
  ListSnapshot(
      List<SortKey> keys,
      Spool bodies,
      HeapBudget.Share heap,
      MemoryBudget answers,
      Instant readAt) {
    this.keys = keys;
    this.present = IntStream.range(0, keys.size()).toArray();
    this.bodies = bodies;
    this.heap = heap;
    this.answers = answers;
    this.readAt = readAt;
  }

  Instant readAt() {
    return readAt;
  }

  /**
   * A page, or nothing if the snapshot was closed meanwhile.
   *
   * @throws org.turkbridge.memory.MemoryShortageException if there is no memory left for it
   */
  Optional<Page> page(ListOrder order, int pageNumber, int pageSize) {
    MemoryBudget.Share memory = answers.share();
    return memory.make(() -> page(order, pageNumber, pageSize, memory));
  }

  private Optional<Page> page(
      ListOrder order, int pageNumber, int pageSize, MemoryBudget.Share memory) {
    lock.readLock().lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      long start = Math.min((pageNumber - 1L) * pageSize, present.length);
      int end = (int) Math.min(start + pageSize, present.length);
      int[] indexes = sorted.computeIfAbsent(order, this::sort);
      List<byte[]> items = new ArrayList<>(end - (int) start);
      for (int at = (int) start; at < end; at++) {
        byte[] item = bodies.read(indexes[at]);
        memory.take(item.length);
        items.add(item);
      }
      return Optional.of(new Page(items, present.length, memory));
    } catch (IOException e) {
      throw new UncheckedIOException("A snapshot cannot be read back", e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private int[] sort(ListOrder order) {
    var comparator = order.comparator();
    return Arrays.stream(present)
        .boxed()
        .sorted((a, b) -> comparator.compare(keys.get(a), keys.get(b)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Takes out what has left the list; the order of the others stays. */
  void remove(Predicate<SortKey> left) {
    lock.writeLock().lock();
    try {
      present = without(present, left);
      sorted.replaceAll((order, indexes) -> without(indexes, left));
    } finally {
      lock.writeLock().unlock();
    }
  }

  private int[] without(int[] indexes, Predicate<SortKey> left) {
    return Arrays.stream(indexes).filter(index -> !left.test(keys.get(index))).toArray();
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        bodies.close();
        heap.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
