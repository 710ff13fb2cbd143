package org.turkbridge.archive.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.UntilFailure;

/**
 * Works on documents, several stretches of them at a time, and gives what comes of them to the
 * receiver in the order of the input. One thread cuts documents and gives, others read stretches
 * and work on their records in between.
 *
 * @param <D> what tells documents apart
 * @param <P> what comes of a part of one
 */
public final class Pipeline<D, P extends Part<P>> implements AutoCloseable {
  private final DocumentReader reader;
  private final PartBuilder.Factory<P> builders;
  private final DocumentEnds<D, P> receiver;
  private final Workers workers;
  private final Deque<Step<D, P>> steps = new ArrayDeque<>();
  private int stretchesUnderWay;
  private Origin origin = Origin.START;

  /** What is still to be given to the receiver. */
  private sealed interface Step<D, P> {}

  private record Begin<D, P>(D document) implements Step<D, P> {}

  private record Middle<D, P>(Stretch stretch, Future<Optional<StretchReading.Read<P>>> result)
      implements Step<D, P> {}

  private record End<D, P>(String name, UntilFailure content) implements Step<D, P> {}

  /**
   * @param threads that work; with 1 the caller's does it
   */
  public Pipeline(
      DocumentReader reader,
      PartBuilder.Factory<P> builders,
      int threads,
      PartReceiver<D, P> receiver) {
    this.reader = reader;
    this.builders = builders;
    this.receiver = new DocumentEnds<>(builders, receiver);
    this.workers = new Workers(threads);
  }

  /**
   * Reads a document to its end. The receiver may be given the last of it in a later call.
   *
   * @param document as the receiver is told it
   * @param name as it is shown in places
   * @param bytes unpacked; not closed
   * @param afterRead is run whenever some of it was read
   * @throws IOException of the receiver. What cannot be read is refused.
   */
  public void read(D document, String name, InputStream bytes, Runnable afterRead)
      throws IOException {
    UntilFailure content = new UntilFailure(bytes, afterRead);
    steps.add(new Begin<>(document));
    Stretches stretches = reader.cut(name, content);
    @Nullable Stretch stretch = stretches.next();
    while (stretch != null) {
      steps.add(new Middle<>(stretch, workers.submit(new StretchReading<>(stretch, builders))));
      stretchesUnderWay++;
      if (!giveUntil(stretch.isOpen() ? 0 : workers.window(), stretches)) {
        break;
      }
      stretch = stretches.next();
    }
    steps.add(new End<>(name, content));
  }

  /** Gives the receiver all that is still under way. */
  public void finish() throws IOException {
    while (!steps.isEmpty()) {
      give(steps.remove(), InputStream.nullInputStream());
    }
  }

  @Override
  public void close() {
    workers.close();
  }

  /**
   * Gives the receiver what comes first until so few stretches are under way.
   *
   * @return false if the document was read to its end on the way
   */
  private boolean giveUntil(int left, Stretches current) throws IOException {
    while (stretchesUnderWay > left) {
      if (!give(steps.remove(), current.rest())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Gives one step.
   *
   * @param unread what is not yet in the steps of the last document
   * @return false if that was read
   */
  private boolean give(Step<D, P> step, InputStream unread) throws IOException {
    if (step instanceof Begin<D, P> begin) {
      origin = Origin.START;
      receiver.begin(begin.document());
    } else if (step instanceof Middle<D, P> middle) {
      stretchesUnderWay--;
      Optional<StretchReading.Read<P>> read = Workers.result(middle.result());
      if (read.isEmpty()) {
        return readOn(middle.stretch(), unread);
      }
      receiver.add(read.get().part().shifted(origin));
      origin = origin.plus(read.get().extent());
    } else if (step instanceof End<D, P> end) {
      Optional<IOException> failure = end.content().failure();
      if (failure.isPresent()) {
        receiver.unreadable(end.name(), failure.get());
      }
      receiver.end();
    }
    return true;
  }

  /** Reads a document in one piece from a stretch on; what was done of it is done again. */
  private boolean readOn(Stretch stretch, InputStream unread) throws IOException {
    List<InputStream> rest = new ArrayList<>();
    while (steps.peek() instanceof Middle<D, P> following) {
      following.result().cancel(false);
      rest.add(following.stretch().bytes());
      stretchesUnderWay--;
      steps.remove();
    }
    boolean last = steps.isEmpty();
    if (last) {
      rest.add(unread);
    }
    RollingParts<P> parts = new RollingParts<>(builders, receiver, workers);
    try {
      stretch.readOn(
          new SequenceInputStream(Collections.enumeration(rest)), origin.shifting(parts));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    parts.finish();
    return !last;
  }
}
