package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertArchiveTest {
  private static final SparkSession SESSION = LocalSpark.session();

  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return ConvertArchive.run(new PrintWriter(err), args);
  }

  private String in(String content) throws IOException {
    return Files.writeString(folder.resolve("a.xml"), content).toString();
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private static List<String> lines(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .sorted()
          .flatMap(
              file -> {
                try {
                  return Files.readAllLines(file).stream();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  @Test
  void writesLinesOfJsonAndASummaryAsConvertDoes() throws IOException {
    assertThat(run(in(Archives.list(0, 3)), out(), "--to", "jsonl")).isZero();

    assertThat(err.toString())
        .matches("Converted 3 records of 1 file, 829 B in .* s \\(.*\\)\\.\n");
    assertThat(lines(folder.resolve("out")))
        .containsExactly(
            "{\"QualificationRequestId\":\"R0\",\"QualificationTypeId\":\"Q\",\"WorkerId\":\"W\","
                + "\"Test\":\"<T>\u00e90</T>\",\"Answer\":\"\","
                + "\"SubmitTime\":\"2014-07-15T00:00:00.25Z\"}",
            "{\"QualificationRequestId\":\"R1\",\"QualificationTypeId\":\"Q\",\"WorkerId\":\"W\","
                + "\"Test\":\"<T>\u00e91</T>\",\"Answer\":\"<A/>\","
                + "\"SubmitTime\":\"2014-08-15T00:00:00.25Z\"}",
            "{\"QualificationRequestId\":\"R2\",\"QualificationTypeId\":\"Q\",\"WorkerId\":\"W\","
                + "\"Test\":\"<T>\u00e92</T>\",\"Answer\":\"<A/><A/>\","
                + "\"SubmitTime\":\"2014-07-15T00:00:00.25Z\"}");
  }

  @Test
  void writesParquetAndOrc() throws IOException {
    String in = in(Archives.list(0, 30));
    for (String form : List.of("parquet", "orc")) {
      assertThat(run(in, out() + form, "--to", form)).isZero();
      assertThat(SESSION.read().format(form).load(out() + form).collectAsList())
          .isEqualTo(SESSION.read().format("mturk-archive").load(in).collectAsList());
    }
  }

  @Test
  void writesTables() throws IOException {
    assertThat(run(in(Archives.list(0, 2)), out(), "--to", "csv")).isZero();

    assertThat(lines(folder.resolve("out")))
        .containsExactly(
            "QualificationRequestId,QualificationTypeId,WorkerId,Test,Answer,SubmitTime",
            "R0,Q,W,<T>\u00e90</T>,\"\",2014-07-15T00:00:00.25Z",
            "R1,Q,W,<T>\u00e91</T>,<A/>,2014-08-15T00:00:00.25Z");
  }

  @Test
  void makesAFolderForEachMonth() throws IOException {
    String in = in(Archives.list(0, 4));
    for (String form : List.of("jsonl", "parquet", "csv")) {
      assertThat(run(in, out() + form, "--to", form, "--partition-by", "month")).isZero();

      try (Stream<Path> folders = Files.list(Path.of(out() + form))) {
        assertThat(
                folders
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("month"))
                    .collect(Collectors.toSet()))
            .containsExactlyInAnyOrder("month=2014-07", "month=2014-08");
      }
    }
    assertThat(lines(Path.of(out() + "jsonl", "month=2014-08")))
        .hasSize(2)
        .allMatch(line -> line.endsWith("\"2014-08-15T00:00:00.25Z\"}"));
  }

  @Test
  void rejectsAreCountedAndWrittenWhereTheyAreWanted() throws IOException {
    Path rejects = folder.resolve("rejects");

    assertThat(
            run(in(Archives.broken(5, 2)), out(), "--to", "jsonl", "--rejects", rejects.toString()))
        .isEqualTo(1);

    assertThat(err.toString())
        .contains("Converted 4 records of 1 file")
        .contains("Rejected: missing element 1.\n");
    assertThat(lines(rejects)).singleElement().asString().contains("\"record\":3,");
    assertThat(lines(folder.resolve("out"))).hasSize(4);
  }

  @Test
  void typesAndQualificationsToo() throws IOException {
    String in =
        in(
            "<L><Qualification><QualificationTypeId>Q</QualificationTypeId>"
                + "<SubjectId>W</SubjectId><GrantTime>2014-08-15T00:00:00Z</GrantTime>"
                + "<LocaleValue><Country>US</Country></LocaleValue></Qualification></L>");

    assertThat(run(in, out(), "--to", "jsonl", "--kind", "Qualification")).isZero();
    assertThat(lines(folder.resolve("out")))
        .containsExactly(
            "{\"QualificationTypeId\":\"Q\",\"WorkerId\":\"W\","
                + "\"GrantTime\":\"2014-08-15T00:00:00Z\",\"LocaleValue\":{\"Country\":\"US\"}}");
    assertThat(run(in, out() + "csv", "--to", "csv", "--kind", "Qualification")).isZero();
    assertThat(lines(Path.of(out() + "csv"))).contains("Q,W,2014-08-15T00:00:00Z,,US,,");
  }

  @Test
  void severalKindsHaveAFolderEachOfOneReading() throws IOException {
    String in = in(Archives.study(4).replace("<HITId>H2</HITId><HITTypeId>", "<HITTypeId>"));
    Path rejects = folder.resolve("rejects");
    for (String form : List.of("jsonl", "csv", "parquet")) {
      Files.createDirectories(Path.of(out(), "WorkerBlock"));
      assertThat(run(in, out(), "--to", form, "--kind", "hit,Assignment,WorkerBlock")).isEqualTo(2);
      long start = LocalSpark.bytesRead();
      assertThat(
              run(
                  in,
                  out(),
                  "--to",
                  form,
                  "--kind",
                  "hit,Assignment,WorkerBlock",
                  "--force",
                  "--rejects",
                  rejects.toString()))
          .isEqualTo(1);

      try (Stream<Path> kinds = Files.list(Path.of(out()))) {
        assertThat(
                kinds
                    .map(kind -> kind.getFileName().toString())
                    .filter(name -> !name.startsWith(".")))
            .containsExactlyInAnyOrder("HIT", "Assignment", "_SUCCESS");
      }
      assertThat(lines(rejects)).singleElement().asString().contains("\"kind\":");
      assertThat(LocalSpark.bytesRead() - start).isLessThan(2 * Files.size(Path.of(in)));
    }
    assertThat(err.toString())
        .contains("Converted 7 records of 1 file")
        .contains("Records: Assignment 4, HIT 3.\n")
        .contains("Rejected: missing element 1.\n");
    assertThat(run(in, out() + 2, "--to", "csv", "--kind", "HIT")).isEqualTo(1);
    assertThat(run(in, out(), "--to", "csv", "--kind", "HIT,Assignment", "--force")).isEqualTo(1);
    assertThat(lines(Path.of(out(), "HIT"))).isEqualTo(lines(Path.of(out() + 2)));
  }

  @Test
  void ofSeveralKindsThatAreNotThereTheFolderIsWholeToo() throws IOException {
    assertThat(run(in("<L/>"), out(), "--to", "csv", "--kind", "HIT,Assignment")).isZero();

    assertThat(folder.resolve("out/_SUCCESS")).isEmptyFile();
  }

  @Test
  void anOutputOfSeveralKindsIsNotWholeWithoutTheRejects() throws IOException {
    String in = in(Archives.study(4).replace("<HITId>H2</HITId><HITTypeId>", "<HITTypeId>"));
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(
            run(
                in,
                out(),
                "--to",
                "csv",
                "--kind",
                "HIT,Assignment",
                "--rejects",
                file + "/rejects"))
        .isEqualTo(3);

    assertThat(folder.resolve("out/HIT/_SUCCESS")).exists();
    assertThat(folder.resolve("out/_SUCCESS")).doesNotExist();
  }

  @Test
  void ofSeveralKindsThoseWithATimeAreDividedByMonths() throws IOException {
    String in =
        in(
            Archives.study(4)
                .replace("</Study>", "<WorkerBlock><WorkerId>W</WorkerId></WorkerBlock></Study>"));

    assertThat(run(in, out(), "--to", "jsonl", "--kind", "all", "--partition-by", "month"))
        .isZero();

    assertThat(lines(Path.of(out(), "HIT", "month=2014-08"))).hasSize(2);
    assertThat(lines(Path.of(out(), "Assignment", "month=2014-08"))).hasSize(4);
    assertThat(lines(Path.of(out(), "WorkerBlock")))
        .containsExactly("{\"kind\":\"WorkerBlock\",\"WorkerId\":\"W\"}");
  }

  @Test
  void tablesHaveListsAsTheLinesHaveThem() throws IOException {
    String in = in(Archives.study(2));

    assertThat(run(in, out(), "--to", "csv", "--kind", "HIT")).isZero();

    assertThat(lines(folder.resolve("out")))
        .hasSize(3)
        .last()
        .asString()
        .startsWith("H1,T,,,2014-08-15T00:00:00Z,\u00e91,")
        .contains(
            ",\"[{\"\"QualificationTypeId\"\":\"\"L\"\",\"\"Comparator\"\":\"\"In\"\","
                + "\"\"LocaleValues\"\":[{\"\"Country\"\":\"\"US\"\"},{\"\"Country\"\":\"\"CA\"\","
                + "\"\"Subdivision\"\":\"\"ON\"\"}],\"\"RequiredToPreview\"\":false,"
                + "\"\"ActionsGuarded\"\":\"\"Accept\"\"}]\",");
  }

  @Test
  void monthsAreOfTheTimeThatAKindHas() throws IOException {
    String in = in(Archives.study(4));

    assertThat(run(in, out(), "--to", "jsonl", "--kind", "hit", "--partition-by", "month"))
        .isZero();
    assertThat(lines(Path.of(out(), "month=2014-08"))).hasSize(2);
    for (String kind : List.of("WorkerBlock", "ReviewReport")) {
      assertThat(run(in, out() + 2, "--to", "csv", "--kind", kind, "--partition-by", "month"))
          .isEqualTo(2);
      assertThat(err.toString())
          .contains(
              "a "
                  + kind
                  + " has no time of its own; leave out --partition-by, or name another --kind");
    }
    assertThat(folder.resolve("out2")).doesNotExist();
  }

  @Test
  void whatExistsIsReplacedOnlyWithForce() throws IOException {
    String in = in(Archives.list(0, 2));
    Files.createDirectories(folder.resolve("out"));

    assertThat(run(in, out(), "--to", "jsonl")).isEqualTo(2);
    assertThat(err.toString()).contains("exists; name another, or replace it with --force");
    assertThat(run(in, out(), "--to", "jsonl", "--force")).isZero();
    assertThat(lines(folder.resolve("out"))).hasSize(2);
  }

  @Test
  void wrongUsageAndMissingInputHaveExitCodesOfTheirOwn() throws IOException {
    assertThat(run("a", "b", "--to", "xls")).isEqualTo(2);
    assertThat(run("a")).isEqualTo(2);
    assertThat(run("a", "b", "--to", "csv", "--partition-by", "day")).isEqualTo(2);
    assertThat(run(folder + "/none", out(), "--to", "csv")).isEqualTo(3);
    assertThat(err.toString())
        .contains("ConvertArchive: --to must be parquet, orc, jsonl, csv, not xls")
        .contains("none: no such file or folder");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anOutputIsNeverWhereAnInputIs() throws IOException {
    Path archive = Files.createDirectories(folder.resolve("archive/2012"));
    Path file = Files.writeString(archive.resolve("a.xml"), Archives.list(0, 2));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("archive"));
    for (String in : List.of(archive.toString(), folder + "/arch*/20*", file.toString())) {
      for (String taken :
          List.of(
              archive.toString(),
              folder + "/archive",
              "file:" + folder + "/out/../archive",
              link + "/2012",
              file.toString(),
              file + "/out")) {
        assertThat(run(in, taken, "--to", "jsonl", "--force")).as("%s %s", in, taken).isEqualTo(2);
        assertThat(run(in, out(), "--to", "jsonl", "--force", "--rejects", taken)).isEqualTo(2);
      }
    }
    assertThat(run(archive.toString(), archive + "/out", "--to", "jsonl", "--force")).isEqualTo(2);
    for (String rejects : List.of(out(), out() + "/rejects", folder.toString())) {
      assertThat(
              run(
                  archive.toString(),
                  folder + "/out",
                  "--to",
                  "jsonl",
                  "--force",
                  "--rejects",
                  rejects))
          .isEqualTo(2);
    }
    assertThat(file).hasContent(Archives.list(0, 2));
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(err.toString())
        .contains("the output " + archive + " and the input " + archive + " overlap; name another")
        .contains("--rejects " + out() + "/rejects and the output " + out() + " overlap");
  }

  @Test
  void tablesHoldTextsAsTheyAre() throws IOException {
    String answer = "  a \\\"b\\\",\\n c\\r\\nd\\re\\\\\\t ";
    Path in =
        Files.writeString(
            folder.resolve("a.jsonl"),
            ("{\"QualificationRequestId\":\"R\",\"QualificationTypeId\":\" Q \","
                    + "\"WorkerId\":\"a\\rb\",\"Answer\":\"%s\",\"SubmitTime\":1}\n")
                .formatted(answer));

    assertThat(run(in.toString(), out(), "--to", "csv")).isZero();

    try (Stream<Path> parts = Files.list(folder.resolve("out"));
        CsvReader<CsvRecord> table =
            CsvReader.builder()
                .ofCsvRecord(
                    parts
                        .filter(part -> part.getFileName().toString().startsWith("part-"))
                        .findFirst()
                        .orElseThrow())) {
      assertThat(table.stream().skip(1).map(CsvRecord::getFields).toList())
          .containsExactly(
              List.of(
                  "R", " Q ", "a\rb", "", "  a \"b\",\n c\r\nd\re\\\t ", "1970-01-01T00:00:01Z"));
    }
  }

  @Test
  void linesOfJsonAreReadAgainFromTheirFolder() throws IOException {
    String in = in(Archives.list(0, 20));
    assertThat(run(in, out(), "--to", "JSONL", "--partition-by", "month")).isZero();
    assertThat(run(out(), out() + "2", "--to", "jsonl")).isZero();

    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.startsWith("part")))
          .isNotEmpty()
          .allMatch(name -> name.endsWith(".jsonl"));
    }
    assertThat(lines(folder.resolve("out2")))
        .hasSize(20)
        .containsExactlyInAnyOrderElementsOf(lines(folder.resolve("out")));
  }

  /** Whoever submits it to a cluster takes an exit of the process for a failure. */
  @Test
  void aJobThatIsDoneReturns() {
    ConvertArchive.main(new String[] {"--help"});

    assertThat(SESSION.sparkContext().isStopped()).isFalse();
  }

  /** As one whose library does not fit. */
  public static final class UnlinkedFileSystem extends RawLocalFileSystem {
    @Override
    public void initialize(URI name, Configuration configuration) {
      throw new NoSuchMethodError("no such method");
    }
  }

  @Test
  void anErrorOfTheMachineIsNoReject() {
    SESSION
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.unlinked.impl", UnlinkedFileSystem.class.getName());

    assertThat(run("unlinked:///a", out(), "--to", "csv")).isEqualTo(3);
    assertThat(err.toString()).contains("ConvertArchive: ").contains("no such method");
  }
}
