package org.turkbridge.local;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.pipeline.PartReceiver;
import org.turkbridge.archive.pipeline.Pipeline;
import org.turkbridge.archive.pipeline.ProgressListener;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.translate.Whitespace;

/**
 * Brings archived records of every kind into a store. They are unclaimed there: every Requester
 * sees them.
 *
 * <p>An import may be repeated: what the store has stays as it is. What archives tell of one thing
 * in different ways is merged, by the kind's rules: mostly the later state wins; what a call made,
 * changed or deleted stays. Records become durable in batches, in the order of the archive: a
 * process that dies leaves a usable store, and a repeat completes it.
 */
public final class ArchiveImport {
  private final Store store;
  private final int threads;
  private final Consumer<String> lines;

  /**
   * An import into that store.
   *
   * @param threads that read, while another one writes; with 1 the caller's does it all
   * @param lines is given a line for everything that a user should know: records that were refused
   *     and those that met other content in the store, each with its place
   */
  public ArchiveImport(Store store, int threads, Consumer<String> lines) {
    this.store = store;
    this.threads = threads;
    this.lines = lines;
  }

  /**
   * Imports files, and of archives every document.
   *
   * @throws IOException if a file cannot be closed
   * @throws StoreException if the store cannot be written; what was imported until then stays
   */
  public ImportReport run(List<InputFile> files) throws IOException {
    if (threads == 1) {
      return run(files, new ImportRun(store, lines));
    }
    ExecutorService writer = Executors.newSingleThreadExecutor(ArchiveImport::writer);
    ImportRun run = new ImportRun(store, lines, writer);
    try {
      return run(files, run);
    } finally {
      // Also where reading failed: the caller may close the store then.
      run.awaitEnd();
      writer.shutdown();
    }
  }

  private ImportReport run(List<InputFile> files, ImportRun run) throws IOException {
    try (Pipeline<String, ImportPart> pipeline =
        new Pipeline<>(
            new DocumentReader(Whitespace.STRIP),
            length -> new ImportPart.Builder(),
            threads,
            ProgressListener.NONE,
            new ToRun(run))) {
      for (InputFile file : files) {
        pipeline.read(file, (name, outputName) -> Optional.of(name));
      }
      pipeline.finish();
    }
    return run.finish();
  }

  private static Thread writer(Runnable work) {
    Thread thread = new Thread(work, "turkbridge-writer");
    thread.setDaemon(true);
    return thread;
  }

  /** Gives what was found to a run. */
  private static final class ToRun implements PartReceiver<String, ImportPart> {
    private final ImportRun run;
    private String name = "";
    private boolean isEmpty = true;

    ToRun(ImportRun run) {
      this.run = run;
    }

    @Override
    public void begin(String document) {
      name = document;
      isEmpty = true;
    }

    @Override
    public void add(ImportPart part) {
      isEmpty &= part.isNothing();
      for (ImportPart.Item item : part.items()) {
        if (item instanceof ImportPart.Archived archived) {
          ArchivedRecord record = archived.record();
          run.add(
              record.place().toString(), record.kind(), record.value(), record.normalisations());
        } else if (item instanceof ImportPart.Refused refused) {
          run.refuse(origin(refused.refusal()), refused.refusal().cause());
        } else if (item instanceof ImportPart.Miscounted miscounted) {
          run.miscounted(miscounted.count());
        } else if (item instanceof ImportPart.LeftOut left) {
          run.leftOut(left.columns());
        } else if (item instanceof ImportPart.Failed failed) {
          run.tell(
              failed.place()
                  + ": an answer that reports an error, no records: "
                  + failed.codeAndMessage());
        }
      }
    }

    /** Of a document that could not be read to its end the place says nothing. */
    private String origin(Refusal refusal) {
      return refusal.kind() == RefusalKind.UNREADABLE && refusal.place().record() == 0
          ? name
          : refusal.place().toString();
    }

    @Override
    public void end(long bytes) {
      if (isEmpty) {
        run.tell(name + ": holds no record that a store keeps");
      }
      run.endFile();
    }

    @Override
    public void unreadable(String document, String reason) {
      run.refuse(document, reason);
      run.endFile();
    }
  }
}
