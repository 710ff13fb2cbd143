package org.turkbridge.spark;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Reads archives of the legacy API, and JSON of the current one, as rows of the current model:
 * {@code spark.read().format("mturk-archive").load("hdfs://.../2012")}.
 *
 * <p>Options: {@code kind} (the label of a kind of record, QualificationRequest by default, several
 * with commas between them, or {@code all}), {@code mode} (PERMISSIVE, the default, DROPMALFORMED
 * or FAILFAST), {@code whitespace} around the documents in Test and Answer of XML ({@code strip},
 * the default, or {@code keep}), {@code splitBytes}.
 */
public final class ArchiveSource implements TableProvider, DataSourceRegister {
  static final String NAME = "mturk-archive";

  /** Spark makes it. */
  public ArchiveSource() {}

  @Override
  public String shortName() {
    return NAME;
  }

  /**
   * The members of the kind, or a column for each kind, without those columns that have to be asked
   * for.
   */
  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return KindSchema.of(ReadOptions.of(options).kinds());
  }

  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    ReadOptions options = ReadOptions.of(new CaseInsensitiveStringMap(properties));
    Columns.check(options.kinds(), schema);
    return new ArchiveTable(options, schema);
  }
}
