package org.turkbridge.spark;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.documents.DocumentReader;

/**
 * Makes readers, where the tasks run.
 *
 * @param required the columns that the query wants
 * @param rejectsAreRows whether rejects are rows
 * @param rejects counts them
 * @param tally is told what was counted; null if nobody wants to know
 */
record ArchiveReaderFactory(
    ReadOptions options,
    StructType required,
    boolean rejectsAreRows,
    SerializableConfiguration configuration,
    LongAccumulator rejects,
    @Nullable TallyAccumulator tally)
    implements PartitionReaderFactory {
  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    ArchivePartition mine = (ArchivePartition) partition;
    boolean wantsOffsets = Columns.has(required, ExtraColumn.OFFSET);
    return new ArchivePartitionReader(
        mine.pieces(),
        configuration.value(),
        new DocumentReader(options.whitespace(), options.kinds()),
        length -> new RowBatchBuilder(options.kinds(), wantsOffsets),
        new Columns(options.kinds(), required),
        options.mode(),
        rejectsAreRows,
        counted -> {
          rejects.add(counted.rejected());
          if (tally != null) {
            tally.add(new TallyAccumulator.PartitionTally(mine.number(), counted));
          }
        });
  }
}
