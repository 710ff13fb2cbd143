package org.turkbridge.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * What open connections and the requests that arrive on them take of the heap. Nobody knows yet who
 * sends them, so all together may take a small share only. Beyond some of it room is made: the
 * largest unfinished request is refused, of equal ones that on which nothing happened for the
 * longest time; an idle connection is closed.
 */
final class Arrivals {
  /** Of a request that counts as its connection; small calls take no more. */
  static final int SMALL = 4 << 10;

  /** Of so many parts is made what may be taken. */
  private static final int PARTS = 8;

  /** Room is made from so many parts on: for large requests in flight, and for those who leave. */
  private static final int CROWDED = 3;

  /** From so many on large ones cannot grow; the rest is for small ones. */
  private static final int FULL = 5;

  /** From so many on nobody is given time to leave. */
  private static final int URGENT = 7;

  private final long most;
  private final Set<Arrival> all = new HashSet<>();
  private long taken;

  /** What those that were told to leave still take. */
  private long leaving;

  /**
   * @param most in bytes
   */
  Arrivals(long most) {
    this.most = most;
  }

  /** How a connection makes room. Called without any lock. */
  interface Leave {
    /** Says why to whoever sends an unfinished request, and closes the connection. */
    void politely();

    /** Closes the connection. */
    void atOnce();
  }

  /**
   * Counts a connection.
   *
   * @param size what it takes while nothing arrives
   */
  Arrival open(long size, Leave leave) {
    Arrival arrival = new Arrival(size, leave);
    synchronized (this) {
      all.add(arrival);
    }
    if (!arrival.take(size)) {
      arrival.close();
      leave.atOnce();
    }
    return arrival;
  }

  /**
   * Chooses who is to leave for the rest to fit.
   *
   * @param growing needs the room; it sees for itself that it was chosen
   */
  private List<Runnable> makeRoom(Arrival growing) {
    List<Runnable> leaves = new ArrayList<>();
    for (Arrival next = next(); next != null; next = next()) {
      next.isToLeave = true;
      leaving += next.mine;
      if (next != growing) {
        leaves.add(next.leave::politely);
      }
    }
    // Memory does not wait for those who take their time: first large ones cannot grow, then none.
    if (taken > (growing.isLarge() ? parts(FULL) : most) && !growing.isToLeave) {
      growing.isToLeave = true;
      leaving += growing.mine;
    }
    if (taken > parts(FULL)) {
      for (Arrival each : List.copyOf(all)) {
        if (each.isToLeave && each != growing && (each.isTold || taken > parts(URGENT))) {
          each.forget();
          leaves.add(each.leave::atOnce);
        }
      }
    }
    return leaves;
  }

  private long parts(int count) {
    return most / PARTS * count;
  }

  /** Null if the rest fits, or nobody is left who could leave. */
  private @Nullable Arrival next() {
    if (taken - leaving <= parts(CROWDED)) {
      return null;
    }
    Arrival largest = null;
    Arrival idlest = null;
    long small = 0;
    for (Arrival each : all) {
      if (each.mayLeave()) {
        largest = largest == null || each.isLargerThan(largest) ? each : largest;
        if (!each.isLarge()) {
          small += each.mine;
          idlest = idlest == null || each.isBefore(idlest) ? each : idlest;
        }
      }
    }
    // Many idle connections must not keep out what is large.
    return idlest != null && (small > parts(CROWDED) / 2 || largest == null || !largest.isLarge())
        ? idlest
        : largest;
  }

  /** What one connection takes. Its fields are guarded by the lock of all. */
  final class Arrival {
    private final long size;
    private final Leave leave;
    private long mine;
    private long since = NanoTime.now();
    private boolean isAnswered;
    private boolean isToLeave;
    private boolean isTold;
    private boolean isClosed;

    private Arrival(long size, Leave leave) {
      this.size = size;
      this.leave = leave;
    }

    /**
     * Counts more of its request.
     *
     * @return false if the request must be refused
     */
    boolean take(long bytes) {
      List<Runnable> leaves;
      boolean stays;
      synchronized (Arrivals.this) {
        if (isClosed) {
          return false;
        }
        mine += bytes;
        taken += bytes;
        leaving += isToLeave ? bytes : 0;
        since = NanoTime.now();
        leaves = makeRoom(this);
        stays = !isToLeave;
      }
      leaves.forEach(Runnable::run);
      return stays;
    }

    /** The refusal is sent; what is still read is for the sender to hear it. */
    void told() {
      synchronized (Arrivals.this) {
        leaving += isToLeave ? 0 : mine;
        isToLeave = true;
        isTold = true;
      }
    }

    /** Whether it was chosen to make room. */
    boolean isToLeave() {
      synchronized (Arrivals.this) {
        return isToLeave;
      }
    }

    /**
     * The whole request is there. From now on it is not chosen any more.
     *
     * @return false if it was chosen before
     */
    boolean arrived() {
      synchronized (Arrivals.this) {
        isAnswered = !isToLeave;
        return isAnswered;
      }
    }

    /** That much of the request is forgotten. */
    void release(long bytes) {
      synchronized (Arrivals.this) {
        give(bytes);
      }
    }

    /** What the request takes, besides what its connection does. */
    long taken() {
      synchronized (Arrivals.this) {
        return mine - size;
      }
    }

    /** The request is over; the connection may wait for another. */
    void ended() {
      synchronized (Arrivals.this) {
        give(mine - size);
        since = NanoTime.now();
        isAnswered = false;
      }
    }

    /** The connection is closed. */
    void close() {
      synchronized (Arrivals.this) {
        forget();
      }
    }

    private void forget() {
      give(mine);
      all.remove(this);
      isClosed = true;
    }

    private void give(long bytes) {
      if (!isClosed) {
        mine -= bytes;
        taken -= bytes;
        leaving -= isToLeave ? bytes : 0;
      }
    }

    private boolean isLarge() {
      return mine > size;
    }

    private boolean mayLeave() {
      return !isAnswered && !isToLeave;
    }

    private boolean isLargerThan(Arrival other) {
      return mine == other.mine ? isBefore(other) : mine > other.mine;
    }

    private boolean isBefore(Arrival other) {
      return NanoTime.isBefore(since, other.since);
    }
  }
}
