package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.summary.ConversionTally;

/** The records of each document as a document of their own, all in one folder. */
final class FolderDestination implements Destination {
  private final Opener opener;
  private final boolean allOrNone;
  private final List<UnfinishedOutput> waiting = new ArrayList<>();
  private @Nullable FormattedOutput current;

  private record UnfinishedOutput(FormattedOutput output, ConversionTally document) {}

  /** Begins outputs. */
  @FunctionalInterface
  interface Opener {
    FormattedOutput open(Source document) throws IOException;
  }

  /**
   * @param allOrNone whether outputs wait for the last of them before they are put in their places
   */
  FolderDestination(Opener opener, boolean allOrNone) {
    this.opener = opener;
    this.allOrNone = allOrNone;
  }

  @Override
  public void begin(Source document) throws IOException {
    current = opener.open(document);
  }

  @Override
  public void write(KindBytes records) throws IOException {
    if (current != null) {
      current.write(records);
    }
  }

  @Override
  public void refused(RecordKind kind) {
    if (current != null) {
      current.refused(kind);
    }
  }

  @Override
  public OutputStream rejects() {
    return current == null ? OutputStream.nullOutputStream() : current.rejects();
  }

  @Override
  public void end(ConversionTally document) throws IOException {
    FormattedOutput output = current;
    if (output == null) {
      return;
    }
    output.end();
    if (allOrNone) {
      output.seal();
      waiting.add(new UnfinishedOutput(output, document));
    } else {
      output.publish(document);
    }
    current = null;
  }

  @Override
  public void endAll() {}

  @Override
  public void finish(ConversionTally all) throws IOException {
    for (UnfinishedOutput one : waiting) {
      one.output().publish(one.document());
    }
    waiting.clear();
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
    for (UnfinishedOutput one : waiting) {
      one.output().close();
    }
  }
}
