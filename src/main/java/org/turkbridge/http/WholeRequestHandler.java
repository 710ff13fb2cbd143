package org.turkbridge.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers a request once its body is there, so that nobody is refused in the middle of sending. */
abstract class WholeRequestHandler extends Handler.Abstract {
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
            try {
              answer(request, body, response, callback);
            } catch (RuntimeException | Error e) {
              Response.writeError(request, response, callback, e);
            }
          }

          @Override
          public void refused(int status, String reason) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            refuse(request, status, reason, response, callback);
          }
        });
    return true;
  }
}
