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

  /** What one snapshot takes. Used by one thread until the snapshot is made. */
  final class Share implements AutoCloseable {
    private final BooleanSupplier freeSome;
    private long mine;

    /**
     * @param freeSome makes others give back some, or says that there is nothing left to give
     */
    private Share(BooleanSupplier freeSome) {
      this.freeSome = freeSome;
    }

    /**
     * Takes more.
     *
     * @throws LegacyException if there is no more to take
     */
    void grow(long bytes) {
      mine += bytes;
      taken.addAndGet(bytes);
      while (taken.get() > most) {
        if (!freeSome.getAsBoolean()) {
          throw LegacyException.ofCall(
              LegacyErrorCode.SERVICE_UNAVAILABLE,
              "The list is too long for the memory of this server; ask for one"
                  + " QualificationTypeId, or start the server with a larger heap (java -Xmx...)");
        }
      }
    }

    /** Gives all back. */
    @Override
    public void close() {
      taken.addAndGet(-mine);
      mine = 0;
    }
  }
}
