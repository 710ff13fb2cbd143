package org.turkbridge.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualification;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.ArchivedQualificationType;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.LostEnd;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.InputDocument;
import org.turkbridge.archive.files.InputDocuments;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.files.UnreadableDocumentException;
import org.turkbridge.archive.files.UntilFailure;
import org.turkbridge.translate.Whitespace;

/**
 * Brings archived QualificationRequests, QualificationTypes and Qualifications into a store. They
 * are unclaimed there: every Requester sees them.
 *
 * <p>An import may be repeated: what the store has stays as it is. Of two requests with one id but
 * different content the one with the later SubmitTime wins, and the one read later when those are
 * equal; for the others see {@link QualificationTypeMerge} and {@link QualificationMerge}. Records
 * become durable in batches, all of a file's at the latest when it has been read: a process that
 * dies leaves a usable store, and a repeat completes it.
 */
public final class ArchiveImport {
  private final Store store;
  private final Consumer<String> lines;
  private final DocumentReader reader = new DocumentReader(Whitespace.STRIP);

  /**
   * An import into that store.
   *
   * @param lines is given a line for everything that a user should know: records that were refused
   *     and those that met other content in the store, each with its place
   */
  public ArchiveImport(Store store, Consumer<String> lines) {
    this.store = store;
    this.lines = lines;
  }

  /**
   * Imports files, and of archives every document.
   *
   * @throws IOException if a file cannot be closed
   * @throws StoreException if the store cannot be written; what was imported until then stays
   */
  public ImportReport run(List<InputFile> files) throws IOException {
    ImportRun run = new ImportRun(store, lines);
    for (InputFile file : files) {
      try (InputDocuments documents = file.open()) {
        for (boolean more = true; more; ) {
          more = importNext(documents, run);
        }
      }
    }
    return run.report();
  }

  private boolean importNext(InputDocuments documents, ImportRun run) {
    try {
      InputDocument document = documents.next();
      if (document == null) {
        return false;
      }
      importDocument(document, run);
    } catch (UnreadableDocumentException e) {
      run.refuse(e.documentName(), e.reason());
    }
    run.endFile();
    return true;
  }

  private void importDocument(InputDocument document, ImportRun run) {
    ToRun visitor = new ToRun(run);
    UntilFailure content = new UntilFailure(document.content(), () -> {});
    try {
      reader.read(document.name(), content, visitor, visitor);
    } catch (IOException e) {
      throw new UncheckedIOException("a stream that does not fail has failed", e);
    }
    Optional<IOException> failure = content.failure();
    if (failure.isPresent()) {
      visitor.lost(document.name(), failure.get());
    }
    visitor.end();
    if (visitor.isEmpty) {
      lines.accept(document.name() + ": holds no QualificationRequest");
    }
  }

  private final class ToRun implements ArchiveVisitor, EntityVisitor {
    private final ImportRun run;
    private boolean isEmpty = true;

    /** Told only when what comes after it is known. */
    private @Nullable Refusal last;

    ToRun(ImportRun run) {
      this.run = run;
    }

    @Override
    public void record(ArchivedQualificationRequest archived) {
      end();
      isEmpty = false;
      run.add(archived.place().toString(), archived.request(), archived.normalisations());
    }

    @Override
    public void qualificationType(ArchivedQualificationType archived) {
      end();
      isEmpty = false;
      run.add(archived.place().toString(), archived.type(), archived.normalisations());
    }

    @Override
    public void qualification(ArchivedQualification archived) {
      end();
      isEmpty = false;
      run.add(archived.place().toString(), archived.qualification(), archived.normalisations());
    }

    @Override
    public void refused(Refusal refusal) {
      end();
      isEmpty = false;
      last = refusal;
    }

    /** The document could not be read any further. */
    void lost(String document, IOException failure) {
      Refusal atEnd = last != null && LostEnd.mayExplain(last) ? last : null;
      if (atEnd == null) {
        end();
      }
      isEmpty = false;
      last = null;
      Refusal lost = LostEnd.refusal(document, failure, atEnd);
      run.refuse(atEnd == null ? document : lost.place().toString(), lost.cause());
    }

    /** Tells what is held back. */
    void end() {
      Refusal refusal = last;
      if (refusal != null) {
        last = null;
        run.refuse(refusal.place().toString(), refusal.cause());
      }
    }

    @Override
    public void counted(AnswerCount count) {
      end();
      isEmpty = false;
      run.miscounted(count.place().toString(), count.message());
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {
      end();
      isEmpty = false;
      lines.accept(place + ": an answer that reports an error, no requests: " + codeAndMessage);
    }
  }
}
