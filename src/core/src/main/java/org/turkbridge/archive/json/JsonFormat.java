package org.turkbridge.archive.json;

import java.io.IOException;
import java.io.OutputStream;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.translate.SubmitTimes;

/**
 * What {@code aws mturk list-assignments-for-hit --output json} prints of records where the time
 * zone is UTC, byte for byte (AWS CLI 2: Python's {@code json.dump} with {@code indent=4,
 * ensure_ascii=False}, times by {@code isoformat}). Where it would fail or lose something this does
 * not: a surrogate without its other half is written as an escape, a time that is finer than
 * microseconds with nine digits.
 */
public final class JsonFormat implements RecordFormat {
  private static final JsonLayout LAYOUT =
      JsonLayout.indented(2, (time, out) -> out.string(SubmitTimes.printOffset(time)));

  @Override
  public String extension() {
    return "json";
  }

  @Override
  public void begin(RecordKind kind, OutputStream out) throws IOException {
    out.write(JsonOutput.ascii("{\n    \"" + kind.plural() + "\": ["));
  }

  @Override
  public void separate(OutputStream out) throws IOException {
    out.write(LAYOUT.separator());
  }

  @Override
  public void end(RecordKind kind, OutputStream out, boolean empty) throws IOException {
    out.write(JsonOutput.ascii(empty ? "]\n}\n" : "\n    ]\n}\n"));
  }

  @Override
  public RecordWriter writer(OutputStream out) {
    return new JsonRecordWriter(out, LAYOUT);
  }
}
