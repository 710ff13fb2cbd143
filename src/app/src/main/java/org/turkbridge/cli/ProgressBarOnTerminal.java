package org.turkbridge.cli;

import java.io.OutputStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with rate and time left, in ASCII for every terminal. */
final class ProgressBarOnTerminal implements InputProgress {
  private static final int UPDATE_MILLIS = 200;
  private static final long KB = 1_000;
  private static final long MB = 1_000_000;
  private static final long LEAST_FOR_MB = 10 * MB;

  private final BottomLine line;
  private @Nullable ProgressBar bar;

  ProgressBarOnTerminal(OutputStream terminal, int width) {
    line = new BottomLine(terminal, width);
  }

  @Override
  public synchronized void total(long bytes) {
    boolean inKilobytes = bytes >= 0 && bytes < LEAST_FOR_MB;
    bar =
        new ProgressBarBuilder()
            .setInitialMax(bytes)
            .setConsumer(line)
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(inKilobytes ? " KB" : " MB", inKilobytes ? KB : MB)
            .showSpeed(new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .build();
  }

  @Override
  public synchronized void read(long bytes, String name) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public OutputStream lines() {
    return line.above();
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      line.close();
    }
  }
}
