package org.turkbridge.http;

import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.memory.MemoryBudget;

/** Answers a request once its body is there, so that nobody is refused in the middle of sending. */
abstract class WholeRequestHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(WholeRequestHandler.class);

  private final String port;
  private final RequestMemory memory;
  private final Unavailability unavailability;
  private final Duration longestBody;

  /**
   * @param longestBody how long a body may take to arrive
   */
  WholeRequestHandler(
      String port, RequestMemory memory, Unavailability unavailability, Duration longestBody) {
    this.port = port;
    this.memory = memory;
    this.unavailability = unavailability;
    this.longestBody = longestBody;
  }

  /** Whether answering it takes no time worth mentioning, so that it need not wait for calls. */
  abstract boolean isBrief(Request request);

  /** Answers a request whose whole body has arrived. */
  abstract void answer(Received received);

  /** Says why the request was not taken, be it not for want of memory; the connection ends. */
  abstract void refuse(
      Request request, int status, String reason, Response response, Callback callback);

  /**
   * A request whose whole body has arrived.
   *
   * @param memory what it and its answer take once it is known who calls; given back in the end
   * @param authenticated to be run once it is known who calls
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Received(
      Request request,
      byte[] body,
      Response response,
      Callback callback,
      MemoryBudget.Share memory,
      Runnable authenticated) {}

  @Override
  public final boolean handle(Request request, Response response, Callback callback) {
    CountedConnection connection = CountedConnection.of(request);
    MemoryBudget.Share answer = memory.answers().share();
    Request.addCompletionListener(
        request,
        failure -> {
          answer.close();
          connection.ended();
        });
    RequestBody.read(
        request,
        longestBody,
        new RequestBody.Receiver() {
          @Override
          public void received(byte[] body) {
            if (!connection.arrival().arrived()
                || !submit(request, body, response, callback, answer)) {
              refused(HttpStatus.SERVICE_UNAVAILABLE_503, Refusals.NO_MEMORY, Callback::succeeded);
            }
          }

          @Override
          public void refused(int status, String reason, Consumer<Callback> end) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Callback answered = Callback.from(() -> end.accept(callback), callback::failed);
            guard(
                request,
                response,
                callback,
                () -> {
                  if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
                    unavailability.send(port, request, reason, response, answered);
                  } else {
                    refuse(request, status, reason, response, answered);
                  }
                });
          }
        });
    return true;
  }

  /** False if there is no room. */
  private boolean submit(
      Request request,
      byte[] body,
      Response response,
      Callback callback,
      MemoryBudget.Share answer) {
    if (isBrief(request)) {
      Received received = new Received(request, body, response, callback, answer, () -> {});
      guard(request, response, callback, () -> answer(received));
      return true;
    }
    Arrivals.Arrival arrival = CountedConnection.of(request).arrival();
    long size = arrival.taken();
    return memory
        .calls()
        .submit(
            new CallQueue.Call(RequestMemory.ofReading(size, request, body), size) {
              @Override
              void run() {
                arrival.release(size);
                Runnable authenticated =
                    () -> {
                      memory.calls().read(this);
                      answer.take(size);
                    };
                Received received =
                    new Received(request, body, response, callback, answer, authenticated);
                guard(request, response, callback, () -> answer(received));
              }
            });
  }

  private static void guard(
      Request request, Response response, Callback callback, Runnable answering) {
    try {
      answering.run();
    } catch (RuntimeException | Error e) {
      // Without the query, which the server library would log: it holds the signature.
      LOG.error("{} {} failed", request.getMethod(), Request.getPathInContext(request), e);
      Response.writeError(
          request,
          response,
          callback,
          HttpStatus.INTERNAL_SERVER_ERROR_500,
          "The bridge failed; its log says why");
    }
  }
}
