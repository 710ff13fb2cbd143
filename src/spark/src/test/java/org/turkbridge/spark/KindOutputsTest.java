package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import org.apache.spark.sql.SparkSession;
import org.turkbridge.archive.LegacySaying;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Records;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.KindDocuments;
import software.amazon.awssdk.core.SdkPojo;

/** What the job makes of records of every kind. */
class KindOutputsTest {
  private static final SparkSession SESSION = LocalSpark.session();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RECORDS = 15;

  private static final Pattern ZEROS = Pattern.compile("(?<=:\\d\\d)(\\.\\d*?)0+(?=Z\")");

  @Example
  void linesAndParquetHaveWhatConvertWrites() throws IOException {
    Path folder = Files.createTempDirectory("kinds");
    Arbitrary<String> texts = Arbitraries.of("a", "", "\u00e9 \"<&>\"\n", "\uD83D\uDE00", " b\\ ");
    Arbitrary<Instant> times =
        Arbitraries.longs().between(0, 2_000_000_000_000L).map(Instant::ofEpochMilli);
    StringBuilder xml = new StringBuilder("<L>");
    List<List<SdkPojo>> records = new ArrayList<>();
    for (RecordKind kind : Records.KINDS) {
      records.add(
          Records.of(kind, texts, times).map(LegacySaying::of).list().ofSize(RECORDS).sample());
    }
    for (int i = 0; i < RECORDS; i++) {
      for (RecordKind kind : Records.KINDS) {
        xml.append(KindDocuments.xml(kind, records.get(kind.ordinal()).get(i)));
      }
    }
    String in = Files.writeString(folder.resolve("a.xml"), xml.append("</L>")).toString();

    for (String form : List.of("jsonl", "parquet")) {
      run(in, folder + "/all." + form, "--to", form, "--kind", "all");
    }
    for (RecordKind kind : Records.KINDS) {
      List<String> lines =
          Written.in(new JsonLinesFormat(Timestamps.ISO8601), kind, records.get(kind.ordinal()))
              .text()
              .lines()
              .toList();
      String out = folder + "/" + kind.label();
      run(in, out + ".jsonl", "--to", "jsonl", "--kind", kind.label());
      run(in, out + ".parquet", "--to", "parquet", "--kind", kind.label());

      assertThat(SESSION.read().textFile(out + ".jsonl").collectAsList()).isEqualTo(lines);
      assertThat(trees(SESSION.read().parquet(out + ".parquet").toJSON().collectAsList()))
          .isEqualTo(trees(lines));
      assertThat(SESSION.read().textFile(folder + "/all.jsonl/" + kind.label()).collectAsList())
          .isEqualTo(lines);
      assertThat(
              SESSION
                  .read()
                  .parquet(folder + "/all.parquet/" + kind.label())
                  .toJSON()
                  .collectAsList())
          .isEqualTo(SESSION.read().parquet(out + ".parquet").toJSON().collectAsList());
    }
  }

  private static void run(String... args) {
    StringWriter err = new StringWriter();

    assertThat(ConvertArchive.run(new PrintWriter(err), args)).as("%s", err).isZero();
  }

  /**
   * Spark writes fractions of seconds with zeros at their end; and a table is of one kind, which
   * some lines have to say.
   */
  private static List<JsonNode> trees(List<String> lines) throws IOException {
    List<JsonNode> trees = new ArrayList<>();
    for (String line : lines) {
      ObjectNode tree =
          (ObjectNode) JSON.readTree(ZEROS.matcher(line).replaceAll("$1").replace(".Z\"", "Z\""));
      tree.remove("kind");
      trees.add(tree);
    }
    return trees;
  }
}
