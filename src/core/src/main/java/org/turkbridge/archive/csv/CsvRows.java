package org.turkbridge.archive.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes rows. It holds bytes back until it is flushed. */
final class CsvRows implements Flushable {
  private final CsvWriter csv;

  /**
   * @param out where the UTF-8 goes; not closed
   */
  CsvRows(OutputStream out) {
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(out, StandardCharsets.UTF_8);
  }

  /**
   * Writes a row.
   *
   * @param fields null of what is absent
   */
  void write(Iterable<@Nullable String> fields) throws IOException {
    try {
      csv.writeRecord(fields);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void flush() throws IOException {
    csv.flush();
  }
}
