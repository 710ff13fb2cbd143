package org.turkbridge.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which streams of this process are a terminal, and how wide it is. Java 17 cannot tell. */
public final class Terminal {
  public static final int STANDARD_OUTPUT = 1;
  public static final int STANDARD_ERROR = 2;

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final Pattern DEVICE = Pattern.compile("/dev/(pts/\\d+|tty.*|console)");
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,4})\\s*");
  private static final int USUAL_WIDTH = 80;

  private Terminal() {}

  /**
   * Whether it is one.
   *
   * @param stream {@link #STANDARD_OUTPUT} or {@link #STANDARD_ERROR}
   */
  public static boolean is(int stream) {
    try {
      return Files.isDirectory(OPEN_FILES)
          ? DEVICE
              .matcher(
                  Files.readSymbolicLink(OPEN_FILES.resolve(String.valueOf(stream))).toString())
              .matches()
          : test(stream);
    } catch (IOException e) {
      return false;
    }
  }

  /** In characters; 80 if it does not say. */
  public static int width() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File(TerminalFile.NAME))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Matcher size =
          SIZE.matcher(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
      int width = size.matches() ? Integer.parseInt(size.group(1)) : 0;
      return width > 0 ? width : USUAL_WIDTH;
    } catch (IOException e) {
      return USUAL_WIDTH;
    }
  }

  private static boolean test(int stream) throws IOException {
    ProcessBuilder test = new ProcessBuilder("test", "-t", String.valueOf(stream));
    try {
      return test.inheritIO().start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
