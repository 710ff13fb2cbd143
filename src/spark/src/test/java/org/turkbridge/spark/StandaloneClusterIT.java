package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.files.Packing;

/** The jar on a cluster gives what {@code convert} gives, also if a machine is lost. */
class StandaloneClusterIT {
  private static final Path JAR = Path.of(System.getProperty("turkbridge.spark.jar", ""));

  /** Many small tasks. */
  private static final List<String> SMALL_TASKS =
      List.of("spark.sql.files.maxPartitionBytes=40k", "spark.sql.files.openCostInBytes=1k");

  /** One of those that write, and not of those that only look where files can be divided. */
  private static final Pattern OF_MANY = Pattern.compile("Finished task .*/[2-9][0-9]\\)");

  /** A record without its time, and the head and the foot of a list in another. */
  private static final String REJECTED = "Rejected: not well-formed 2, missing element 1.";

  @TempDir Path folder;

  private Path archive() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("a.xml"), Archives.list(0, 2500));
    Files.writeString(in.resolve("b.xml"), Archives.broken(1000, 234));
    Files.write(in.resolve("c.zip"), Packing.zip("1.xml", Archives.list(20_000, 500)));
    Files.writeString(in.resolve("d.xml"), "<L>" + Archives.list(30_000, 300) + "</L>");
    return in;
  }

  /** The lines of JSON that {@code convert} writes of it, made of the numbers alone. */
  private static List<String> expected() {
    return Stream.of(
            IntStream.range(0, 2500),
            IntStream.range(0, 1000).filter(number -> number != 234),
            IntStream.range(20_000, 20_500),
            IntStream.range(30_000, 30_300))
        .flatMap(IntStream::boxed)
        .map(Archives::json)
        .toList();
  }

  private static List<String> lines(Path out) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file :
          files
              .filter(part -> part.getFileName().toString().startsWith("part-"))
              .sorted()
              .toList()) {
        lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  @Test
  void aJobGivesWhatConvertGivesThoughAWorkerIsLost() throws IOException, InterruptedException {
    Path in = archive();
    List<String> expected = expected();
    try (StandaloneCluster cluster = new StandaloneCluster(folder, 2)) {
      AtomicInteger finished = new AtomicInteger();
      StandaloneCluster.JobOutcome job =
          cluster.submit(
              JAR,
              SMALL_TASKS,
              line -> {
                if (!OF_MANY.matcher(line).find() || finished.incrementAndGet() < 10) {
                  return true;
                }
                cluster.kill(0);
                return false;
              },
              in.toString(),
              folder.resolve("parquet").toString(),
              "--to",
              "parquet",
              "--rejects",
              folder.resolve("rejects").toString());

      assertThat(job.lines()).anyMatch(line -> line.contains("Lost executor"));
      assertThat(job.exitCode()).as("%s", job.lines()).isEqualTo(1);
      assertThat(summary(job)).startsWith("Converted " + expected.size() + " records of 4 files");
      assertThat(job.lines()).contains(REJECTED);
      assertThat(parquet(folder.resolve("parquet"))).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(lines(folder.resolve("rejects")))
          .hasSize(3)
          .anyMatch(line -> line.contains("\"record\":235,") && line.contains(">R234<"));
    }
  }

  private static String summary(StandaloneCluster.JobOutcome job) {
    return job.lines().stream()
        .filter(line -> line.startsWith("Converted"))
        .findFirst()
        .orElseGet(() -> String.join("\n", job.lines()));
  }

  private static List<String> parquet(Path out) {
    return LocalSpark.session().read().parquet(out.toString()).collectAsList().stream()
        .map(
            row ->
                Archives.json(
                    row.getAs("QualificationRequestId"),
                    row.getAs("QualificationTypeId"),
                    row.getAs("WorkerId"),
                    row.getAs("Test"),
                    row.getAs("Answer"),
                    row.<Timestamp>getAs("SubmitTime").toInstant().toString().replace("50Z", "5Z")))
        .toList();
  }
}
