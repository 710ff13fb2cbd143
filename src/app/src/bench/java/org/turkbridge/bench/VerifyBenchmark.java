package org.turkbridge.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify} and {@code convert} on the same archive in turn, whole processes. */
@Command(
    name = "VerifyBenchmark",
    mixinStandardHelpOptions = true,
    description = "Verifies and converts the same archive in turn.")
final class VerifyBenchmark implements Callable<Integer> {
  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "210000",
      description = "About 4.8 KB each. Default: ${DEFAULT-VALUE}")
  private int records;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Of each command. Default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "64m",
      description = "Of both. Default: ${DEFAULT-VALUE}")
  private String heap;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      defaultValue = "target/turkbridge.jar",
      description = "Default: ${DEFAULT-VALUE}")
  private Path jar;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private VerifyBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new VerifyBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Measured.demandTools();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(Machine.description());
    out.println("`" + String.join(" ", spec.commandLine().getParseResult().originalArgs()) + "`");
    try (WorkFolder folder = WorkFolder.in(Path.of("/dev/shm"))) {
      Path archive = folder.path().resolve("archive.xml");
      ArchiveGenerator.write(archive, records, "3BENCHMARKQUALIFICATIONTYPE001");
      Path converted = folder.path().resolve("converted.jsonl");
      List<Measured> verified = new ArrayList<>();
      List<Measured> conversions = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        verified.add(run(List.of("verify", archive.toString()), folder.path()));
        conversions.add(
            run(
                List.of("convert", archive.toString(), "-o", converted.toString(), "--force"),
                folder.path()));
      }
      double verify = Measured.median(verified, Measured::seconds);
      double convert = Measured.median(conversions, Measured::seconds);
      double megabytes = Files.size(archive) / 1e6;
      out.printf(
          Locale.ROOT,
          "%.0f MB, -Xmx%s: verify %.1f s (%.0f MB/s), convert %.1f s (%.0f MB/s): %.2f of its"
              + " speed; memory %.0f and %.0f MB%n",
          megabytes,
          heap,
          verify,
          megabytes / verify,
          convert,
          megabytes / convert,
          convert / verify,
          Measured.median(verified, Measured::peakMegabytes),
          Measured.median(conversions, Measured::peakMegabytes));
    }
    return 0;
  }

  private Measured run(List<String> words, Path folder) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Measured.JAVA, "-Xmx" + heap, "-XX:+UseSerialGC", "-jar", jar.toString()));
    command.addAll(words);
    return Measured.run(command, Map.of(), folder.resolve("out"), folder.resolve("err"));
  }
}
