package org.turkbridge.archive.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.InputDocument;
import org.turkbridge.archive.files.InputDocuments;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.files.UnreadableDocumentException;
import org.turkbridge.archive.files.UntilFailure;
import org.turkbridge.archive.files.WholeDocument;

/**
 * Works on documents, several of them and several stretches of large ones at a time, and gives what
 * comes of them to the receiver in the order of the input. One thread cuts large documents, reads
 * what is packed with others, and gives; others open small files, read stretches and whole
 * documents and work on their records in between.
 *
 * @param <D> what tells documents apart
 * @param <P> what comes of a part of one
 */
public final class Pipeline<D, P extends Part<P>> implements AutoCloseable {
  private final DocumentReader reader;
  private final PartBuilder.Factory<P> builders;
  private final DocumentEnds<D, P> receiver;
  private final ProgressListener progress;
  private final Workers workers;
  private Deque<Step<D, P>> steps = new ArrayDeque<>();

  /** How many of the steps the workers have. */
  private int underWay;

  /** For the beginning of a document; null while that is read on. */
  private byte @Nullable [] buffer;

  private DocumentBatch<D, P> batch;
  private Origin origin = Origin.START;

  /** Is done in the order of the documents, by the caller's thread. */
  @FunctionalInterface
  public interface Action {
    /** Does it; an IOException ends the reading. */
    void run() throws IOException;
  }

  /** What is still to be given to the receiver. */
  private sealed interface Step<D, P> {}

  private record Begin<D, P>(D document) implements Step<D, P> {}

  private record Middle<D, P>(Stretch stretch, Future<Optional<StretchReading.Read<P>>> result)
      implements Step<D, P> {}

  private record End<D, P>(String name, UntilFailure content) implements Step<D, P> {}

  private record Several<D, P>(
      List<DocumentBatch.Entry<D>> entries, Future<List<Optional<DocumentBatch.Read<P>>>> result)
      implements Step<D, P> {}

  /**
   * @param threads that work; with 1 the caller's does it
   * @param progress is told what was read of files, but not their total
   */
  public Pipeline(
      DocumentReader reader,
      PartBuilder.Factory<P> builders,
      int threads,
      ProgressListener progress,
      PartReceiver<D, P> receiver) {
    this.reader = reader;
    this.builders = builders;
    this.receiver = new DocumentEnds<>(builders, receiver);
    this.progress = progress;
    this.workers = new Workers(threads);
    this.batch = new DocumentBatch<>(reader, builders);
  }

  /**
   * Reads the documents of a file to their ends. The receiver may be given the last of them in a
   * later call.
   *
   * @throws IOException of the receiver, or if the file cannot be closed. What cannot be read is
   *     refused.
   */
  public void read(InputFile file, DocumentChoice<D> choice) throws IOException {
    if (!file.isSmall()) {
      readHere(file, choice);
      return;
    }
    Optional<D> document = choice.choose(file.name(), file.outputName());
    if (document.isPresent()) {
      add(new DocumentBatch.InFile<>(document.get(), file, choice), file.size());
    } else {
      between(() -> receiver.endFile(file, 0));
    }
  }

  /** Has something done when all that was read up to here was given. */
  public void between(Action action) throws IOException {
    add(new DocumentBatch.Between<>(action), 0);
  }

  /** Gives the receiver all that is still under way. */
  public void finish() throws IOException {
    submitBatch();
    while (!steps.isEmpty()) {
      give(steps.remove(), InputStream.nullInputStream());
    }
  }

  @Override
  public void close() {
    workers.close();
  }

  private void readHere(InputFile file, DocumentChoice<D> choice) throws IOException {
    try (InputDocuments documents = file.open()) {
      FileProgress read = new FileProgress(documents, file.name(), progress);
      while (true) {
        @Nullable InputDocument document;
        try {
          document = documents.next();
        } catch (UnreadableDocumentException e) {
          between(() -> receiver.unreadable(e.documentName(), e.reason()));
          continue;
        }
        if (document == null) {
          break;
        }
        Optional<D> chosen = choice.choose(document.name(), document.outputName());
        if (chosen.isPresent()) {
          read(chosen.get(), document.name(), new UntilFailure(document.content(), read));
        }
      }
      read.run();
      between(() -> receiver.endFile(file, read.told()));
    }
  }

  private void read(D document, String name, UntilFailure content) throws IOException {
    byte[] beginning = buffer == null ? new byte[WholeDocument.MOST] : buffer;
    buffer = null;
    int length = content.readNBytes(beginning, 0, beginning.length);
    if (length < beginning.length) {
      WholeDocument whole =
          new WholeDocument(name, Arrays.copyOf(beginning, length), content.failure(), 0);
      add(new DocumentBatch.InMemory<>(document, whole), length);
    } else {
      readLarge(
          document,
          name,
          content,
          new SequenceInputStream(new ByteArrayInputStream(beginning), content));
    }
    buffer = beginning;
  }

