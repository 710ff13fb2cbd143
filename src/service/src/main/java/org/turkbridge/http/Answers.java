package org.turkbridge.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.memory.ByteSegments;

/** Sends answers, however large, without another copy of them. */
final class Answers {
  /** In seconds: what is short is short for a moment. */
  private static final int RETRY_AFTER = 1;

  /** Larger ones are written in pieces: of what is written at once the JVM keeps a copy. */
  private static final int LARGEST_PIECE = ByteSegments.SEGMENT;

  private Answers() {}

  static void send(Request request, Response response, Callback callback, WireResponse answer) {
    long length = answer.segments().stream().mapToLong(segment -> segment.length).sum();
    begin(response, answer.status(), answer.contentType(), length);
    if (length <= LARGEST_PIECE && answer.segments().size() == 1) {
      response.write(true, ByteBuffer.wrap(answer.body()), callback);
    } else {
      ByteBuffer[] pieces =
          answer.segments().stream().flatMap(Answers::pieces).toArray(ByteBuffer[]::new);
      Content.copy(Content.Source.from(pieces), response, callback);
    }
  }

  private static Stream<ByteBuffer> pieces(byte[] segment) {
    return IntStream.iterate(0, start -> start < segment.length, start -> start + LARGEST_PIECE)
        .mapToObj(
            start ->
                ByteBuffer.wrap(segment, start, Math.min(LARGEST_PIECE, segment.length - start)));
  }

  /** Sends one of that length. */
  static void send(
      Request request,
      Response response,
      Callback callback,
      int status,
      String contentType,
      long length,
      InputStream body) {
    begin(response, status, contentType, length);
    if (length <= LARGEST_PIECE) {
      try (body) {
        response.write(true, ByteBuffer.wrap(body.readAllBytes()), callback);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      copy(request, response, callback, body);
    }
  }

  /** Sends a short one. */
  static void send(
      Response response, Callback callback, int status, String contentType, byte[] body) {
    begin(response, status, contentType, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private static void begin(Response response, int status, String contentType, long length) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER);
    }
  }

  private static void copy(
      Request request, Response response, Callback callback, InputStream body) {
    ByteBufferPool pool = request.getComponents().getByteBufferPool();
    Content.copy(
        Content.Source.from(new ByteBufferPool.Sized(pool, true, LARGEST_PIECE / 2), body),
        response,
        callback);
  }
}
