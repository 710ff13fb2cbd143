package org.turkbridge.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request once its body is there, so that nobody is refused in the middle of sending. */
abstract class WholeRequestHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(WholeRequestHandler.class);

  private final Duration longestBody;

  /**
   * @param longestBody how long a body may take to arrive
   */
  WholeRequestHandler(Duration longestBody) {
    this.longestBody = longestBody;
  }

  /** Answers a request whose whole body has arrived. */
  abstract void answer(Request request, byte[] body, Response response, Callback callback);

  /** Says why the body was not taken; the connection ends. */
  abstract void refuse(
      Request request, int status, String reason, Response response, Callback callback);

  @Override
  public final boolean handle(Request request, Response response, Callback callback) {
    RequestBody.read(
        request,
        longestBody,
        new RequestBody.Receiver() {
          @Override
          public void received(byte[] body) {
            guard(request, response, callback, () -> answer(request, body, response, callback));
          }

          @Override
          public void refused(int status, String reason) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            guard(
                request,
                response,
                callback,
                () -> refuse(request, status, reason, response, callback));
          }
        });
    return true;
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
