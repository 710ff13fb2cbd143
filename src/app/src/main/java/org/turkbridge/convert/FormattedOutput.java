package org.turkbridge.convert;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.translate.UntranslatableException;

/** A document of records, written to an output run by run. */
final class FormattedOutput implements Closeable {
  private final RecordFormat format;
  private final Output output;
  private final Resumption.OutputEntry entry;
  private final OutputStream out;
  private final String name;
  private @Nullable RecordKind kind;

  /** Of the first record that was refused; null before there is one. */
  private @Nullable RecordKind refusedKind;

  /** Null of a form that needs none, and before there is anything in it. */
  private @Nullable ScratchFile draft;

  private boolean empty = true;

  /**
   * @param name of what it is made from, for a user
   * @param kind of its records; null to take that of the first
   * @param entry whose content goes to the output
   */
  FormattedOutput(
      String name,
      RecordFormat format,
      @Nullable RecordKind kind,
      Output output,
      Resumption.OutputEntry entry) {
    this.name = name;
    this.format = format;
    this.kind = kind;
    this.output = output;
    this.entry = entry;
    this.out = new BufferedOutputStream(entry.content());
  }

  /**
   * Adds a run of records, which may be empty.
   *
   * @throws OutputRefusedException if they are of another kind than those before, and the format
   *     holds only one
   */
  void write(KindBytes records) throws IOException {
    RecordBytes bytes = records.bytes();
    if (bytes.size() == 0) {
      return;
    }
    if (kind == null) {
      kind = records.kind();
    } else if (kind != records.kind() && !format.mixesKinds()) {
      throw new OutputRefusedException(
          ("%s holds several kinds of records, such as %s and %s, and one document is of one kind:"
                  + " choose with --kind, have a file a kind with --kind all -o FOLDER/, or have all"
                  + " in one with --to jsonl --tagged")
              .formatted(name, kind.plural(), records.kind().plural()));
    }
    OutputStream target = target();
    if (empty) {
      format.begin(kind, target);
    } else {
      format.separate(target);
    }
    empty = false;
    target.write(bytes.array(), 0, bytes.size());
  }

  /** Without any record, the document is of the kind of the first that was refused. */
  void refused(RecordKind refused) {
    refusedKind = refusedKind == null ? refused : refusedKind;
  }

  private RecordKind writtenKind() {
    @Nullable RecordKind written = kind == null ? refusedKind : kind;
    return written == null ? RecordKind.QUALIFICATION_REQUEST : written;
  }

  private OutputStream target() throws IOException {
    if (format.finishing().isEmpty()) {
      return out;
    }
    if (draft == null) {
      draft = output.scratch();
    }
    return draft.stream();
  }

  /** Where its reject lines are kept too. */
  OutputStream rejects() {
    return entry.rejects();
  }

  /**
   * Writes the end of the document, or the whole of it where its form has to know all records.
   *
   * @throws OutputRefusedException if its form cannot hold them together
   */
  void end() throws IOException {
    RecordKind written = writtenKind();
    OutputStream target = target();
    if (empty) {
      format.begin(written, target);
    }
    format.end(written, target, empty);
    finish(written);
    out.flush();
  }

  private void finish(RecordKind written) throws IOException {
    try (ScratchFile whole = draft) {
      if (whole != null) {
        format.finishing().orElseThrow().finish(written, whole::read, out);
      }
    } catch (UntranslatableException e) {
      throw new OutputRefusedException(name + " " + e.getMessage());
    }
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
    try (output) {
      if (draft != null) {
        draft.close();
      }
    }
  }
}
