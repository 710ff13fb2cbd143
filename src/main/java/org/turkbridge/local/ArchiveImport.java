package org.turkbridge.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.turkbridge.archive.ArchiveFiles;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.xml.XmlArchiveReader;
import org.turkbridge.translate.Whitespace;

/**
 * Brings archived QualificationRequests into a store. They are unclaimed there: every Requester
 * sees them.
 *
 * <p>An import may be repeated: what the store has stays as it is. Of two requests with one id but
 * different content the one with the later SubmitTime wins, and the one read later when those are
 * equal. Requests become durable in batches, all of a file's at the latest when it has been read: a
 * process that dies leaves a usable store, and a repeat completes it.
 */
public final class ArchiveImport {
  private final Store store;
  private final Consumer<String> lines;

  /**
   * An import into that store.
   *
   * @param lines is given a line for everything that a user should know: records that were refused
   *     and requests that met other content in the store, each with its place
   */
  public ArchiveImport(Store store, Consumer<String> lines) {
    this.store = store;
    this.lines = lines;
  }

  /**
   * Imports files, and of folders every XML file.
   *
   * @throws IOException if a path is not there or a folder cannot be read; nothing was imported
   * @throws StoreException if the store cannot be written; what was imported until then stays
   */
  public ImportReport run(List<Path> paths) throws IOException {
    ImportRun run = new ImportRun(store, lines);
    XmlArchiveReader reader = new XmlArchiveReader(Whitespace.STRIP);
    for (Path file : ArchiveFiles.expand(paths)) {
      ToRun visitor = new ToRun(run);
      try (InputStream in = Files.newInputStream(file)) {
        reader.read(file.toString(), in, visitor);
        if (visitor.isEmpty) {
          lines.accept(file + ": holds no QualificationRequest");
        }
      } catch (IOException e) {
        run.refuse(file.toString(), "cannot be read to its end (" + e + "): check the file");
      }
      run.endFile();
    }
    return run.report();
  }

  private final class ToRun implements ArchiveVisitor {
    private final ImportRun run;
    private boolean isEmpty = true;

    ToRun(ImportRun run) {
      this.run = run;
    }

    @Override
    public void record(ArchivedQualificationRequest archived) {
      isEmpty = false;
      run.add(archived.place().toString(), archived.request(), archived.normalisations());
    }

    @Override
    public void refused(Refusal refusal) {
      isEmpty = false;
      run.refuse(refusal.place().toString(), refusal.cause());
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {
      isEmpty = false;
      lines.accept(place + ": an answer that reports an error, no requests: " + codeAndMessage);
    }
  }
}
