package org.turkbridge.archive.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;

/**
 * <a href="https://jsonlines.org/">JSON Lines</a>: one record of the current model a line, its
 * members in the order of the model, those that are absent left out. A surrogate without its other
 * half is written as an escape.
 */
public final class JsonLinesFormat implements RecordFormat {
  private final JsonLayout layout;

  /** One whose documents hold records of one kind. */
  public JsonLinesFormat(Timestamps timestamps) {
    this(timestamps, false);
  }

  /**
   * @param isTagged whether each line begins with a member {@code kind}, so that a document may
   *     hold several
   */
  public JsonLinesFormat(Timestamps timestamps, boolean isTagged) {
    this.layout =
        JsonLayout.lines(
            isTagged,
            switch (timestamps) {
              case ISO8601 -> (time, out) -> out.string(timestamps.print(time));
              case EPOCH -> (time, out) -> out.raw(JsonOutput.ascii(timestamps.print(time)));
            });
  }

  @Override
  public String extension() {
    return "jsonl";
  }

  @Override
  public boolean mixesKinds() {
    return layout.isTagged();
  }

  /** A document has no head. */
  @Override
  public void begin(RecordKind kind, OutputStream out) {}

  /** Each line ends itself. */
  @Override
  public void separate(OutputStream out) {}

  /** A document has no end. */
  @Override
  public void end(RecordKind kind, OutputStream out, boolean empty) {}

  @Override
  public RecordWriter writer(OutputStream out) {
    return new JsonRecordWriter(out, layout);
  }

  /** A structure or a list of the current model, as it stands in a line. */
  public static String value(Object held, Timestamps timestamps) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonRecordWriter writer = new JsonRecordWriter(bytes, new JsonLinesFormat(timestamps).layout);
    try {
      writer.value(held, 0);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
