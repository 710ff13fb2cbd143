package org.turkbridge.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code turkbridge list-qualification-requests} and the AWS CLI's command in turn, at the same
 * service, whole processes: for one page, and for many. Both outputs are compared first.
 */
@Command(
    name = "ListBenchmark",
    mixinStandardHelpOptions = true,
    description = "Lists requests with turkbridge and with the AWS CLI in turn.")
final class ListBenchmark implements Callable<Integer> {
  private static final String AWS = "/usr/bin/aws";
  private static final String PAGE = "3BENCHMARKONEPAGE";
  private static final String MANY = "3BENCHMARKMANYPAGES";
  private static final int WARM_UP = 5;
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "LANG", "C.UTF-8",
          "JAVA_HOME", System.getProperty("java.home"),
          "AWS_DEFAULT_REGION", "us-east-1");

  @Option(
      names = "--many",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Requests of the long list. Default: ${DEFAULT-VALUE}")
  private int many;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "7",
      description = "Of each command. Default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      split = ",",
      defaultValue = "json,text,table",
      description = "Default: ${DEFAULT-VALUE}")
  private List<String> forms;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Only list them as jsonl and as text, with so much heap, such as 128m.")
  private String heap;

  @Option(
      names = "--built",
      paramLabel = "FOLDER",
      defaultValue = "target",
      description = "Where turkbridge.jar and its launcher are. Default: ${DEFAULT-VALUE}")
  private Path built;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private ListBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new ListBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Measured.demandTools();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(Machine.description());
    out.println("`" + String.join(" ", spec.commandLine().getParseResult().originalArgs()) + "`");
    try (WorkFolder folder = WorkFolder.in(Path.of("/dev/shm"))) {
      ArchiveGenerator.write(folder.path().resolve("page.xml"), 100, PAGE);
      ArchiveGenerator.write(folder.path().resolve("many.xml"), 100, many, MANY);
      try (ServerProcess server =
          ServerProcess.start(
              built.resolve("turkbridge.jar"),
              folder.path().resolve("server.log"),
              List.of(Measured.JAVA),
              "--import",
              folder.path().toString())) {
        String endpoint = server.current().toString();
        if (heap == null) {
          race(endpoint, folder.path(), out);
        } else {
          heap(endpoint, folder.path(), out);
        }
      }
    }
    return 0;
  }

  private void race(String endpoint, Path folder, PrintStream out) throws Exception {
    List<String> launcher = List.of(built.resolve("turkbridge").toString());
    for (int i = 0; i < WARM_UP; i++) {
      run(launcher, endpoint, MANY, "jsonl", folder.resolve("ours"));
    }
    out.println();
    out.println("| | turkbridge, s (least to most) | AWS CLI, s | ratio | memory |");
    out.println("| --- | --- | --- | --- | --- |");
    for (String form : forms) {
      row("one page, " + form, launcher, endpoint, PAGE, form, folder, out);
    }
    for (String form : forms) {
      row(
          String.format(Locale.ROOT, "%,d requests, %s", many, form),
          launcher,
          endpoint,
          MANY,
          form,
          folder,
          out);
    }
  }

  private void row(
      String name,
      List<String> launcher,
      String endpoint,
      String type,
      String form,
      Path folder,
      PrintStream out)
      throws Exception {
    List<Measured> ours = new ArrayList<>();
    List<Measured> theirs = new ArrayList<>();
    for (int i = 0; i <= runs; i++) {
      Measured our = run(launcher, endpoint, type, form, folder.resolve("ours"));
      Measured their = run(List.of(AWS), endpoint, type, form, folder.resolve("theirs"));
      if (i == 0) {
        requireEqual(folder);
      } else {
        ours.add(our);
        theirs.add(their);
      }
    }
    double our = Measured.median(ours, Measured::seconds);
    double their = Measured.median(theirs, Measured::seconds);
    out.printf(
        Locale.ROOT,
        "| %s | %.2f (%.2f to %.2f) | %.2f (%.2f to %.2f) | %.2f | %.0f and %.0f MB |%n",
        name,
        our,
        least(ours),
        most(ours),
        their,
        least(theirs),
        most(theirs),
        their / our,
        Measured.median(ours, Measured::peakMegabytes),
        Measured.median(theirs, Measured::peakMegabytes));
  }

  private static void requireEqual(Path folder) throws IOException {
    if (Files.mismatch(folder.resolve("ours"), folder.resolve("theirs")) >= 0) {
      throw new IllegalStateException("The outputs differ: " + folder);
    }
  }

  private void heap(String endpoint, Path folder, PrintStream out) throws Exception {
    List<String> jar =
        List.of(Measured.JAVA, "-Xmx" + heap, "-jar", built.resolve("turkbridge.jar").toString());
    for (String form : List.of("jsonl", "text")) {
      Path printed = folder.resolve("ours");
      Measured run = run(jar, endpoint, MANY, form, printed);
      out.printf(
          Locale.ROOT,
          "%,d requests as %s, -Xmx%s: %,d bytes in %.1f s, %.0f MB of memory for the process%n",
          many,
          form,
          heap,
          Files.size(printed),
          run.seconds(),
          run.peakMegabytes());
    }
  }

  private static Measured run(
      List<String> tool, String endpoint, String type, String form, Path printed)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(tool);
    command.addAll(List.of("--endpoint-url", endpoint, "mturk", "list-qualification-requests"));
    command.addAll(List.of("--qualification-type-id", type, "--output", form));
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.putAll(ServerProcess.KEY);
    return Measured.run(command, environment, printed, printed.resolveSibling("errors"));
  }

  private static double least(List<Measured> of) {
    return of.stream().mapToDouble(Measured::seconds).min().orElseThrow();
  }

  private static double most(List<Measured> of) {
    return of.stream().mapToDouble(Measured::seconds).max().orElseThrow();
  }
}
