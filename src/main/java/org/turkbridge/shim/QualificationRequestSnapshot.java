package org.turkbridge.shim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.turkbridge.shim.QualificationRequestOrder.SortKey;

/**
 * The whole list of pending requests at one moment: sort keys on the heap, the requests themselves,
 * written as answers carry them, in a {@link Spool}.
 */
final class QualificationRequestSnapshot implements AutoCloseable {
  private final List<SortKey> keys;
  private final Spool bodies;
  private final HeapBudget.Share heap;
  private final Instant readAt;
  private final Map<QualificationRequestOrder, int[]> sorted = new ConcurrentHashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * @param keys those of the requests in {@code bodies}, in the same order
   * @param heap what all this takes; given back in the end
   * @param readAt when the reading ended: a long list may take longer to read than to grow old
   */
  QualificationRequestSnapshot(
      List<SortKey> keys, Spool bodies, HeapBudget.Share heap, Instant readAt) {
    this.keys = keys;
    this.bodies = bodies;
    this.heap = heap;
    this.readAt = readAt;
  }

  Instant readAt() {
    return readAt;
  }

  /** A page, or nothing if the snapshot was closed meanwhile. */
  Optional<Page> page(QualificationRequestOrder order, int pageNumber, int pageSize) {
    lock.readLock().lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      long start = Math.min((pageNumber - 1L) * pageSize, keys.size());
      int end = (int) Math.min(start + pageSize, keys.size());
      int[] indexes = sorted.computeIfAbsent(order, this::sort);
      List<byte[]> items = new ArrayList<>(end - (int) start);
      for (int at = (int) start; at < end; at++) {
        items.add(bodies.read(indexes[at]));
      }
      return Optional.of(new Page(items, keys.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("A snapshot cannot be read back", e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private int[] sort(QualificationRequestOrder order) {
    var comparator = order.comparator();
    return IntStream.range(0, keys.size())
        .boxed()
        .sorted((a, b) -> comparator.compare(keys.get(a), keys.get(b)))
        .mapToInt(Integer::intValue)
        .toArray();
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
