package org.turkbridge.memory;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What answers may take of the heap together, from their making until they are sent. Large ones are
 * made one after the other, since several that grow together would leave no room for any.
 */
public final class MemoryBudget {
  /** Answers up to that size, in bytes, do not wait for their turn. */
  private static final long SMALL = 4 << 20;

  /** One in so many bytes is for small answers. */
  private static final int RESERVE = 8;

  /** A caller who waits holds a thread. */
  private static final int MOST_WAITING = 16;

  private final long most;
  private final long longestWait;
  private long taken;
  private int waiting;
  private @Nullable Share turn;

  /**
   * @param most in bytes
   * @param longestWait for others to give back what they have taken
   */
  public MemoryBudget(long most, Duration longestWait) {
    this.most = most;
    this.longestWait = longestWait.toNanos();
  }

  /** One that never ends. */
  public static MemoryBudget unlimited() {
    return new MemoryBudget(Long.MAX_VALUE / 2, Duration.ZERO);
  }

  private long limit(long wanted) {
    return wanted > SMALL ? most - most / RESERVE : most;
  }

  /** For one answer. */
  public Share share() {
    return share(Long.MAX_VALUE);
  }

  /**
   * For one answer.
   *
   * @param enough bytes at which a page of a list should end, its rest to be asked for
   */
  public Share share(long enough) {
    return new Share(enough);
  }

  /** What one answer takes. Used by one thread after the other. */
  public final class Share implements AutoCloseable {
    private final long enough;
    private long mine;

    private Share(long enough) {
      this.enough = enough;
    }

    /**
     * Takes more.
     *
     * @throws MemoryShortageException if there is not so much left; what was taken before stays
     *     taken
     */
    public void take(long bytes) {
      synchronized (MemoryBudget.this) {
        long wanted = mine + bytes;
        if (wanted > limit(wanted)) {
          throw new MemoryShortageException(
              "The answer is too large for the memory of this server: ask for a smaller page, or"
                  + " start the server with a larger heap (java -Xmx...)",
              MemoryShortageException.NEVER);
        }
        if (!isMine(wanted)) {
          throw new MemoryShortageException(
              "The server has no memory left for this answer just now; try again", wanted);
        }
        turn = wanted > SMALL ? this : turn;
        taken += bytes;
        mine += bytes;
      }
    }

    /** Whether so much can be had, and it is the turn of this one to have it. */
    private boolean isMine(long wanted) {
      return taken - mine + wanted <= limit(wanted)
          && (wanted <= SMALL || turn == null || turn == this);
    }

    /**
     * Makes the answer, and once more when there is the memory that it lacked. The making must
     * change nothing.
     *
     * @throws MemoryShortageException if there is still no memory; nothing is taken then
     */
    public <T> T make(Supplier<T> making) {
      boolean isMade = false;
      try {
        T made = madeNowOrLater(making, System.nanoTime() + longestWait);
        isMade = true;
        return made;
      } finally {
        if (isMade) {
          endTurn();
        } else {
          close();
        }
      }
    }

    private <T> T madeNowOrLater(Supplier<T> making, long deadline) {
      while (true) {
        try {
          return making.get();
        } catch (MemoryShortageException e) {
          // Whoever waits holds neither memory nor what the making holds.
          give(taken());
          if (e.wanted() == MemoryShortageException.NEVER || !await(e.wanted(), deadline)) {
            throw e;
          }
        }
      }
    }

    private boolean await(long wanted, long deadline) {
      synchronized (MemoryBudget.this) {
        if (!MemoryBudget.this.await(() -> isMine(wanted), deadline)) {
          return false;
        }
        turn = wanted > SMALL ? this : turn;
        return true;
      }
    }

    private void endTurn() {
      synchronized (MemoryBudget.this) {
        if (turn == this) {
          turn = null;
          MemoryBudget.this.notifyAll();
        }
      }
    }

    /** Gives back some of it. */
    public void give(long bytes) {
      synchronized (MemoryBudget.this) {
        mine -= bytes;
        taken -= bytes;
        MemoryBudget.this.notifyAll();
      }
    }

    /** What is taken now, in bytes. */
    public long taken() {
      synchronized (MemoryBudget.this) {
        return mine;
      }
    }

    /** Whether a page that holds at least one item should end. */
    public boolean isFull() {
      return taken() >= enough;
    }

    /** Gives back all. */
    @Override
    public void close() {
      endTurn();
      give(taken());
    }
  }

  /** False if it did not come in time. */
  private synchronized boolean await(BooleanSupplier condition, long deadline) {
    boolean isFull = waiting >= MOST_WAITING;
    waiting++;
    try {
      while (!condition.getAsBoolean()) {
        long left = deadline - System.nanoTime();
        if (left <= 0 || isFull) {
          return false;
        }
        // At least a millisecond: 0 would be for ever.
        wait(left / 1_000_000 + 1);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting--;
    }
  }
}
