package org.turkbridge.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
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
  static final int DONE = 0;
  static final int INPUT_REFUSED = 1;
  static final int USAGE = 2;
  static final int CANNOT_START = 3;

  private static final String MONTH = "month";

  /** Of what became of a record; of none there are two. */
  private static final List<String> TIMES =
      List.of("SubmitTime", "CreationTime", "GrantTime", "EventTimestamp");

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
      paramLabel = "KIND",
      defaultValue = "QualificationRequest",
      completionCandidates = Kinds.class,
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private String kindName = "";

  @Option(
      names = "--rejects",
      paramLabel = "DIR",
      description =
          "Folder for the rejects as JSON Lines: place, cause and the record as it is. They are"
              + " read once more for it, if there are any. Default: they are counted")
  private @Nullable String rejects;

  @Option(
      names = "--partition-by",
      paramLabel = "month",
      description =
          "A folder for each month (UTC) of SubmitTime, CreationTime, GrantTime or EventTimestamp;"
              + " not of kinds without them")
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

  /** The forms of output. */
  private enum Form {
    PARQUET,
    ORC,
    JSONL,
    CSV
  }

  @Override
  public Integer call() throws IOException, AnalysisException {
    RecordKind kind = usage(() -> KindSchema.kind(kindName));
    Form to = usage(this::form);
    usage(() -> ReadOptions.whitespace(whitespace));
    Optional<String> time = usage(() -> partition(kind));
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
    write(
        reader(spark, inputs, kind)
            .option(ReadOptions.MODE, RejectMode.DROPMALFORMED.name())
            .option(ReadOptions.TALLY, tally.id())
            .load(),
        time,
        to,
        output);
    ConversionTally counted = tally.total();
    if (rejects != null && counted.rejected() > 0) {
      writeRejects(reader(spark, inputs, kind), rejects);
    }
    new Summary(spec.commandLine().getErr())
        .print(
            new ConversionReport(
                files, counted, Duration.ofNanos(System.nanoTime() - start), false));
    return counted.rejected() > 0 ? INPUT_REFUSED : DONE;
  }

  private <T> T usage(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Form form() {
    for (Form one : Form.values()) {
      if (one.name().equalsIgnoreCase(form)) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "--to must be "
            + Stream.of(Form.values())
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

  private DataFrameReader reader(SparkSession session, List<String> inputs, RecordKind kind) {
    return session
        .read()
        .format(ArchiveSource.NAME)
        .option(ReadOptions.PATHS, ReadOptions.array(inputs))
        .option(ReadOptions.KIND, kind.label())
        .option(ReadOptions.WHITESPACE, whitespace);
  }

  private void write(Dataset<Row> records, Optional<String> time, Form to, String output) {
    Dataset<Row> all =
        time.map(column -> records.withColumn(MONTH, date_format(col(column), "yyyy-MM")))
            .orElse(records);
    switch (to) {
      case PARQUET -> writer(all).parquet(output);
      case ORC -> writer(all).orc(output);
      case CSV ->
          writer(all.select(texts(all.schema(), "")))
              .option("header", true)
              .option("escape", "\"")
              .option("emptyValue", "\"\"")
              .option("ignoreLeadingWhiteSpace", false)
              .option("ignoreTrailingWhiteSpace", false)
              .csv(output);
      case JSONL ->
          writer(all.select(lines()))
              .option("compression", JsonLinesCodec.class.getName())
              .text(output);
    }
  }

  private Column[] lines() {
    Column line = col(ExtraColumn.JSON.label());
    return partitionBy == null ? new Column[] {line} : new Column[] {line, col(MONTH)};
  }

  private DataFrameWriter<Row> writer(Dataset<Row> records) {
    DataFrameWriter<Row> writer = records.write().mode(saveMode());
    return partitionBy == null ? writer : writer.partitionBy(MONTH);
  }

  /**
   * Columns that a table of texts can hold: times as convert writes them, structures in parts, and
   * lists in JSON, as they stand in the lines of convert.
   */
  private static Column[] texts(StructType schema, String prefix) {
    return Stream.of(schema.fields())
        .flatMap(
            field -> {
              String name = prefix + field.name();
              if (field.dataType() instanceof StructType inner) {
                return Stream.of(texts(inner, name + "."));
              }
              return Stream.of(text(field.dataType(), name).as(name));
            })
        .toArray(Column[]::new);
  }

  private static Column text(DataType type, String name) {
    if (type instanceof ArrayType) {
      return get_json_object(col(ExtraColumn.JSON.label()), "$." + name);
    }
    return type.equals(DataTypes.TimestampType) ? iso8601(col(name)) : col(name);
  }

  /** A fraction only if there is one, without trailing zeros. */
  private static Column iso8601(Column time) {
    return concat(
        regexp_replace(date_format(time, "yyyy-MM-dd'T'HH:mm:ss.SSSSSS"), "\\.0+$|0+$", ""),
        lit("Z"));
  }

  private SaveMode saveMode() {
    return force ? SaveMode.Overwrite : SaveMode.ErrorIfExists;
  }

  private void writeRejects(DataFrameReader reader, String folder) {
    StructType schema =
        new StructType(
            new StructField[] {
              DataTypes.createStructField(ExtraColumn.REJECT.label(), DataTypes.StringType, true)
            });
    reader
        .schema(schema)
        .option(ReadOptions.MODE, RejectMode.PERMISSIVE.name())
        .load()
        .filter(col(ExtraColumn.REJECT.label()).isNotNull())
        .write()
        .mode(saveMode())
        .text(folder);
  }

  /** The time by whose month the output is divided; empty if it is not. */
  private Optional<String> partition(RecordKind kind) {
    if (partitionBy == null) {
      return Optional.empty();
    }
    if (!partitionBy.equals(MONTH)) {
      throw new IllegalArgumentException("--partition-by must be month, not " + partitionBy);
    }
    return Optional.of(
        TIMES.stream()
            .filter(time -> KindSchema.member(kind, time).isPresent())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a "
                            + kind.label()
                            + " has no time of its own; leave out --partition-by, or name another"
                            + " --kind")));
  }

  /** The kinds as users are told of them. */
  private static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(RecordKind.values()).map(RecordKind::label).iterator();
    }
  }
}
