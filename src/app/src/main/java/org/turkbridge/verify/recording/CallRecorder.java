package org.turkbridge.verify.recording;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.http.AnsweredCall;
import org.turkbridge.http.ArrivingCall;
import org.turkbridge.http.CallListener;

/** Records calls. A call is answered whether it can be recorded or not. */
public final class CallRecorder implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(CallRecorder.class);

  private final RecordingFolder folder;
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /** Records into that folder. */
  public CallRecorder(RecordingFolder folder) {
    this.folder = folder;
  }

  @Override
  public boolean readsAnswers() {
    return true;
  }

  @Override
  public Arrived arrived(ArrivingCall call) {
    // A question about the server, such as OPTIONS *, names no path and is no call.
    if (!call.target().startsWith("/")) {
      return answer -> {};
    }
    int number = folder.arrived();
    return answer -> {
      answered.incrementAndGet();
      try {
        folder.write(number, recording(call, answer));
      } catch (IOException | RuntimeException e) {
        lost.incrementAndGet();
        LOG.warn("Call {} was answered but not recorded: {}", number, e.toString());
      }
    };
  }

  private static Recording recording(ArrivingCall call, AnsweredCall answer) {
    return new Recording(
        call.api(),
        new RecordedRequest(
            call.method(),
            RecordedRequest.visible(call.target()),
            call.headers(Header::new),
            call.body()),
        new RecordedAnswer(
            answer.status(),
            List.of(new Header("Content-Type", answer.contentType())),
            call.method().equals("HEAD") ? new byte[0] : answer.body().get()));
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
}
