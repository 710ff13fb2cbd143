package org.turkbridge.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A shell command on a terminal of its own, with somebody at its keyboard. */
final class TerminalSession implements AutoCloseable {
  static final String TAB = "\t";
  static final String ENTER = "\r";
  static final String CTRL_C = "\u0003";
  static final String CTRL_D = "\u0004";
  static final String BACKSPACE = "\u007f";

  private static final String NEVER_SHOWN = "\0";
  private static final int LONGEST_WAIT_SECONDS = 600;

  private final Process process;
  private final Reader screen;
  private final OutputStream keyboard;
  private final StringBuilder shown = new StringBuilder();
  private int awaited;

  private TerminalSession(Process process) {
    this.process = process;
    this.screen = process.inputReader(Finished.CHARSET);
    this.keyboard = process.getOutputStream();
  }

  static TerminalSession start(String line, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                // A test run in the background may pass on that Ctrl-C is ignored.
                "/usr/bin/env",
                "--default-signal=INT",
                "/usr/bin/script",
                "--quiet",
                "--return",
                "--echo=always",
                "--command",
                "stty rows 40 columns 200; " + line,
                "/dev/null"));
    builder.redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return new TerminalSession(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types it. */
  TerminalSession type(String keys) {
    try {
      keyboard.write(keys.getBytes(Finished.CHARSET));
      keyboard.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until this is on the screen, behind what was waited for before. */
  TerminalSession await(String text) {
    inTime(() -> isThere(text));
    int found = shown.indexOf(text, awaited);
    if (found < 0) {
      throw new AssertionError("It ended without \"%s\":%n%s".formatted(text, shown));
    }
    awaited = found + text.length();
    return this;
  }

  /** Waits for the end, and gives the exit code and all that was shown. */
  Finished end() {
    inTime(() -> isThere(NEVER_SHOWN));
    try {
      if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("It did not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new Finished(process.exitValue(), shown.toString(), "");
  }

  private boolean isThere(String text) {
    try {
      int from = awaited;
      while (shown.indexOf(text, from) < 0) {
        // What was looked through is not looked through again.
        from = Math.max(awaited, shown.length() - text.length() + 1);
        int c = screen.read();
        if (c < 0) {
          return false;
        }
        shown.append((char) c);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void inTime(BooleanSupplier reading) {
    CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(reading::getAsBoolean);
    try {
      read.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      close();
      read.join();
      throw new AssertionError("Nothing more came behind:\n" + shown, e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
