package org.turkbridge.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.AccumulatorContext;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.files.ArchiveInputs;

/** A reading of archives, of the columns that a query wants. */
final class ArchiveScan
    implements ScanBuilder, SupportsPushDownRequiredColumns, Scan, SupportsReportStatistics, Batch {
  private static final String MAX_PARTITION_BYTES = "spark.sql.files.maxPartitionBytes";
  private static final String OPEN_COST = "spark.sql.files.openCostInBytes";
  private static final String HADOOP = "spark.hadoop.";
  private static final String REJECTS = "mturk-archive rejects";

  private final SparkSession session;
  private final ReadOptions options;
  private final boolean rejectsAreRows;
  private final ConfirmedPieces confirmed;
  private StructType required;
  private @Nullable List<ArchiveFile> files;
  private InputPartition @Nullable [] partitions;

  /**
   * @param schema of the table, of which a query may want a part
   * @param confirmed of the table
   */
  ArchiveScan(
      SparkSession session, ReadOptions options, StructType schema, ConfirmedPieces confirmed) {
    this.session = session;
    this.options = options;
    this.required = schema;
    this.confirmed = confirmed;
    this.rejectsAreRows =
        options.mode() == RejectMode.PERMISSIVE
            && List.of(schema.fieldNames()).stream()
                .flatMap(name -> ExtraColumn.of(name).stream())
                .anyMatch(ExtraColumn::asksForRejects);
  }

  @Override
  public void pruneColumns(StructType wanted) {
    required = wanted;
  }

  @Override
  public Scan build() {
    return this;
  }

  @Override
  public StructType readSchema() {
    return required;
  }

  @Override
  public String description() {
    return "mturk-archive %s %s %s"
        .formatted(KindSchema.words(options.kinds()), options.mode(), options.paths());
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  /** Without it Spark makes the partitions to explain a query. */
  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.UNSUPPORTED;
  }

  /** Spark reads once what two parts of a query want from the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArchiveScan scan
        && session.equals(scan.session)
        && options.equals(scan.options)
        && rejectsAreRows == scan.rejectsAreRows
        && required.equals(scan.required);
  }

  @Override
  public int hashCode() {
    return Objects.hash(session, options, rejectsAreRows, required);
  }

  /** The size of packed files tells nothing of what they hold. */
  @Override
  public Statistics estimateStatistics() {
    return new Statistics() {
      @Override
      public OptionalLong sizeInBytes() {
        return files().stream().anyMatch(file -> ArchiveInputs.isPacked(file.path()))
            ? OptionalLong.empty()
            : OptionalLong.of(files().stream().mapToLong(ArchiveFile::size).sum());
      }

      @Override
      public OptionalLong numRows() {
        return OptionalLong.empty();
      }
    };
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return ArchiveMetrics.all();
  }

  @Override
  public InputPartition[] planInputPartitions() {
    InputPartition @Nullable [] planned = partitions;
    if (planned == null) {
      planned = plan();
      partitions = planned;
    }
    return planned;
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    LongAccumulator rejects = session.sparkContext().longAccumulator(REJECTS);
    return new ArchiveReaderFactory(
        options,
        required,
        rejectsAreRows,
        new SerializableConfiguration(configuration()),
        rejects,
        tally());
  }

  private @Nullable TallyAccumulator tally() {
    return options.tally() < 0
        ? null
        : (TallyAccumulator) AccumulatorContext.get(options.tally()).getOrElse(() -> null);
  }

  private List<ArchiveFile> files() {
    List<ArchiveFile> listed = files;
    if (listed == null) {
      try {
        listed = ArchiveFile.list(options.paths(), configuration());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      files = listed;
    }
    return listed;
  }

  /** As Spark's own sources do it: over what the cluster says stands what the session says. */
  private Configuration configuration() {
    Configuration configuration = new Configuration(session.sparkContext().hadoopConfiguration());
    var all = session.conf().getAll().iterator();
    while (all.hasNext()) {
      var setting = all.next();
      if (!setting._1().startsWith("spark.")) {
        configuration.set(setting._1(), setting._2());
      } else if (setting._1().startsWith(HADOOP)) {
        configuration.set(setting._1().substring(HADOOP.length()), setting._2());
      }
    }
    options.settings().forEach(configuration::set);
    return configuration;
  }

  private InputPartition[] plan() {
    List<ArchiveFile> all = files();
    long split = splitBytes(all);
    ArchivePlan plan =
        new ArchivePlan(
            options.kinds(),
            split,
            isDividing() ? split : Long.MAX_VALUE,
            new SparkSteps(session.sparkContext(), configuration()));
    List<ArchivePiece> pieces;
    try {
      pieces = confirmed.of(all, plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed(pieces, split).toArray(InputPartition[]::new);
  }

  /** One core is no faster with parts of a file, and would have to find them first. */
  private boolean isDividing() {
    return options.wantedSplitBytes().isPresent()
        || session.sparkContext().defaultParallelism() > 1;
  }

  /** Several small pieces for a task, as Spark's own sources do it. */
  private List<ArchivePartition> packed(List<ArchivePiece> pieces, long split) {
    long openCost = options.wantedSplitBytes().isPresent() ? 0 : bytes(OPEN_COST);
    List<ArchivePartition> packed = new ArrayList<>();
    List<ArchivePiece> together = new ArrayList<>();
    long length = 0;
    for (ArchivePiece piece : pieces) {
      if (!together.isEmpty() && length + piece.length() > split) {
        packed.add(new ArchivePartition(packed.size(), together));
        together = new ArrayList<>();
        length = 0;
      }
      together.add(piece);
      length += piece.length() + openCost;
    }
    if (!together.isEmpty()) {
      packed.add(new ArchivePartition(packed.size(), together));
    }
    return packed;
  }

  private long splitBytes(List<ArchiveFile> all) {
    if (options.wantedSplitBytes().isPresent()) {
      return options.wantedSplitBytes().getAsLong();
    }
    long openCost = bytes(OPEN_COST);
    long total = all.stream().mapToLong(file -> file.size() + openCost).sum();
    long each = total / Math.max(1, session.sparkContext().defaultParallelism());
    return Math.max(1, Math.min(bytes(MAX_PARTITION_BYTES), Math.max(openCost, each)));
  }

  private long bytes(String setting) {
    return JavaUtils.byteStringAsBytes(session.conf().get(setting));
  }
}
