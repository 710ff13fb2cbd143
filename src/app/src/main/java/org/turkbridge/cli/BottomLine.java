package org.turkbridge.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ProgressBarConsumer;

/** The bar on the last line of a terminal, and other lines that scroll by above it. */
final class BottomLine implements ProgressBarConsumer {
  /** To the first column, and clear from there. */
  private static final String ERASE = "\r\u001b[K";

  private final OutputStream terminal;
  private final int width;
  private String bar = "";
  private boolean ended;

  BottomLine(OutputStream terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  /** The last column is left free: some terminals begin a new line when it is written. */
  @Override
  public int getMaxRenderedLength() {
    return width - 1;
  }

  @Override
  public synchronized void accept(String text) {
    if (!ended) {
      bar = text;
      write("\r" + bar);
    }
  }

  /** Wipes the bar away, for good. */
  @Override
  public synchronized void close() {
    if (!ended) {
      ended = true;
      bar = "";
      write(ERASE);
    }
  }

  /** For whole lines. */
  OutputStream above() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        synchronized (BottomLine.this) {
          boolean endsLine = length > 0 && bytes[offset + length - 1] == '\n';
          if (!bar.isEmpty()) {
            terminal.write(ERASE.getBytes(StandardCharsets.UTF_8));
          }
          terminal.write(bytes, offset, length);
          if (endsLine) {
            terminal.write(bar.getBytes(StandardCharsets.UTF_8));
          }
          terminal.flush();
        }
      }

      @Override
      public void flush() throws IOException {
        terminal.flush();
      }
    };
  }

  private void write(String text) {
    try {
      terminal.write(text.getBytes(StandardCharsets.UTF_8));
      terminal.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
