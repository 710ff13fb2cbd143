package org.turkbridge.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.UntilFailure;
import org.turkbridge.convert.StretchConversion.Converted;

/**
 * Converts documents, several stretches of them at a time, and gives what comes of them to the
 * receiver in the order of the input. One thread reads and writes, others convert in between.
 */
final class Pipeline implements AutoCloseable {
  private final DocumentReader reader;
  private final RecordFormat format;
  private final DocumentEnds receiver;
  private final @Nullable ExecutorService workers;
  private final int window;
  private final Deque<Step> steps = new ArrayDeque<>();
  private int stretchesUnderWay;
  private Origin origin = Origin.START;

  /** What is still to be given to the receiver. */
  private sealed interface Step {}

  private record Begin(Source document) implements Step {}

  private record Part(Stretch stretch, Future<Optional<Converted>> result) implements Step {}

  private record End(String name, UntilFailure content) implements Step {}

  /**
   * @param threads that convert; with 1 the caller's does it
   */
  Pipeline(DocumentReader reader, RecordFormat format, int threads, Receiver receiver) {
    this.reader = reader;
    this.format = format;
    this.receiver = new DocumentEnds(receiver);
    this.workers = threads == 1 ? null : Executors.newFixedThreadPool(threads, Pipeline::worker);
    this.window = threads == 1 ? 0 : 2 * threads;
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "turkbridge-convert");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Reads a document to its end. The receiver may be given the last of it in a later call.
   *
   * @param afterRead is run whenever some of it was read
   * @throws IOException of the receiver. What cannot be read is refused.
   */
  void convert(Source document, InputStream bytes, Runnable afterRead) throws IOException {
    UntilFailure content = new UntilFailure(bytes, afterRead);
    steps.add(new Begin(document));
    Stretches stretches = reader.cut(document.name(), content);
    @Nullable Stretch stretch = stretches.next();
    while (stretch != null) {
      steps.add(new Part(stretch, submit(stretch)));
      stretchesUnderWay++;
      if (!giveUntil(stretch.isOpen() ? 0 : window, stretches)) {
        break;
      }
      stretch = stretches.next();
    }
    steps.add(new End(document.name(), content));
  }

  /** Gives the receiver all that is still under way. */
  void finish() throws IOException {
    while (!steps.isEmpty()) {
      give(steps.remove(), InputStream.nullInputStream());
    }
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
    }
  }

  private Future<Optional<Converted>> submit(Stretch stretch) {
    FutureTask<Optional<Converted>> task =
        new FutureTask<>(
            stretch.isOpen() ? Optional::empty : new StretchConversion(stretch, format));
    if (workers == null) {
      task.run();
    } else {
      workers.execute(task);
    }
    return task;
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
  private boolean give(Step step, InputStream unread) throws IOException {
    if (step instanceof Begin begin) {
      origin = Origin.START;
      receiver.begin(begin.document());
    } else if (step instanceof Part part) {
      stretchesUnderWay--;
      Optional<Converted> converted = result(part);
      if (converted.isEmpty()) {
        return readOn(part.stretch(), unread);
      }
      receiver.add(converted.get().batch().shifted(origin));
      origin = origin.plus(converted.get().extent());
    } else if (step instanceof End end) {
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
    while (steps.peek() instanceof Part following) {
      following.result().cancel(false);
      rest.add(following.stretch().bytes());
      stretchesUnderWay--;
      steps.remove();
    }
    boolean last = steps.isEmpty();
    if (last) {
      rest.add(unread);
    }
    RollingBatches batches = new RollingBatches(format, receiver);
    try {
      stretch.readOn(
          new SequenceInputStream(Collections.enumeration(rest)), origin.shifting(batches));
      batches.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return !last;
  }

  private static Optional<Converted> result(Part part) throws IOException {
    try {
      return part.result().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a conversion declares no other", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
