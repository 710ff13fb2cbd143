package org.turkbridge.awscli.output;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text on a stream. */
final class Utf8 {
  private Utf8() {}

  /**
   * Writes what is written to it in UTF-8. Half a surrogate pair, which UTF-8 cannot hold, is an
   * error and no question mark.
   *
   * @param out is neither flushed nor closed
   */
  static Writer on(OutputStream out) {
    return new BufferedWriter(
        new OutputStreamWriter(
            new LeftOpen(out),
            StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private static final class LeftOpen extends FilterOutputStream {
    LeftOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
