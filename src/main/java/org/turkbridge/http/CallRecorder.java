package org.turkbridge.http;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.verify.recording.Api;
import org.turkbridge.verify.recording.Header;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.recording.RecordedRequest;
import org.turkbridge.verify.recording.Recording;
import org.turkbridge.verify.recording.RecordingFolder;

/** Records calls, if that was asked for. A call is answered whether it can be recorded or not. */
final class CallRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallRecorder.class);

  private final Optional<RecordingFolder> folder;
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /**
   * @param folder empty to record nothing
   */
  CallRecorder(Optional<RecordingFolder> folder) {
    this.folder = folder;
  }

  /** A call whose place among the others is taken, before it is answered. */
  @FunctionalInterface
  interface Arrived {
    /** Writes it, once its answer is known and before it is sent. */
    void answered(int status, String contentType, Supplier<byte[]> body);
  }

  /** Whether calls are recorded at all, which needs their answers whole. */
  boolean isRecording() {
    return folder.isPresent();
  }

  Arrived arrived(Api api, Request request, byte[] body) {
    // A question about the server, such as OPTIONS *, names no path and is no call.
    if (folder.isEmpty() || !target(request).startsWith("/")) {
      return (status, contentType, answer) -> {};
    }
    RecordingFolder recordings = folder.get();
    int number = recordings.arrived();
    return (status, contentType, answer) -> {
      answered.incrementAndGet();
      try {
        recordings.write(
            number,
            new Recording(
                api,
                new RecordedRequest(request.getMethod(), target(request), headers(request), body),
                new RecordedAnswer(
                    status,
                    List.of(new Header("Content-Type", contentType)),
                    request.getMethod().equals("HEAD") ? new byte[0] : answer.get())));
      } catch (IOException | RuntimeException e) {
        lost.incrementAndGet();
        LOG.warn("Call {} was answered but not recorded: {}", number, e.toString());
      }
    };
  }

  /** Without what would end a word or a line. */
  private static String target(Request request) {
    String target = request.getHttpURI().getPathQuery();
    return target == null ? "" : RecordedRequest.visible(target);
  }

  /** Says how many calls were not recorded, which among all lines of a log is overlooked. */
  @Override
  public void close() {
    if (lost.get() > 0) {
      LOG.warn(
          "Not recorded: {} of {} calls, for the reasons above; make room and call again",
          lost.get(),
          answered.get());
    }
  }

  private static List<Header> headers(Request request) {
    return request.getHeaders().stream().map(CallRecorder::header).toList();
  }

  private static Header header(HttpField field) {
    return new Header(field.getName(), field.getValue() == null ? "" : field.getValue());
  }
}
