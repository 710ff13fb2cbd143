package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of each document as a document of their own, all in one folder. */
final class FolderDestination implements Destination {
  private final Opener opener;
  private final boolean allOrNone;
  private final List<Waiting> waiting = new ArrayList<>();
  private @Nullable MadeOutput current;

  private record Waiting(MadeOutput made, ConversionTally document) {}

  /** Begins outputs. */
  @FunctionalInterface
  interface Opener {
    MadeOutput open(Source document) throws IOException;
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
  public void write(RecordBytes records) throws IOException {
    if (current != null) {
      current.output().write(records);
    }
  }

  @Override
  public OutputStream rejects() {
    return current == null ? OutputStream.nullOutputStream() : current.rejects();
  }

  @Override
  public void end(ConversionTally document) throws IOException {
    MadeOutput made = current;
    if (made == null) {
      return;
    }
    made.output().end();
    if (allOrNone) {
      made.output().seal();
      waiting.add(new Waiting(made, document));
    } else {
      publish(made, document);
    }
    current = null;
  }

  @Override
  public void endAll() {}

  @Override
  public void finish(ConversionTally all) throws IOException {
    for (Waiting one : waiting) {
      publish(one.made(), one.document());
    }
    waiting.clear();
  }

  private static void publish(MadeOutput made, ConversionTally document) throws IOException {
    made.output().publish();
    made.completion().finish(document);
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.output().close();
    }
    for (Waiting one : waiting) {
      one.made().output().close();
    }
  }
}
