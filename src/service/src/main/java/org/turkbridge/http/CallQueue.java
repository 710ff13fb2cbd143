package org.turkbridge.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Calls that have arrived. So many are answered at once that threads are left to read requests and
 * to say how the server is, and so many large ones are read at once as memory is there for; others
 * wait their turn.
 */
final class CallQueue {
  private final int mostCalls;
  private final long mostBytes;
  private final long mostWaiting;
  private final Executor executor;
  private final Deque<Call> waiting = new ArrayDeque<>();
  private int running;
  private long bytes;
  private long bytesWaiting;

  /**
   * @param mostCalls that are answered at once
   * @param mostBytes that reading calls may take of the heap; a call that needs more is read alone
   * @param mostWaiting bytes that calls may take of the heap while they wait
   * @param executor runs calls that have waited
   */
  CallQueue(int mostCalls, long mostBytes, long mostWaiting, Executor executor) {
    this.mostCalls = mostCalls;
    this.mostBytes = mostBytes;
    this.mostWaiting = mostWaiting;
    this.executor = executor;
  }

  /** A call that can be answered. */
  abstract static class Call {
    private final long bytes;
    private final long bytesWaiting;
    private boolean isRead;

    /**
     * @param bytes of the heap that reading it takes
     * @param bytesWaiting that it takes until then
     */
    Call(long bytes, long bytesWaiting) {
      this.bytes = bytes;
      this.bytesWaiting = bytesWaiting;
    }

    /** Answers it. */
    abstract void run();
  }

  /**
   * Runs a call, now in this thread, or later.
   *
   * @return false if too many are waiting
   */
  boolean submit(Call call) {
    synchronized (this) {
      boolean isNext = call.bytes == 0 || waiting.isEmpty();
      if (!isNext || !fits(call)) {
        if (bytesWaiting + call.bytesWaiting > mostWaiting) {
          return false;
        }
        waiting.add(call);
        bytesWaiting += call.bytesWaiting;
        return true;
      }
      begin(call);
    }
    run(call);
    return true;
  }

  /** A call is read, and what that took is free for others. */
  void read(Call call) {
    if (call.bytes > 0) {
      List<Call> next;
      synchronized (this) {
        giveBack(call);
        next = next();
      }
      next.forEach(each -> executor.execute(() -> run(each)));
    }
  }

  private void run(Call call) {
    try {
      call.run();
    } finally {
      List<Call> next;
      synchronized (this) {
        giveBack(call);
        running--;
        next = next();
      }
      next.forEach(each -> executor.execute(() -> run(each)));
    }
  }

  private boolean fits(Call call) {
    return running < mostCalls
        && (call.bytes == 0 || bytes == 0 || bytes + call.bytes <= mostBytes);
  }

  private void begin(Call call) {
    running++;
    bytes += call.bytes;
  }

  private void giveBack(Call call) {
    if (!call.isRead) {
      call.isRead = true;
      bytes -= call.bytes;
    }
  }

  /** Those that can begin now. Large ones do not keep small ones waiting. */
  private List<Call> next() {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Call> next = new ArrayList<>();
    Iterator<Call> all = waiting.iterator();
    while (all.hasNext() && running < mostCalls) {
      Call call = all.next();
      if (fits(call)) {
        all.remove();
        bytesWaiting -= call.bytesWaiting;
        begin(call);
        next.add(call);
      }
    }
    return next;
  }
}
