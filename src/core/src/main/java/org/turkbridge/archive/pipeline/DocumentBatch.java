package org.turkbridge.archive.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.files.WholeDocument;

/**
 * Small documents that one worker reads, one after another: handing over each by itself would take
 * longer than reading it.
 *
 * @param <D> what tells documents apart
 * @param <P> what comes of a part of one
 */
final class DocumentBatch<D, P extends Part<P>>
    implements Callable<List<Optional<DocumentBatch.Read<P>>>> {
  private static final long MOST_BYTES = 256 * 1024;
  private static final int MOST_ENTRIES = 64;

  private final DocumentReader reader;
  private final PartBuilder.Factory<P> builders;
  private final List<Entry<D>> entries = new ArrayList<>();
  private long bytes;

  /** What is to be given to the receiver at its turn. */
  sealed interface Entry<D> {}

  /** A file that seems to hold one small document, which the worker opens. */
  record InFile<D>(D document, InputFile file, Pipeline.DocumentChoice<D> choice)
      implements Entry<D> {}

  /** A document that was read from where only one thread can. */
  record InMemory<D>(D document, WholeDocument content) implements Entry<D> {}

  /** Something else that is done between documents. */
  record Between<D>(Pipeline.Action action) implements Entry<D> {}

  /**
   * What came of a document.
   *
   * @param length of the document in bytes
   * @param failure why it could not be read to its real end; empty if it could
   * @param bytesRead of its file, as packed as it is
   */
  record Read<P>(P part, int length, Optional<IOException> failure, long bytesRead) {}

  DocumentBatch(DocumentReader reader, PartBuilder.Factory<P> builders) {
    this.reader = reader;
    this.builders = builders;
  }

  /** Whether so many bytes more are too many. */
  boolean isFull(long more) {
    return entries.size() >= MOST_ENTRIES || (bytes > 0 && bytes + more > MOST_BYTES);
  }

  void add(Entry<D> entry, long size) {
    entries.add(entry);
    bytes += size;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  List<Entry<D>> entries() {
    return entries;
  }

  /** What came of each entry; empty if it is no document, or a file that has to be opened anew. */
  @Override
  public List<Optional<Read<P>>> call() {
    List<Optional<Read<P>>> read = new ArrayList<>(entries.size());
    for (Entry<D> entry : entries) {
      read.add(content(entry).map(this::read));
    }
    return read;
  }

  private Optional<WholeDocument> content(Entry<D> entry) {
    if (entry instanceof InFile<D> inFile) {
      return inFile.file().whole();
    }
    return entry instanceof InMemory<D> inMemory
        ? Optional.of(inMemory.content())
        : Optional.empty();
  }

  private Read<P> read(WholeDocument content) {
    P part =
        new StretchReading<>(reader.whole(content.name(), content.bytes()), builders)
            .call()
            .orElseThrow(() -> new IllegalStateException("nothing follows a whole document"))
            .part();
    return new Read<>(part, content.bytes().length, content.failure(), content.bytesRead());
  }
}
