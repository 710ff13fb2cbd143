package org.turkbridge.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The converter beside what a user would pick instead, as whole processes, in one run. Prints
 * medians and ratios in Markdown; judges nothing but that every output is complete.
 */
@Command(
    name = "ConvertBenchmark",
    mixinStandardHelpOptions = true,
    description = "Converts archives with turkbridge, xsltproc, lxml and ElementTree in turn.")
final class ConvertBenchmark implements Callable<Integer> {
  @Parameters(
      paramLabel = "SIZE",
      defaultValue = "190M 190M/400 172M/4000 25M/50000 2G",
      split = " ",
      converter = SizeConverter.class,
      description =
          "Such as 190M, 190M/400 (in 400 files) or 2G; files under 2 KB, as 25M/50000, have one"
              + " small record each. Default: ${DEFAULT-VALUE}")
  private List<Size> sizes;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      defaultValue = "/dev/shm",
      description =
          "On a memory file system with room for the greatest size three times. Default:"
              + " ${DEFAULT-VALUE}")
  private Path memory;

  @Option(
      names = "--disk",
      paramLabel = "FOLDER",
      defaultValue = "target",
      description = "On a real disk, to see what it costs. Default: ${DEFAULT-VALUE}")
  private Path disk;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Of each converter on each size. Default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--built",
      paramLabel = "FOLDER",
      defaultValue = "target",
      description = "Where turkbridge.jar and its launcher are. Default: ${DEFAULT-VALUE}")
  private Path built;

  @Option(
      names = "--before",
      paramLabel = "FOLDER",
      description = "Where an earlier build was made, such as CHECKOUT/target, to race too.")
  private @Nullable Path before;

  @Option(
      names = "--kind",
      paramLabel = "KIND[,KIND]",
      split = ",",
      defaultValue = "QUALIFICATION_REQUEST",
      description =
          "What the archives hold, each kind in one of its own: QUALIFICATION_REQUEST, ASSIGNMENT,"
              + " HIT. Several are raced in turn. Default: ${DEFAULT-VALUE}")
  private List<RecordKind> kinds;

  @Option(
      names = "--own-answers",
      description = "Requests have an Answer each and no Test in common, as Assignments have.")
  private boolean ownAnswers;

  @Option(names = "--foreign-only", description = "Leave turkbridge itself out.")
  private boolean foreignOnly;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private ConvertBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new ConvertBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<CorpusContent> contents = contents();
    Measured.demandTools();
    ForeignConverters.missing()
        .forEach(tool -> System.err.println("Missing, so left out: " + tool));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(Machine.description());
    out.println();
    out.println("`" + String.join(" ", spec.commandLine().getParseResult().originalArgs()) + "`");
    try (WorkFolder inMemory = WorkFolder.in(memory);
        WorkFolder onDisk = WorkFolder.in(disk)) {
      for (Size size : sizes) {
        measure(size, contents, inMemory.path(), onDisk.path(), out);
        inMemory.empty();
      }
    }
    return 0;
  }

  private List<CorpusContent> contents() {
    try {
      List<CorpusContent> contents =
          kinds.stream().distinct().map(kind -> CorpusContent.of(kind, ownAnswers)).toList();
      if (!contents.equals(List.of(CorpusContent.REQUESTS))
          && sizes.stream().anyMatch(Size::isSmallRecords)) {
        throw new IllegalArgumentException(
            "small records are requests without documents: name other sizes, such as 190M");
      }
      return contents;
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void measure(
      Size size, List<CorpusContent> contents, Path folder, Path folderOnDisk, PrintStream out)
      throws Exception {
    System.err.println("Writing " + size);
    List<Corpus> corpora = new ArrayList<>();
    for (CorpusContent content : contents) {
      corpora.add(Corpus.write(folder, content, size));
    }
    List<Contender> contenders = new ArrayList<>();
    if (!foreignOnly) {
      OwnConverter own = new OwnConverter(built);
      contenders.add(own.launched("turkbridge", folder));
      contenders.add(own.jar("java -jar turkbridge.jar", folder));
      contenders.add(own.jar("java -Xmx64m -jar turkbridge.jar", folder, "-Xmx64m"));
      contenders.add(own.launched("turkbridge, output on the disk", folderOnDisk));
      if (size.files() > 1) {
        contenders.add(own.imported("turkbridge import", folder));
      }
      if (before != null) {
        OwnConverter earlier = new OwnConverter(before);
        contenders.add(earlier.launched("turkbridge before", folder));
        if (size.files() > 1) {
          contenders.add(earlier.imported("turkbridge import before", folder));
        }
      }
    }
    contenders.addAll(new ForeignConverters(folder).present());
    Map<Corpus, List<Standing>> standings = new Race(folder, runs).run(corpora, contenders);
    for (Corpus corpus : corpora) {
      new RaceTable(out)
          .print(corpus, standings.getOrDefault(corpus, List.of()), ForeignConverters.XSLTPROC);
      if (size.equals(sizes.get(0))) {
        new ParseSpeed().print(corpus, runs, out);
      }
    }
  }

  /** From the text of a size. */
  static final class SizeConverter implements CommandLine.ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
      try {
        return Size.of(text);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
