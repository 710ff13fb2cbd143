package org.turkbridge.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The job beside {@code convert}: whole processes, in turn, with one core and with two, over one
 * file. Of each it prints the time from start to end, and what the program says of itself, which
 * leaves out the start of Spark.
 */
final class SparkBenchmark {
  private static final Pattern SUMMARY = Pattern.compile("Converted .*");
  private static final double MEGA = 1e6;
  private static final double NANO = 1e9;

  private final Path file;
  private final Path folder;

  private SparkBenchmark(Path file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 1) {
      System.err.println("usage: SparkBenchmark FILE [ROUNDS]");
      System.exit(2);
    }
    Path folder = Files.createTempDirectory("spark-benchmark");
    SparkBenchmark benchmark = new SparkBenchmark(Path.of(args[0]).toAbsolutePath(), folder);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    try {
      for (int round = 0; round < rounds; round++) {
        for (int cores = 1; cores <= 2; cores++) {
          benchmark.run("convert, threads " + cores, benchmark.convert(cores));
          for (String form : List.of("jsonl", "parquet")) {
            benchmark.run("local[%d], %s".formatted(cores, form), benchmark.job(cores, form));
          }
        }
      }
    } finally {
      remove(folder);
    }
  }

  private List<String> convert(int threads) {
    return List.of(
        java(),
        "-jar",
        "target/turkbridge.jar",
        "convert",
        file.toString(),
        "-o",
        folder.resolve("convert.jsonl").toString(),
        "--threads",
        Integer.toString(threads),
        "--force");
  }

  private List<String> job(int cores, String form) throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    Collections.addAll(command, System.getProperty("spark.opens").split(" "));
    Path logging = folder.resolve("log4j2.properties");
    Files.writeString(logging, "rootLogger.level = off\n");
    Collections.addAll(
        command,
        "-Dlog4j2.configurationFile=" + logging,
        "-cp",
        System.getProperty("spark.classpath"),
        "org.apache.spark.deploy.SparkSubmit",
        "--master",
        "local[%d]".formatted(cores),
        "--class",
        ConvertArchive.class.getName(),
        "target/turkbridge-spark.jar",
        file.toString(),
        folder.resolve("out").toString(),
        "--to",
        form,
        "--force");
    return command;
  }

  private void run(String name, List<String> command) throws IOException, InterruptedException {
    File said = folder.resolve("said.txt").toFile();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
    int code = process.waitFor();
    double seconds = (System.nanoTime() - start) / NANO;
    String output = Files.readString(said.toPath());
    if (code != 0) {
      throw new IOException(name + " ended with " + code + ": " + output);
    }
    System.out.printf(
        Locale.ROOT,
        "%-20s %6.1f s %6.0f MB/s   %s%n",
        name,
        seconds,
        Files.size(file) / MEGA / seconds,
        SUMMARY.matcher(output).results().map(found -> found.group()).findFirst().orElse(""));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
