package org.turkbridge.convert;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.summary.ConversionTally;

/** A document of records, written to an output run by run. */
final class FormattedOutput implements Closeable {
  private final RecordFormat format;
  private final Output output;
  private final Resumption.OutputEntry entry;
  private final OutputStream out;
  private boolean empty = true;

  /**
   * Writes the head of the document.
   *
   * @param entry whose content goes to the output
   */
  FormattedOutput(RecordFormat format, Output output, Resumption.OutputEntry entry)
      throws IOException {
    this.format = format;
    this.output = output;
    this.entry = entry;
    this.out = new BufferedOutputStream(entry.content());
    format.begin(out);
  }

  /** Adds a run of records, which may be empty. */
  void write(RecordBytes records) throws IOException {
    if (records.size() == 0) {
      return;
    }
    if (!empty) {
      format.separate(out);
    }
    empty = false;
    out.write(records.array(), 0, records.size());
  }

  /** Where its reject lines are kept too. */
  OutputStream rejects() {
    return entry.rejects();
  }

  /** Writes the end of the document. */
  void end() throws IOException {
    format.end(out, empty);
    out.flush();
  }

  /** Gives back what is open; the document is not there yet. */
  void seal() throws IOException {
    output.seal();
  }

  /** The document is whole and counts. */
  void publish(ConversionTally tally) throws IOException {
    output.publish();
    entry.completion().finish(tally);
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
