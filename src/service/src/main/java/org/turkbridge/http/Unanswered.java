package org.turkbridge.http;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** Calls that get no answer, until somebody ends the waiting. */
final class Unanswered implements AutoCloseable {
  private static final int NEVER = 0;

  private final List<Runnable> waiting = new ArrayList<>();
  private boolean closed;

  /** Keeps a call waiting, however long its connection is silent. */
  void hold(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().setIdleTimeout(NEVER);
    synchronized (this) {
      if (!closed) {
        waiting.add(() -> drop(request, callback));
        return;
      }
    }
    drop(request, callback);
  }

  /** Closes the connection of a call. */
  static void drop(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    // The server counts the call as ended only now; what it would write has nowhere to go.
    callback.succeeded();
  }

  /** Closes the connections of all that wait. */
  void release() {
    List<Runnable> released;
    synchronized (this) {
      released = List.copyOf(waiting);
      waiting.clear();
    }
    released.forEach(Runnable::run);
  }

  /** Releases those that wait, and from now on keeps nobody waiting. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    release();
  }
}
