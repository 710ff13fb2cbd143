package org.turkbridge.memory;

import java.util.concurrent.atomic.AtomicLong;

/** What answers may take of the heap together, from their making until they are sent. */
public final class MemoryBudget {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param most in bytes
   */
  public MemoryBudget(long most) {
    this.most = most;
  }

  /** One that never ends. */
  public static MemoryBudget unlimited() {
    return new MemoryBudget(Long.MAX_VALUE / 2);
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
    private final AtomicLong mine = new AtomicLong();

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
      if (taken.addAndGet(bytes) > most) {
        taken.addAndGet(-bytes);
        throw new MemoryShortageException(
            bytes + mine.get() > most
                ? "The answer is too large for the memory of this server: ask for a smaller page,"
                    + " or start the server with a larger heap (java -Xmx...)"
                : "The server has no memory left for this answer just now; try again");
      }
      mine.addAndGet(bytes);
    }

    /** Gives back some of it. */
    public void give(long bytes) {
      mine.addAndGet(-bytes);
      taken.addAndGet(-bytes);
    }

    /** What is taken now, in bytes. */
    public long taken() {
      return mine.get();
    }

    /** Whether a page that holds at least one item should end. */
    public boolean isFull() {
      return mine.get() >= enough;
    }

    /** Gives back all. */
    @Override
    public void close() {
      taken.addAndGet(-mine.getAndSet(0));
    }
  }
}
