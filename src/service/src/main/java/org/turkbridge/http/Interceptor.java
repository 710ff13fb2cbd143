package org.turkbridge.http;

import java.util.Optional;

/**
 * Sees every call on both ports, and may keep one from its answer, so that programs can be tested
 * against what goes wrong. Called by many threads at once. Calls that the shim makes to the
 * embedded service come by no port and are not seen.
 */
public interface Interceptor {
  /** A call whose last byte has arrived, before it is answered. */
  Reception receive(ReceivedCall call);

  /**
   * A request that never became a call, such as one to a path that is not there.
   *
   * @param status of HTTP
   */
  void refused(Api api, int status);

  /** What becomes of one call. */
  interface Reception {
    /** What happens instead of an answer; empty for the answer. */
    Optional<Fault> fault();

    /**
     * The call has an answer, which its caller has not seen yet. Never told of one that is left
     * without.
     *
     * @param status of HTTP
     */
    void answered(int status);
  }
}
