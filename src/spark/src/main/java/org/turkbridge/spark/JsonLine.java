package org.turkbridge.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonLinesFormat;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Writes records as lines of JSON, as {@code convert --to jsonl} writes them. For one thread at a
 * time.
 */
final class JsonLine {
  private final LineBuffer out = new LineBuffer();
  private final RecordWriter records = new JsonLinesFormat(Timestamps.ISO8601).writer(out);

  /** Gives away its bytes but the last ones. */
  private static final class LineBuffer extends ByteArrayOutputStream {
    byte[] without(int last) {
      return Arrays.copyOf(buf, count - last);
    }
  }

  /** The line in UTF-8, without its end. */
  byte[] of(RecordKind kind, SdkPojo record) {
    out.reset();
    try {
      records.write(kind, record);
      records.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.without(1);
  }
}
