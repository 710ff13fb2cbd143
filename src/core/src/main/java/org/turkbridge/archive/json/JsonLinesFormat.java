package org.turkbridge.archive.json;

import java.io.OutputStream;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;

/**
 * <a href="https://jsonlines.org/">JSON Lines</a>: one QualificationRequest of the current model a
 * line, its members in the order of the model, those that are absent left out. A surrogate without
 * its other half is written as an escape.
 */
public final class JsonLinesFormat implements RecordFormat {
  private final JsonLayout layout;

  public JsonLinesFormat(Timestamps timestamps) {
    this.layout =
        new JsonLayout(
            "{",
            ",",
            ":",
            "}\n",
            "",
            switch (timestamps) {
              case ISO8601 -> (time, out) -> out.string(timestamps.print(time));
              case EPOCH -> (time, out) -> out.raw(JsonOutput.ascii(timestamps.print(time)));
            });
  }

  @Override
  public String extension() {
    return "jsonl";
  }

  /** A document has no head. */
  @Override
  public void begin(OutputStream out) {}

  /** Each line ends itself. */
  @Override
  public void separate(OutputStream out) {}

  /** A document has no end. */
  @Override
  public void end(OutputStream out, boolean empty) {}

  @Override
  public RecordWriter writer(OutputStream out) {
    return new JsonRecordWriter(out, layout);
  }
}
