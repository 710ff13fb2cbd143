package org.turkbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One run of a process, its start included.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds that it had of all processors
 * @param peakMegabytes of memory that it had at most at once, the JVM's own included
 */
record Measured(double seconds, double cpuSeconds, double peakMegabytes) {
  /** The JVM that runs this. */
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String TIME = "/usr/bin/time";

  /**
   * @throws IllegalStateException if what measures is missing
   */
  static void demandTools() {
    if (!Files.isExecutable(Path.of(TIME))) {
      throw new IllegalStateException(TIME + " is missing: apt-get install time");
    }
  }

  /**
   * @param output where standard output goes
   * @param errors where standard error goes; quoted if the process fails
   * @throws IllegalStateException if it ends with anything but 0
   */
  static Measured run(
      List<String> command, Map<String, String> environment, Path output, Path errors)
      throws IOException, InterruptedException {
    Path figures = Files.createTempFile("turkbridge-benchmark-", ".time");
    try {
      List<String> timed = new ArrayList<>(List.of(TIME, "-f", "%U %S %M", "-o"));
      timed.add(figures.toString());
      timed.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(timed);
      builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      long start = System.nanoTime();
      int exitCode = builder.start().waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (exitCode != 0) {
        throw new IllegalStateException(
            "exit code %d of %s%n%s"
                .formatted(exitCode, String.join(" ", command), Files.readString(errors).strip()));
      }
      String[] columns = Files.readString(figures).strip().split(" ", -1);
      return new Measured(
          seconds,
          Double.parseDouble(columns[0]) + Double.parseDouble(columns[1]),
          Double.parseDouble(columns[2]) * 1024 / 1e6);
    } finally {
      Files.delete(figures);
    }
  }

  /** The figure in the middle; of an even number of runs, between the two. */
  static double median(List<Measured> runs, ToDoubleFunction<Measured> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