  private void readLarge(D document, String name, UntilFailure content, InputStream all)
      throws IOException {
    submitBatch();
    steps.add(new Begin<>(document));
    cut(name, all);
    steps.add(new End<>(name, content));
  }

  private void cut(String name, InputStream content) throws IOException {
    Stretches stretches = reader.cut(name, content);
    @Nullable Stretch stretch = stretches.next();
    while (stretch != null) {
      steps.add(new Middle<>(stretch, workers.submit(new StretchReading<>(stretch, builders))));
      underWay++;
      if (!giveUntil(stretch.isOpen() ? 0 : workers.window(), stretches)) {
        return;
      }
      stretch = stretches.next();
    }
  }

  private void add(DocumentBatch.Entry<D> entry, long size) throws IOException {
    if (batch.isFull(size)) {
      submitBatch();
    }
    batch.add(entry, size);
  }

  private void submitBatch() throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    DocumentBatch<D, P> full = batch;
    batch = new DocumentBatch<>(reader, builders);
    steps.add(new Several<>(full.entries(), workers.submit(full)));
    underWay++;
    while (underWay > workers.window()) {
      give(steps.remove(), InputStream.nullInputStream());
    }
  }

  /**
   * Gives the receiver what comes first until so few pieces of work are under way.
   *
   * @return false if the document was read to its end on the way
   */
  private boolean giveUntil(int left, Stretches current) throws IOException {
    while (underWay > left) {
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
      underWay--;
      Optional<StretchReading.Read<P>> read = Workers.result(middle.result());
      if (read.isEmpty()) {
        return readOn(middle.stretch(), unread);
      }
      receiver.add(read.get().part().shifted(origin));
      origin = origin.plus(read.get().extent());
    } else if (step instanceof End<D, P> end) {
      receiver.end(end.name(), end.content().failure(), end.content().count());
    } else if (step instanceof Several<D, P> several) {
      underWay--;
      List<Optional<DocumentBatch.Read<P>>> read = Workers.result(several.result());
      for (int i = 0; i < read.size(); i++) {
        give(several.entries().get(i), read.get(i));
      }
    }
    return true;
  }

  private void give(DocumentBatch.Entry<D> entry, Optional<DocumentBatch.Read<P>> read)
      throws IOException {
    if (entry instanceof DocumentBatch.Between<D> between) {
      between.action().run();
    } else if (entry instanceof DocumentBatch.InMemory<D> inMemory) {
      give(inMemory.document(), inMemory.content().name(), read.orElseThrow());
    } else if (entry instanceof DocumentBatch.InFile<D> inFile) {
      if (read.isEmpty()) {
        readAtItsTurn(inFile.file(), inFile.choice());
        return;
      }
      give(inFile.document(), inFile.file().name(), read.get());
      long bytes = read.get().bytesRead();
      progress.read(bytes, inFile.file().name());
      receiver.endFile(inFile.file(), bytes);
    }
  }

  private void give(D document, String name, DocumentBatch.Read<P> read) throws IOException {
    receiver.begin(document);
    receiver.add(read.part());
    receiver.end(name, read.failure(), read.length());
  }

  /** Reads a file and gives all that comes of it before what is already under way. */
  private void readAtItsTurn(InputFile file, DocumentChoice<D> choice) throws IOException {
    Deque<Step<D, P>> later = steps;
    int laterUnderWay = underWay;
    DocumentBatch<D, P> laterBatch = batch;
    steps = new ArrayDeque<>();
    underWay = 0;
    batch = new DocumentBatch<>(reader, builders);
    readHere(file, choice);
    finish();
    steps = later;
    underWay = laterUnderWay;
    batch = laterBatch;
  }

  /** Reads a document in one piece from a stretch on; what was done of it is done again. */
  private boolean readOn(Stretch stretch, InputStream unread) throws IOException {
    List<InputStream> rest = new ArrayList<>();
    while (steps.peek() instanceof Middle<D, P> following) {
      following.result().cancel(false);
      rest.add(following.stretch().bytes());
      underWay--;
      steps.remove();
    }
    boolean last = steps.isEmpty();
    if (last) {
      rest.add(unread);
    }
    InputStream all = new SequenceInputStream(Collections.enumeration(rest));
    giveAll(
        new RollingParts<>(builders, receiver, workers),
        parts -> stretch.readOn(all, origin.shifting(parts)));
    return !last;
  }

  /** Reads something in one piece. */
  private interface Reading {
    void into(ArchiveVisitor visitor) throws IOException;
  }

  private void giveAll(RollingParts<P> parts, Reading reading) throws IOException {
    try {
      reading.into(parts);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    parts.finish();
  }

  /**
   * Chooses the documents of a file that are to be read.
   *
   * @param <D> what tells documents apart
   */
  @FunctionalInterface
  public interface DocumentChoice<D> {
    /**
     * What the receiver is told of a document; empty if it is not to be read. May be asked twice.
     *
     * @param name as shown to the user
     * @param outputName where its output goes, as in {@link
     *     org.turkbridge.archive.files.InputDocument}
     */
    Optional<D> choose(String name, String outputName) throws IOException;
  }
}
