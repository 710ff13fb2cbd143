package org.turkbridge.http;

/**
 * Looks on at the calls of both ports and changes nothing. Called by many threads at once, on the
 * thread of the call: what takes long belongs elsewhere. What it throws is logged and changes
 * nothing. Calls that the shim makes to the embedded service come by no port and are not seen.
 */
public interface CallListener extends AutoCloseable {
  /** One call, from its arrival on. */
  @FunctionalInterface
  interface Arrived {
    /** Told once, when the answer is known and before it is sent. */
    void answered(AnsweredCall call);
  }

  /** A call that has arrived whole and is about to be answered. */
  Arrived arrived(ArrivingCall call);

  /** A request that never became a call, such as one to a path that is not there. */
  default void refused(RefusedRequest request) {}

  /**
   * Whether it reads bodies of answers: then they are kept whole, otherwise they may be streamed.
   */
  default boolean readsAnswers() {
    return false;
  }

  /** The server has ended. */
  @Override
  default void close() {}
}
