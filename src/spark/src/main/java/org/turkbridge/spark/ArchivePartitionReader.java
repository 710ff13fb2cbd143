package org.turkbridge.spark;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.archive.summary.ConversionTally;

/** Reads the pieces of a partition, row by row. */
final class ArchivePartitionReader implements PartitionReader<InternalRow> {
  private static final Logger LOG = LoggerFactory.getLogger(ArchivePartitionReader.class);

  /** More rejects of a task are only counted in the log. */
  private static final int MOST_LOGGED = 10;

  private final Iterator<ArchivePiece> pieces;
  private final Configuration configuration;
  private final DocumentReader reader;
  private final PartBuilder.Factory<RowBatch> builders;
  private final Columns columns;
  private final RejectMode mode;
  private final boolean rejectsAreRows;
  private final Consumer<ConversionTally> tallies;
  private @Nullable RowBatchReader source;
  private Iterator<RecordOrReject> found = List.<RecordOrReject>of().iterator();
  private ConversionTally tally = ConversionTally.NOTHING;
  private long rejects;
  private @Nullable RecordOrReject current;
  private boolean ended;

  /**
   * @param rejectsAreRows whether rejects are rows in the mode PERMISSIVE
   * @param tallies is told what was counted, once, at the end or when it is closed
   */
  ArchivePartitionReader(
      List<ArchivePiece> pieces,
      Configuration configuration,
      DocumentReader reader,
      PartBuilder.Factory<RowBatch> builders,
      Columns columns,
      RejectMode mode,
      boolean rejectsAreRows,
      Consumer<ConversionTally> tallies) {
    this.pieces = pieces.iterator();
    this.configuration = configuration;
    this.reader = reader;
    this.builders = builders;
    this.columns = columns;
    this.mode = mode;
    this.rejectsAreRows = rejectsAreRows;
    this.tallies = tallies;
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      while (found.hasNext()) {
        RecordOrReject next = found.next();
        if (isRow(next)) {
          current = next;
          return true;
        }
      }
      if (!nextPart()) {
        end();
        return false;
      }
    }
  }

  /** Whether there was one more. */
  private boolean nextPart() throws IOException {
    while (true) {
      if (source == null) {
        if (!pieces.hasNext()) {
          return false;
        }
        source = open(pieces.next());
      }
      @Nullable RowBatch part = source.next();
      if (part != null) {
        found = part.rows().iterator();
        count(part);
        return true;
      }
      source.close();
      source = null;
    }
  }

  private void count(RowBatch part) {
    tally = tally.plus(part.summary().whole());
    part.summary().lines().forEach(LOG::info);
  }

  private boolean isRow(RecordOrReject next) {
    @Nullable Refusal refusal = next.refusal();
    if (refusal == null) {
      return true;
    }
    rejects++;
    if (mode == RejectMode.FAILFAST) {
      throw new ArchiveReadException(refusal);
    }
    if (rejectsAreRows) {
      return true;
    }
    if (rejects <= MOST_LOGGED) {
      LOG.warn("{}", refusal);
    }
    return false;
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    if (!rejectsAreRows && rejects > MOST_LOGGED) {
      LOG.warn("{} rejects, of which {} are shown", rejects, MOST_LOGGED);
    }
    tallies.accept(tally);
  }

  private RowBatchReader open(ArchivePiece piece) throws IOException {
    HadoopFile file = new HadoopFile(piece.path(), piece.size(), configuration);
    return piece.range() == null
        ? new RowBatchQueue(new WholeFileReading(file, reader, builders))
        : new RangeReader(piece, piece.range(), file, reader, builders);
  }

  @Override
  public InternalRow get() {
    if (current == null) {
      throw new IllegalStateException("next was not called");
    }
    return columns.row(current);
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return ArchiveMetrics.of(tally.records(), rejects, tally.bytes());
  }

  /** Counts also what a query took that stopped early. */
  @Override
  public void close() throws IOException {
    @Nullable RowBatchReader last = source;
    source = null;
    try {
      end();
    } finally {
      if (last != null) {
        last.close();
      }
    }
  }
}
