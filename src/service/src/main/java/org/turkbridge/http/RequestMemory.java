package org.turkbridge.http;

import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Request;
import org.turkbridge.memory.MemoryBudget;

/**
 * What all requests in flight on both ports may take of the heap. Three quarters are for callers
 * who are known, and for their answers. Of the rest two thirds are for requests that arrive, one
 * for those that are read and whose signatures are checked.
 */
final class RequestMemory {
  private static final int SHARE_OF_UNKNOWN_CALLERS = 4;

  private static final int SHARE_OF_READING = 3;

  /** The largest body, or the longest URL, must fit with what is copied of it. */
  private static final long LEAST = 4L << 20;

  /** Calls that are no larger are read without a thought. */
  private static final int SMALL = 64 << 10;

  /** A text is copied so often while parameters are made of it, at most at the same time. */
  private static final int COPIES = 8;

  /** What a parameter takes besides its text. */
  private static final int BYTES_OF_PARAMETER = 128;

  private final Arrivals arrivals;
  private final CallQueue calls;
  private final MemoryBudget answers;

  /**
   * @param unknown bytes for callers who are not known yet
   * @param answers for the others
   * @param mostCalls that are answered at once
   * @param executor runs calls that have waited
   */
  RequestMemory(long unknown, MemoryBudget answers, int mostCalls, Executor executor) {
    long reading = unknown / SHARE_OF_READING;
    this.arrivals = new Arrivals(unknown - reading);
    this.calls = new CallQueue(mostCalls, reading, reading, executor);
    this.answers = answers;
  }

  /** Of bytes for all requests, what is for callers who are not known yet. */
  static long ofUnknownCallers(long most) {
    return Math.max(3 * LEAST, most / SHARE_OF_UNKNOWN_CALLERS);
  }

  Arrivals arrivals() {
    return arrivals;
  }

  CallQueue calls() {
    return calls;
  }

  MemoryBudget answers() {
    return answers;
  }

  /**
   * What reading a request takes of the heap until it is known who calls; 0 if that is too little
   * to count.
   *
   * @param size that it was counted with while it arrived
   */
  static long ofReading(long size, Request request, byte[] body) {
    if (size < SMALL) {
      return 0;
    }
    long parameters = 0;
    for (byte b : body) {
      parameters += b == '&' || b == '<' || b == ',' ? 1 : 0;
    }
    String query = request.getHttpURI() == null ? null : request.getHttpURI().getQuery();
    if (query != null) {
      parameters += query.chars().filter(c -> c == '&').count();
    }
    long text = (long) body.length + (query == null ? 0 : query.length());
    return COPIES * text + BYTES_OF_PARAMETER * parameters;
  }
}
