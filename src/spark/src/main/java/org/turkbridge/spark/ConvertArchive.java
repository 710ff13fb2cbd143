package org.turkbridge.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.summary.ConversionReport;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.archive.summary.Summary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A job of Spark that converts archives, for those who do not program. */
@Command(
    name = "ConvertArchive",
    description = {
      "Carry archives over to the current API, on a cluster.",
      "A record that cannot be carried over is a reject; the rest goes on, and the exit code is 1."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnExecutionException = ConvertArchive.CANNOT_START)
public final class ConvertArchive implements Callable<Integer> {
  /** What Spark marks a folder with whose content is whole. */
  private static final String WHOLE = "_SUCCESS";

  static final int DONE = 0;
  static final int INPUT_REFUSED = 1;
  static final int USAGE = 2;
  static final int CANNOT_START = 3;

  @Parameters(
      paramLabel = "PATH",
      arity = "2..*",
      description =
          "Files, folders and patterns of any file system that Spark reads; the last one is the"
              + " folder for the output.")
  private List<String> paths = List.of();

  @Option(
      names = "--to",
      paramLabel = "FORM",
      required = true,
      description = "parquet, orc, jsonl (as convert writes it) or csv (with a header)")
  private String form = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND[,KIND]|all",
      defaultValue = "QualificationRequest",
      completionCandidates = Kinds.class,
      description =
          "${COMPLETION-CANDIDATES}; of several those that are there have a folder each in the one"
              + " for the output. Default: ${DEFAULT-VALUE}")
  private String kindNames = "";

  @Option(
      names = "--rejects",
      paramLabel = "DIR",
      description =
          "Folder for the rejects as JSON Lines: place, cause and the record as it is. Of one"
              + " kind they are read once more for it, if there are any. Default: they are counted")
  private @Nullable String rejects;

  @Option(
      names = "--partition-by",
      paramLabel = "month",
      description =
          "A folder for each month (UTC) of SubmitTime, CreationTime, GrantTime or EventTimestamp;"
              + " one kind has to have them, others of several are not divided")
  private @Nullable String partitionBy;

  @Option(
      names = "--whitespace",
      paramLabel = "strip|keep",
      defaultValue = "strip",
      description =
          "White space around the documents in Test and Answer. Default: ${DEFAULT-VALUE}")
  private String whitespace = "";

  @Option(names = "--force", description = "Replace outputs that exist.")
  private boolean force;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  private @Nullable SparkSession session;

  /** Picocli fills it in. */
  @SuppressWarnings("NullAway.Init")
  private ConvertArchive() {}

  /**
   * Runs the job in this process, and ends its session. It returns if all is well, as those who run
   * drivers on a cluster take any exit of the process for a failure.
   */
  public static void main(String[] args) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    ConvertArchive job = new ConvertArchive();
    int code = job.execute(err, args);
    if (job.session != null) {
      job.session.stop();
    }
    if (code != DONE) {
      System.exit(code);
    }
  }

  static CommandLine commandLine() {
    return commandLine(new ConvertArchive());
  }

  private static CommandLine commandLine(ConvertArchive job) {
    return new CommandLine(job).setExpandAtFiles(false);
  }

  /** Runs the job, and gives its exit code: 0, 1 with rejects, 2 for wrong usage, 3 for failure. */
  static int run(PrintWriter err, String... args) {
    return new ConvertArchive().execute(err, args);
  }

  /** An error of the JVM would end it with the code for rejects. */
  private int execute(PrintWriter err, String... args) {
    try {
      return executeCommand(err, args);
    } catch (LinkageError | VirtualMachineError e) {
      err.println("ConvertArchive: " + e);
      return CANNOT_START;
    }
  }

  private int executeCommand(PrintWriter err, String... args) {
    return commandLine(this)
        .setErr(err)
        .setParameterExceptionHandler(
            (e, words) -> {
              err.println("ConvertArchive: " + e.getMessage());
              err.println("Try --help.");
              return USAGE;
            })
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              err.println("ConvertArchive: " + reason(e));
              return CANNOT_START;
            })
        .execute(args);
  }

  /** What is wrong, without the frames of Spark around it. */
  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
  }

  @Override
  public Integer call() throws IOException, AnalysisException {
    Set<RecordKind> kinds = usage(() -> KindSchema.kinds(kindNames));
    RecordOutput.Form form = usage(this::form);
    usage(() -> ReadOptions.whitespace(whitespace));
    boolean isMonthly = usage(() -> isMonthly(kinds));
    SparkSession spark =
        SparkSession.builder()
            .appName("ConvertArchive")
            .config("spark.sql.session.timeZone", "UTC")
            // What others than Spark read as a time.
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .getOrCreate();
    long start = System.nanoTime();
    session = spark;
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    List<String> inputs = paths.subList(0, paths.size() - 1);
    String output = paths.get(paths.size() - 1);
    int files = ArchiveFile.list(inputs, configuration).size();
    requireApart(inputs, output, configuration);
    requireNew(output, configuration);
    if (rejects != null) {
      requireNew(rejects, configuration);
    }
    TallyAccumulator tally = new TallyAccumulator();
    spark.sparkContext().register(tally);
    RecordOutput records = new RecordOutput(form, isMonthly, saveMode());
    DataFrameReader reader =
        spark
            .read()
            .format(ArchiveSource.NAME)
            .option(ReadOptions.PATHS, ReadOptions.array(inputs))
            .option(ReadOptions.KIND, KindSchema.words(kinds))
            .option(ReadOptions.WHITESPACE, whitespace);
    if (kinds.size() == 1) {
      writeOne(kinds.iterator().next(), reader, tally, records, output);
    } else {
      writeSeveral(kinds, reader, tally, records, output);
    }
    ConversionTally counted = tally.total();
    new Summary(spec.commandLine().getErr())
        .print(
            new ConversionReport(
                files, counted, Duration.ofNanos(System.nanoTime() - start), false));
    return counted.rejected() > 0 ? INPUT_REFUSED : DONE;
  }

  private void writeOne(
      RecordKind kind,
      DataFrameReader reader,
      TallyAccumulator tally,
      RecordOutput records,
      String output) {
    records.write(
        kind,
        reader
            .option(ReadOptions.MODE, RejectMode.DROPMALFORMED.name())
            .option(ReadOptions.TALLY, tally.id())
            .load(),
        output);
    if (rejects != null && tally.total().rejected() > 0) {
      writeRejects(
          reader
              .schema(new StructType().add(ExtraColumn.REJECT.label(), DataTypes.StringType))
              .option(ReadOptions.MODE, RejectMode.PERMISSIVE.name())
              .option(ReadOptions.TALLY, ReadOptions.NO_TALLY)
              .load(),
          rejects);
    }
  }

  /** Spark keeps what was read in memory or, what is too much for it, on the disks of the tasks. */
  private void writeSeveral(
      Set<RecordKind> kinds,
      DataFrameReader reader,
      TallyAccumulator tally,
      RecordOutput records,
      String output)
      throws IOException {
    Dataset<Row> all = several(kinds, reader.option(ReadOptions.TALLY, tally.id()), records);
    all.persist();
    try {
      all.count();
      Path folder = new Path(output);
      FileSystem system =
          folder.getFileSystem(all.sparkSession().sparkContext().hadoopConfiguration());
      if (force) {
        system.delete(folder, true);
      }
      system.mkdirs(folder);
      for (RecordKind kind : tally.total().written().keySet()) {
        Dataset<Row> ofKind = all.filter(col(ExtraColumn.KIND.label()).equalTo(kind.label()));
        records.write(
            kind,
            records.isOfLines()
                ? ofKind
                : ofKind.select(col(kind.label() + ".*"), col(ExtraColumn.JSON.label())),
            new Path(folder, kind.label()).toString());
      }
      if (rejects != null && tally.total().rejected() > 0) {
        writeRejects(all, rejects);
      }
      system.create(new Path(folder, WHOLE)).close();
    } finally {
      all.unpersist();
    }
  }

  /** What has to be known to write them, and rejects only if they are wanted. */
  private Dataset<Row> several(
      Set<RecordKind> kinds, DataFrameReader reader, RecordOutput records) {
    List<Column> columns = new ArrayList<>();
    columns.add(col(ExtraColumn.KIND.label()));
    columns.add(col(ExtraColumn.JSON.label()));
    if (!records.isOfLines()) {
      kinds.forEach(kind -> columns.add(col(kind.label())));
    }
    if (rejects == null) {
      reader.option(ReadOptions.MODE, RejectMode.DROPMALFORMED.name());
    } else {
      reader.schema(KindSchema.of(kinds).add(ExtraColumn.REJECT.label(), DataTypes.StringType));
      columns.add(col(ExtraColumn.REJECT.label()));
    }
    return reader.load().select(columns.toArray(Column[]::new));
  }

  private <T> T usage(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private RecordOutput.Form form() {
    for (RecordOutput.Form one : RecordOutput.Form.values()) {
      if (one.name().equalsIgnoreCase(form)) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "--to must be "
            + Stream.of(RecordOutput.Form.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "))
            + ", not "
            + form);
  }

  /** Else what replaces an output would delete what is read. */
  private void requireApart(List<String> inputs, String output, Configuration configuration)
      throws IOException {
    StoredPath out = StoredPath.of(new Path(output), configuration);
    @Nullable StoredPath refused =
        rejects == null ? null : StoredPath.of(new Path(rejects), configuration);
    for (String input : inputs) {
      for (FileStatus read : ArchiveFile.matching(input, configuration)) {
        StoredPath in = StoredPath.of(read.getPath(), configuration);
        requireApart(out, "the output " + output, in, "the input " + input);
        if (refused != null) {
          requireApart(refused, "--rejects " + rejects, in, "the input " + input);
        }
      }
    }
    if (refused != null) {
      requireApart(refused, "--rejects " + rejects, out, "the output " + output);
    }
  }

  private void requireApart(StoredPath one, String oneName, StoredPath other, String otherName) {
    if (one.overlaps(other)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), oneName + " and " + otherName + " overlap; name another");
    }
  }

  private void requireNew(String folder, Configuration configuration) throws IOException {
    Path path = new Path(folder);
    FileSystem system = path.getFileSystem(configuration);
    if (!force && system.exists(path)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), folder + " exists; name another, or replace it with --force");
    }
  }

  private SaveMode saveMode() {
    return force ? SaveMode.Overwrite : SaveMode.ErrorIfExists;
  }

  private void writeRejects(Dataset<Row> found, String folder) {
    Column reject = col(ExtraColumn.REJECT.label());
    found.filter(reject.isNotNull()).select(reject).write().mode(saveMode()).text(folder);
  }

  /** Whether the output is divided by months. */
  private boolean isMonthly(Set<RecordKind> kinds) {
    if (partitionBy == null) {
      return false;
    }
    if (!partitionBy.equals(RecordOutput.MONTH)) {
      throw new IllegalArgumentException("--partition-by must be month, not " + partitionBy);
    }
    if (kinds.stream().allMatch(kind -> RecordOutput.time(kind).isEmpty())) {
      throw new IllegalArgumentException(
          kinds.stream().map(RecordKind::oneLabel).collect(Collectors.joining(" and "))
              + " has no time of its own; leave out --partition-by, or name another --kind");
    }
    return true;
  }

  /** The kinds as users are told of them. */
  private static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(RecordKind.values()).map(RecordKind::label).iterator();
    }
  }
}
