package org.turkbridge.spark;

import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomSumMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/** What Spark's user interface shows of a reading. Spark makes these by their names. */
public final class ArchiveMetrics {
  private static final String RECORDS = "archiveRecords";
  private static final String REJECTS = "archiveRejects";
  private static final String BYTES = "archiveBytes";

  private ArchiveMetrics() {}

  static CustomMetric[] all() {
    return new CustomMetric[] {new Records(), new Rejects(), new Bytes()};
  }

  static CustomTaskMetric[] of(long records, long rejects, long bytes) {
    return new CustomTaskMetric[] {
      new Value(RECORDS, records), new Value(REJECTS, rejects), new Value(BYTES, bytes)
    };
  }

  private record Value(String name, long value) implements CustomTaskMetric {}

  /** How many records were read. */
  public static final class Records extends CustomSumMetric {
    @Override
    public String name() {
      return RECORDS;
    }

    @Override
    public String description() {
      return "records of archives";
    }
  }

  /** How many rejects there were. */
  public static final class Rejects extends CustomSumMetric {
    @Override
    public String name() {
      return REJECTS;
    }

    @Override
    public String description() {
      return "rejects of archives";
    }
  }

  /** How many bytes of files were read, as packed as they are. */
  public static final class Bytes extends CustomSumMetric {
    @Override
    public String name() {
      return BYTES;
    }

    @Override
    public String description() {
      return "bytes of archives";
    }
  }
}
