package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ArchiveSourceTest {
  @Test
  void readsTheSamples() {
    Dataset<Row> requests = LocalSpark.session().read().format("mturk-archive").load("samples");
    requests.printSchema();
    requests
        .select("_file", "_offset", "_record", "QualificationRequestId", "WorkerId", "SubmitTime")
        .show(100, false);
    assertThat(requests.count()).isEqualTo(34);
  }
}
