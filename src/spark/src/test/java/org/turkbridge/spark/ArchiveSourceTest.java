package org.turkbridge.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.Packing;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.translate.Whitespace;

class ArchiveSourceTest {
  private static final SparkSession SESSION = LocalSpark.session();
  private static final StructType WITH_REJECTS =
      KindSchema.of(RecordKind.QUALIFICATION_REQUEST)
          .add("_corrupt_record", DataTypes.StringType)
          .add("_cause", DataTypes.StringType);

  @TempDir Path folder;

  private static DataFrameReader reader() {
    return SESSION.read().format("mturk-archive");
  }

  private static List<String> ids(Dataset<Row> rows) {
    return rows.select("QualificationRequestId").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<String> ids(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(number -> "R" + number).toList();
  }

  private String file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private String file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content).toString();
  }

  @Test
  void columnsAreTheMembersOfTheModel() {
    assertThat(reader().load("samples").schema().simpleString())
        .isEqualTo(
            "struct<QualificationRequestId:string,QualificationTypeId:string,WorkerId:string,"
                + "Test:string,Answer:string,SubmitTime:timestamp>");
    assertThat(reader().option("kind", "qualificationtype").load("samples").schema().simpleString())
        .contains("CreationTime:timestamp", "TestDurationInSeconds:bigint", "AutoGranted:boolean");
    assertThat(reader().option("kind", "Qualification").load("samples").schema().simpleString())
        .contains("IntegerValue:int,LocaleValue:struct<Country:string,Subdivision:string>");
  }

  @Test
  void readsEveryShapeOfTheSamples() {
    Dataset<Row> requests = reader().load("samples");

    assertThat(requests.count()).isEqualTo(34);
    assertThat(
            requests
                .filter(col("QualificationRequestId").equalTo("3WEHHR9KPM896PLY2YQGWNEEXAMPLE"))
                .select("WorkerId", "SubmitTime")
                .collectAsList())
        .containsExactly(
            RowFactory.create(
                "A2QQLJDEXAMPLE", Timestamp.from(Instant.parse("2008-06-01T12:30:00.25Z"))));
  }

  @Test
  void readsPackedFilesFoldersAndPatterns() throws IOException {
    file("in/a.xml.gz", Packing.gzip(Archives.list(0, 2)));
    file("in/b.zip", Packing.zip("x/1.xml", Archives.list(2, 2), "x/2.xml", Archives.list(4, 1)));
    file("in/c.tar", Packing.tar("1.xml", Archives.list(5, 2), "no.txt", "?"));
    file("in/d.tgz", Packing.gzip(Packing.tar("1.xml", Archives.list(7, 1))));
    file(
        "in/e/f.json",
        "{\"QualificationRequestId\":\"R8\",\"QualificationTypeId\":\"Q\",\n"
            + "\"SubmitTime\":1}");
    file("in/.hidden/g.xml", Archives.list(90, 1));
    file("in/notes.txt", Archives.list(91, 1));
    file("in/_temporary/0/h.xml", Archives.list(92, 1));
    file("in/_i.xml", Archives.list(93, 1));
    file("in/.j.xml", Archives.list(94, 1));

    assertThat(ids(reader().load(folder + "/in"))).isEqualTo(ids(0, 9));
    assertThat(ids(reader().load(folder + "/in/*.[gz]*"))).isEqualTo(ids(0, 5));
    assertThat(ids(reader().load(folder + "/in/*/*", folder + "/in/_i.*")))
        .containsExactly("R8", "R93");
    assertThatThrownBy(() -> reader().load(folder + "/in/?[ij]*").count())
        .hasStackTraceContaining("nothing matches it");
    assertThat(ids(reader().load(folder + "/in/d.tgz", folder + "/in/a.xml.gz")))
        .isEqualTo(List.of("R7", "R0", "R1"));
    assertThat(
            reader().load(folder + "/in/b.zip").select("_file", "_record").collectAsList().get(2))
        .isEqualTo(RowFactory.create("file:" + folder + "/in/b.zip!/x/2.xml", 1L));
  }

  @Test
  void dividesLargeFilesAndTellsPlaces() throws IOException {
    String text = Archives.list(0, 500);
    String file = file("a.xml", text);
    Dataset<Row> rows = reader().option("splitBytes", 4096).load(file);

    assertThat(rows.rdd().getNumPartitions()).isGreaterThan(20);
    assertThat(ids(rows)).isEqualTo(ids(0, 500));
    List<Row> places = rows.select("_record", "_line", "_offset").collectAsList();
    for (int i = 0; i < 500; i++) {
      int offset =
          text.substring(0, text.indexOf(Archives.record(i)))
              .getBytes(StandardCharsets.UTF_8)
              .length;
      assertThat(places.get(i)).isEqualTo(RowFactory.create(i + 1L, i + 3, (long) offset));
    }
  }

  @Test
  void rejectsAreRowsIfTheSchemaHasAColumnForThem() throws IOException {
    String file = file("a.xml", Archives.broken(5, 2));

    List<Row> rows = reader().schema(WITH_REJECTS).load(file).collectAsList();

    assertThat(rows).hasSize(5);
    assertThat(rows.get(1).getString(0)).isEqualTo("R1");
    assertThat(rows.get(1).isNullAt(7)).isTrue();
    assertThat(rows.get(2).isNullAt(0)).isTrue();
    assertThat(rows.get(2).getString(6)).startsWith("<QualificationRequest>").contains(">R2<");
    assertThat(rows.get(2).getString(7)).isEqualTo("the record has no SubmitTime; add it");
    assertThat(ids(reader().load(file))).containsExactly("R0", "R1", "R3", "R4");
  }

  @Test
  void aRejectIsTheLineThatConvertWrites() throws IOException {
    String file = file("a.xml", Archives.broken(5, 2));
    StructType schema = new StructType().add("_reject", DataTypes.StringType);

    assertThat(
            reader().schema(schema).load(file).filter(col("_reject").isNotNull()).collectAsList())
        .singleElement()
        .asString()
        .startsWith("[{\"file\":\"file:" + file + "\",\"record\":3,\"offset\":")
        .contains("\"line\":5,\"kind\":\"missing element\",\"cause\":\"the record has no");
  }

  @Test
  void dropMalformedGivesNoRejects() throws IOException {
    String file = file("a.xml", Archives.broken(5, 2));

    assertThat(reader().schema(WITH_REJECTS).option("mode", "dropMalformed").load(file).count())
        .isEqualTo(4);
  }

  @Test
  void failFastEndsTheQueryAtTheFirstReject() throws IOException {
    String file = file("a.xml", Archives.broken(5, 2));

    assertThatThrownBy(() -> reader().option("mode", "FAILFAST").load(file).collect())
        .hasStackTraceContaining("a.xml: record 3, line 5: the record has no SubmitTime; add it");
  }

  @Test
  void readsTypesAndQualifications() throws IOException {
    String file =
        file(
            "a.xml",
            "<L><QualificationType><QualificationTypeId>Q</QualificationTypeId><Name>N</Name>"
                + "<CreationTime>2014-08-15T00:00:00Z</CreationTime>"
                + "<TestDurationInSeconds>60</TestDurationInSeconds>"
                + "<IsRequestable>true</IsRequestable></QualificationType>"
                + "<Qualification><QualificationTypeId>Q</QualificationTypeId>"
                + "<SubjectId>W</SubjectId><IntegerValue>7</IntegerValue>"
                + "<LocaleValue><Country>US</Country><Subdivision>NY</Subdivision>"
                + "</LocaleValue></Qualification>"
                + Archives.record(1)
                + "</L>");

    assertThat(
            reader()
                .option("kind", "QualificationType")
                .load(file)
                .select("Name", "CreationTime", "TestDurationInSeconds", "IsRequestable")
                .collectAsList())
        .containsExactly(
            RowFactory.create(
                "N", Timestamp.from(Instant.parse("2014-08-15T00:00:00Z")), 60L, true));
    assertThat(
            reader()
                .option("kind", "Qualification")
                .load(file)
                .select("WorkerId", "IntegerValue", "LocaleValue.Subdivision")
                .collectAsList())
        .containsExactly(RowFactory.create("W", 7, "NY"));
    assertThat(ids(reader().load(file))).containsExactly("R1");
  }

  /** In one piece, and in ranges. */
  @Test
  void whatMayBeOfSeveralKindsIsOfTheOneThatIsAskedFor() throws IOException {
    String file = file("a.jsonl", "{\"WorkerId\":\"W\"}\n".repeat(200));
    DataFrameReader blocks = reader().option("kind", "WorkerBlock");

    assertThat(blocks.load(file).select("WorkerId").distinct().collectAsList())
        .containsExactly(RowFactory.create("W"));
    assertThat(blocks.option("splitBytes", "1k").load(file).count()).isEqualTo(200);
  }

  @Test
  void onlyTheColumnsThatAreAskedForAreRead() throws IOException {
    String file = file("a.xml", Archives.list(0, 3));
    Dataset<Row> times = reader().load(file).select("SubmitTime");

    assertThat(times.queryExecution().executedPlan().toString())
        .contains("SubmitTime")
        .doesNotContain("Answer");
    assertThat(times.count()).isEqualTo(3);
  }

  @Test
  void halfOfACharacterIsReplacedButInLinesOfJson() throws IOException {
    String json =
        "{\"QualificationRequestId\":\"R\",\"QualificationTypeId\":\"Q\",\"Answer\":\"a\\ud83d?\","
            + "\"SubmitTime\":1}";
    Dataset<Row> rows = reader().load(file("a.json", json)).select("Answer", "_json");

    assertThat(rows.first().getString(0)).isEqualTo("a\ufffd?");
    assertThat(rows.first().getString(1)).containsIgnoringCase("\"Answer\":\"a\\ud83d?\"");
  }

  @Test
  void recordsRejectsAndBytesAreMetricsOfTheReading() throws IOException {
    String file = file("a.xml", Archives.broken(500, 2));
    Dataset<Row> rows = reader().option("splitBytes", 4096).load(file);
    assertThat(rows.collectAsList()).hasSize(499);

    var metrics = rows.queryExecution().executedPlan().collectLeaves().head().metrics();
    assertThat(metrics.apply("archiveRecords").value()).isEqualTo(499);
    assertThat(metrics.apply("archiveRejects").value()).isEqualTo(1);
    assertThat(metrics.apply("archiveBytes").value()).isEqualTo(Files.size(Path.of(file)));
  }

  @Test
  void damageOfAPackedFileIsOneReject() throws IOException {
    byte[] whole = Packing.gzip(Archives.list(0, 5000));
    String file = file("a.xml.gz", Arrays.copyOf(whole, whole.length / 2));

    List<Row> rejects =
        reader().schema(WITH_REJECTS).load(file).filter("_cause is not null").collectAsList();

    assertThat(rejects).hasSize(1);
    assertThat(rejects.get(0).getString(7)).startsWith("cannot be read to its end");
    assertThat(reader().load(file).count()).isBetween(1000L, 4999L);
  }

  @Test
  void wrongOptionsAreNamedWithWhatTheyMayBe() throws IOException {
    String file = file("a.xml", Archives.list(0, 1));

    assertThatThrownBy(() -> reader().option("kind", "Hits").load(file))
        .hasMessageContaining(
            "kind must be one of QualificationRequest, QualificationType, Qualification, HIT,")
        .hasMessageEndingWith(", not Hits");
    assertThatThrownBy(() -> reader().option("mode", "lazy").load(file))
        .hasMessageContaining("mode must be PERMISSIVE, DROPMALFORMED or FAILFAST, not lazy");
    assertThatThrownBy(() -> reader().option("splitBytes", "0").load(file))
        .hasMessageContaining(
            "splitBytes must be a number of bytes such as 128m, 1k or more, not 0");
    assertThatThrownBy(() -> reader().option("splitBytes", "1023").load(file))
        .hasMessageContaining("1k or more, not 1023");
    assertThat(reader().option("splitBytes", "1k").option("whitespace", "Keep").load(file).count())
        .isEqualTo(1);
    assertThatThrownBy(() -> reader().option("pathGlobFilter", "*.xml").load(file))
        .hasMessageContaining("no pathGlobFilter here; ");
    assertThatThrownBy(() -> reader().option("recursiveFileLookup", "false").load(file))
        .hasMessageContaining("recursiveFileLookup can only be true here; ");
    assertThatThrownBy(() -> reader().option("ignoreCorruptFiles", "true").load(file))
        .hasMessageContaining("ignoreCorruptFiles can only be false here; ");
    assertThatThrownBy(() -> reader().option("columnNameOfCorruptRecord", "_bad").load(file))
        .hasMessageContaining("columnNameOfCorruptRecord can only be _corrupt_record here; ");
    assertThat(reader().option("recursiveFileLookup", "true").load(file).count()).isEqualTo(1);
    assertThatThrownBy(() -> reader().schema("Reward STRING").load(file))
        .hasMessageContaining("a QualificationRequest has no column Reward; its columns are");
    assertThatThrownBy(() -> reader().schema("SubmitTime STRING").load(file))
        .hasMessageContaining("SubmitTime of a QualificationRequest is TIMESTAMP, not STRING");
    assertThatThrownBy(() -> reader().load(folder + "/none.xml").count())
        .hasStackTraceContaining("none.xml: no such file or folder");
  }

  @Test
  void hitsHaveTheirRequirementsInArrays() throws IOException {
    String file = file("a.xml", Archives.study(3));
    Dataset<Row> hits = reader().option("kind", "hit").load(file);

    assertThat(hits.schema().apply("QualificationRequirements").dataType().simpleString())
        .isEqualTo(
            "array<struct<QualificationTypeId:string,Comparator:string,IntegerValues:array<int>,"
                + "LocaleValues:array<struct<Country:string,Subdivision:string>>,"
                + "RequiredToPreview:boolean,ActionsGuarded:string>>");
    assertThat(hits.select("HITId", "Reward", "MaxAssignments").collectAsList())
        .containsExactly(
            RowFactory.create("H0", "0.05", 3),
            RowFactory.create("H1", "0.05", 3),
            RowFactory.create("H2", "0.05", 3));
    assertThat(
            hits.select(col("HITId"), explode(col("QualificationRequirements")).as("r"))
                .select(col("HITId"), col("r.ActionsGuarded"), explode(col("r.LocaleValues")))
                .select("HITId", "ActionsGuarded", "col.Country", "col.Subdivision")
                .collectAsList())
        .hasSize(6)
        .contains(
            RowFactory.create("H1", "Accept", "US", null),
            RowFactory.create("H2", "Accept", "CA", "ON"));
    assertThat(hits.filter("QualificationRequirements is null").count()).isEqualTo(1);
  }

  @Test
  void severalKindsHaveAColumnEach() throws IOException {
    Dataset<Row> study =
        reader().option("kind", "assignment, HIT").load(file("a.xml", Archives.study(2)));

    assertThat(study.schema().fieldNames()).containsExactly("HIT", "Assignment");
    assertThat(
            study
                .select("_kind", "HIT.HITId", "HIT.Title", "Assignment.HITId", "_record")
                .collectAsList())
        .containsExactly(
            RowFactory.create("HIT", "H0", "\u00e90", null, 1L),
            RowFactory.create("Assignment", null, null, "H0", 2L),
            RowFactory.create("HIT", "H1", "\u00e91", null, 3L),
            RowFactory.create("Assignment", null, null, "H1", 4L));
    assertThat(study.filter("HIT is not null").selectExpr("HIT.*").collectAsList())
        .isEqualTo(reader().option("kind", "HIT").load(folder + "/a.xml").collectAsList());
    assertThatThrownBy(() -> reader().option("kind", "all").schema("Title STRING").load("a"))
        .hasMessageContaining("no column Title; its columns are QualificationRequest, ");
  }

  @Test
  void filesOfSeveralKindsAreDividedForEachOfThem() throws IOException {
    String text = Archives.study(300);
    String file = file("a.xml", text);
    for (String kind : List.of("HIT", "Assignment")) {
      Dataset<Row> rows = reader().option("kind", kind).option("splitBytes", 4096).load(file);

      assertThat(rows.rdd().getNumPartitions()).isGreaterThan(20);
      List<Row> places = rows.select(kind + "Id", "_record", "_line", "_offset").collectAsList();
      assertThat(places).hasSize(300);
      for (int i = 0; i < 300; i++) {
        boolean isHit = kind.equals("HIT");
        String record = isHit ? Archives.hit(i) : Archives.assignment(i);
        int number = 2 * i + (isHit ? 1 : 2);
        long offset =
            text.substring(0, text.indexOf(record)).getBytes(StandardCharsets.UTF_8).length;
        assertThat(places.get(i))
            .isEqualTo(
                RowFactory.create(kind.charAt(0) + "" + i, (long) number, number + 2, offset));
      }
    }
  }

  @Test
  void rejectsOfOtherKindsAreNotTold() throws IOException {
    String file = file("a.xml", Archives.study(3).replace("<AssignmentId>A1</AssignmentId>", ""));

    assertThat(causes("HIT", file)).isEmpty();
    assertThat(reader().option("kind", "HIT").option("mode", "FAILFAST").load(file).count())
        .isEqualTo(3);
    assertThat(causes("Assignment", file))
        .containsExactly("the Assignment has no AssignmentId; add it");
  }

  private static List<String> causes(String kind, String file) {
    return reader()
        .option("kind", kind)
        .schema(new StructType().add("_cause", DataTypes.StringType))
        .load(file)
        .filter("_cause is not null")
        .as(Encoders.STRING())
        .collectAsList();
  }

  @Test
  void settingsOfHadoopAreTakenFromTheReadingAndTheSession() {
    SESSION.conf().set("fs.session.impl", "no.such.SessionFileSystem");

    assertThatThrownBy(
            () -> reader().option("fs.mine.impl", "no.such.MyFileSystem").load("mine:///a").count())
        .hasStackTraceContaining("no.such.MyFileSystem");
    assertThatThrownBy(() -> reader().load("session:///a").count())
        .hasStackTraceContaining("no.such.SessionFileSystem");
  }

  @Test
  void aFileIsLookedThroughOnceAndNotToExplainAQuery() throws IOException {
    String file = file("a.xml", Archives.list(0, 5000));
    long size = Files.size(Path.of(file));
    Dataset<Row> rows = reader().option("splitBytes", "256k").load(file);
    long start = LocalSpark.bytesRead();
    assertThat(rows.queryExecution().executedPlan().supportsColumnar()).isFalse();
    assertThat(LocalSpark.bytesRead() - start).isZero();

    assertThat(rows.filter("QualificationRequestId >= ''").count()).isEqualTo(5000);
    long first = LocalSpark.bytesRead() - start;
    assertThat(rows.select("WorkerId").collectAsList()).hasSize(5000);
    long second = LocalSpark.bytesRead() - start - first;

    assertThat(first).isGreaterThan(2 * size);
    assertThat(second).isBetween(size, size * 3 / 2);
    Files.writeString(Path.of(file), Archives.list(5000, 2000));
    assertThat(ids(rows)).isEqualTo(ids(5000, 2000));
  }

  @Test
  void whatAQueryWantsTwiceIsReadOnce() throws IOException {
    Dataset<Row> rows = reader().load(file("a.xml", Archives.list(0, 20)));
    Dataset<Row> counts = rows.groupBy("QualificationTypeId").count();
    Dataset<Row> both = counts.union(counts);

    assertThat(both.collectAsList()).hasSize(2);
    assertThat(both.queryExecution().executedPlan().toString()).contains("ReusedExchange");
  }

  @Test
  void whatIsPackedIsOfUnknownSize() throws IOException {
    String plain = file("a.xml", Archives.list(0, 2));
    String packed = file("b.xml.GZ", Packing.gzip(Archives.list(0, 2)));

    assertThat(sizeOf(plain)).isEqualTo(Files.size(Path.of(plain)));
    assertThat(sizeOf(packed)).isEqualTo(Long.MAX_VALUE);
  }

  private static long sizeOf(String file) {
    return reader().load(file).queryExecution().optimizedPlan().stats().sizeInBytes().toLong();
  }

  @Test
  void rejectsOfAQueryThatStopsEarlyAreCounted() throws IOException {
    Path file = Path.of(file("a.xml", Archives.broken(50, 2)));
    List<ConversionTally> tallies = new ArrayList<>();
    ArchivePartitionReader reader =
        new ArchivePartitionReader(
            Readings.pieces(List.of(file), 1 << 20),
            Readings.CONFIGURATION,
            new DocumentReader(Whitespace.STRIP),
            length -> new RowBatchBuilder(Set.of(RecordKind.QUALIFICATION_REQUEST), false),
            new Columns(Set.of(RecordKind.QUALIFICATION_REQUEST), new StructType()),
            RejectMode.DROPMALFORMED,
            false,
            tallies::add);
    for (int i = 0; i < 10; i++) {
      assertThat(reader.next()).isTrue();
    }
    reader.close();
    reader.close();

    assertThat(tallies).singleElement().extracting(ConversionTally::rejected).isEqualTo(1L);
  }
}
