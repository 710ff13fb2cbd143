package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.summary.ConversionTally;

/** The records of all documents as one document. */
final class JoinedDestination implements Destination {
  private final FormattedOutput made;

  JoinedDestination(FormattedOutput made) {
    this.made = made;
  }

  @Override
  public void begin(Source document) {}

  @Override
  public void write(KindBytes records) throws IOException {
    made.write(records);
  }

  @Override
  public void refused(RecordKind kind) {
    made.refused(kind);
  }

  @Override
  public OutputStream rejects() {
    return made.rejects();
  }

  @Override
  public void end(ConversionTally document) {}

  @Override
  public void endAll() throws IOException {
    made.end();
  }

  @Override
  public void finish(ConversionTally all) throws IOException {
    made.publish(all);
  }

  @Override
  public void close() throws IOException {
    made.close();
  }
}
