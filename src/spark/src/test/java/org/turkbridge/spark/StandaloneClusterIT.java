package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.Packing;
import org.turkbridge.archive.summary.ConversionReport;
import org.turkbridge.archive.summary.Summary;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** The jar on a cluster gives what {@code convert} gives, also if a machine is lost. */
class StandaloneClusterIT {
  private static final Path JAR = Path.of(System.getProperty("turkbridge.spark.jar", ""));

  /** Many small tasks. */
  private static final List<String> SMALL_TASKS =
      List.of("spark.sql.files.maxPartitionBytes=40k", "spark.sql.files.openCostInBytes=1k");

  /** One of those that write, and not of those that only look where files can be divided. */
  private static final Pattern OF_MANY = Pattern.compile("Finished task .*/[2-9][0-9]\\)");

  @TempDir Path folder;

  private Path archive() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("a.xml"), Archives.list(0, 2500));
    Files.writeString(in.resolve("b.xml"), Archives.broken(1000, 234));
    Files.write(in.resolve("c.zip"), Packing.zip("1.xml", Archives.list(20_000, 500)));
    Files.writeString(in.resolve("d.xml"), "<L>" + Archives.list(30_000, 300) + "</L>");
    return in;
  }

  /** What reading each document whole, as {@code convert} does, gives of them. */
  private static Findings read(Path in) throws IOException {
    FindingsBuilder findings = new FindingsBuilder(ArchiveKind.QUALIFICATION_REQUEST, false);
    for (String name : List.of("a.xml", "b.xml", "c.zip", "d.xml")) {
      try (InputStream content = document(in.resolve(name))) {
        new DocumentReader(Whitespace.STRIP).read(name, content, findings);
      }
    }
    return findings.build();
  }

  private static InputStream document(Path file) throws IOException {
    if (!file.toString().endsWith(".zip")) {
      return Files.newInputStream(file);
    }
    ZipInputStream packed = new ZipInputStream(Files.newInputStream(file));
    assertThat(packed.getNextEntry()).isNotNull();
    return packed;
  }

  /** The lines of JSON that {@code convert} writes of it. */
  private static List<String> json(Findings findings) {
    JsonLine line = new JsonLine();
    return findings.found().stream()
        .map(Found::accepted)
        .filter(Objects::nonNull)
        .map(record -> new String(line.of(record), StandardCharsets.UTF_8))
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
    Findings findings = read(in);
    List<String> expected = json(findings);
    assertThat(counts(findings)).isNotEmpty();
    try (StandaloneCluster cluster = new StandaloneCluster(folder, 2)) {
      StandaloneCluster.Ended whole =
          cluster.submit(
              JAR,
              SMALL_TASKS,
              line -> true,
              in.toString(),
              folder.resolve("parquet").toString(),
              "--to",
              "parquet",
              "--rejects",
              folder.resolve("rejects").toString());

      assertThat(whole.exitCode()).as("%s", whole.lines()).isEqualTo(1);
      assertThat(summary(whole)).startsWith("Converted " + expected.size() + " records of 4 files");
      assertThat(parquet(folder.resolve("parquet"))).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(lines(folder.resolve("rejects"))).hasSize((int) findings.tally().rejected());

      AtomicInteger finished = new AtomicInteger();
      StandaloneCluster.Ended maimed =
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
              folder.resolve("jsonl").toString(),
              "--to",
              "jsonl");

      assertThat(maimed.lines()).anyMatch(line -> line.contains("Lost executor"));
      assertThat(maimed.exitCode()).as("%s", maimed.lines()).isEqualTo(1);
      assertThat(lines(folder.resolve("jsonl"))).isEqualTo(expected);
      assertThat(summary(maimed))
          .startsWith("Converted " + expected.size() + " records of 4 files");
      assertThat(maimed.lines()).containsAll(counts(findings));
    }
  }

  private static String summary(StandaloneCluster.Ended job) {
    return job.lines().stream()
        .filter(line -> line.startsWith("Converted"))
        .findFirst()
        .orElseGet(() -> String.join("\n", job.lines()));
  }

  /** What {@code convert} says that it counted. */
  private static List<String> counts(Findings findings) {
    StringWriter summary = new StringWriter();
    new Summary(new PrintWriter(summary, true))
        .print(new ConversionReport(4, findings.tally(), Duration.ofSeconds(1), false));
    return summary
        .toString()
        .lines()
        .filter(line -> line.startsWith("Rejected:") || line.startsWith("Normalised:"))
        .toList();
  }

  private static List<String> parquet(Path out) {
    JsonLine line = new JsonLine();
    return LocalSpark.session().read().parquet(out.toString()).collectAsList().stream()
        .map(
            row ->
                QualificationRequest.builder()
                    .qualificationRequestId(row.getAs("QualificationRequestId"))
                    .qualificationTypeId(row.getAs("QualificationTypeId"))
                    .workerId(row.getAs("WorkerId"))
                    .test(row.getAs("Test"))
                    .answer(row.getAs("Answer"))
                    .submitTime(row.<Timestamp>getAs("SubmitTime").toInstant())
                    .build())
        .map(request -> new String(line.of(request), StandardCharsets.UTF_8))
        .toList();
  }
}
