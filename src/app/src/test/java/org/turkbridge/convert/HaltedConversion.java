package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.turkbridge.archive.pipeline.ProgressListener;

/** A conversion whose process ends at once in the middle, as by kill -9. */
final class HaltedConversion {
  private static final int HALTED = 9;

  private HaltedConversion() {}

  /**
   * Runs it, and ends.
   *
   * @param arguments the input, the output, the rejects file, and after how many pieces read it
   *     ends; an output that ends in a slash is a folder
   */
  public static void main(String[] arguments) throws IOException {
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[3]));
    Run run =
        Run.of(Path.of(arguments[0]))
            .rejects(Path.of(arguments[2]))
            .resume()
            .threads(1)
            .progress(
                new ProgressListener() {
                  @Override
                  public void total(long bytes) {}

                  @Override
                  public void read(long bytes, String name) {
                    if (left.decrementAndGet() < 0) {
                      Runtime.getRuntime().halt(HALTED);
                    }
                  }
                });
    Path output = Path.of(arguments[1]);
    (arguments[1].endsWith("/") ? run.toFolder(output) : run.to(output)).done();
  }

  /** Runs it in a process of its own; whether it was halted. */
  static boolean run(Path input, String output, Path rejects, int pieces)
      throws IOException, InterruptedException {
    int exitCode =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    HaltedConversion.class.getName(),
                    input.toString(),
                    output,
                    rejects.toString(),
                    Integer.toString(pieces)))
            .inheritIO()
            .start()
            .waitFor();
    if (exitCode != 0 && exitCode != HALTED) {
      throw new IllegalStateException("exit code " + exitCode);
    }
    return exitCode == HALTED;
  }
}
