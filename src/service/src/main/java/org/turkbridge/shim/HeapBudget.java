package org.turkbridge.shim;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;

/**
 * What snapshots may take of the heap, all together, those that are being read included. A list
 * that does not fit is an error of its caller's, never of all.
 */
final class HeapBudget {
  private static final String REMEDY = "start the server with a larger heap (java -Xmx...)";

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param most in bytes
   */
  HeapBudget(long most) {
    this.most = most;
  }

  Share share(BooleanSupplier freeSome) {
    return new Share(freeSome);
  }

  /** What one snapshot takes. */
  final class Share implements AutoCloseable {
    private final BooleanSupplier freeSome;
    private final AtomicLong mine = new AtomicLong();

    /**
     * @param freeSome makes others give back some, or says that there is nothing left to give
     */
    private Share(BooleanSupplier freeSome) {
      this.freeSome = freeSome;
    }

    /**
     * Takes more. Others may have to give back what they took; so no lock that they need may be
     * held.
     *
     * @throws LegacyException if there is no more to take
     */
    void grow(long bytes) {
      mine.addAndGet(bytes);
      taken.addAndGet(bytes);
      while (taken.get() > most) {
        if (!freeSome()) {
          throw LegacyException.ofCall(LegacyErrorCode.SERVICE_UNAVAILABLE, tooLittle());
        }
      }
    }

    private String tooLittle() {
      return mine.get() > most / 2
          ? "The list is too long for the memory of this server; ask for one QualificationTypeId, or "
              + REMEDY
          : "Other lists that are being read leave too little memory of this server for this one;"
              + " try again, or "
              + REMEDY;
    }

    /** Gives some back. */
    void shrink(long bytes) {
      mine.addAndGet(-bytes);
      taken.addAndGet(-bytes);
    }

    /** What it takes now. */
    long bytes() {
      return mine.get();
    }

    /** Hands some over to another share. */
    Share split(long bytes) {
      Share other = new Share(freeSome);
      mine.addAndGet(-bytes);
      other.mine.addAndGet(bytes);
      return other;
    }

    /**
     * Makes others give back some of what they have, or says that there is nothing left to give.
     */
    boolean freeSome() {
      return freeSome.getAsBoolean();
    }

    /** Gives all back. */
    @Override
    public void close() {
      taken.addAndGet(-mine.getAndSet(0));
    }
  }
}
