package org.turkbridge.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a request's body, up to a limit. */
final class RequestBody {
  /** The largest body that is read, in bytes: forms of 1 MB, and Test and AnswerKey escaped. */
  static final int LARGEST = 1 << 20;

  /** A client that is still sending would not see its error; so much is read and thrown away. */
  private static final long MOST_DISCARDED = 256L << 20;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_LARGE = 413;
  private static final int BAD_REQUEST = 400;

  private RequestBody() {}

  /** A body that cannot be taken, with the HTTP status that says so. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }

    String text() {
      return getMessage() == null ? "" : getMessage();
    }
  }

  static byte[] read(Request request) throws Refused {
    boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
    if (request.getLength() > LARGEST && waits) {
      throw tooLarge();
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        discard(in);
        throw tooLarge();
      }
      return body;
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private static void discard(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long discarded = 0;
    int read = 0;
    while (read >= 0 && discarded < MOST_DISCARDED) {
      read = in.read(buffer);
      discarded += read;
    }
  }

  private static Refused tooLarge() {
    return new Refused(
        TOO_LARGE, "The body is larger than " + LARGEST + " bytes, the most that is read");
  }

  private static Refused refused(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return new Refused(REQUEST_TIMEOUT, "The body did not arrive in time; send it again");
      }
    }
    return new Refused(BAD_REQUEST, "The body was cut off before its end; send it again");
  }
}
