package org.turkbridge.spark;

import java.util.Arrays;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** Archives as a table. */
final class ArchiveTable implements Table, SupportsRead, SupportsMetadataColumns {
  private final ReadOptions options;
  private final StructType schema;
  private final ConfirmedPieces confirmed = new ConfirmedPieces();

  ArchiveTable(ReadOptions options, StructType schema) {
    this.options = options;
    this.schema = schema;
  }

  @Override
  public String name() {
    return ArchiveSource.NAME + " " + options.paths();
  }

  @Override
  @SuppressWarnings("deprecation") // There is no other before Spark 3.4, and this one in all.
  public StructType schema() {
    return schema;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public MetadataColumn[] metadataColumns() {
    return Arrays.stream(ExtraColumn.values())
        .filter(ExtraColumn::isMetadata)
        .map(ExtraColumn::metadata)
        .toArray(MetadataColumn[]::new);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
    return new ArchiveScan(SparkSession.active(), options, schema, confirmed);
  }
}
