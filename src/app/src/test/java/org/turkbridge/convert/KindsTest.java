package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.csv.CsvFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.summary.ConversionReport;
import org.turkbridge.archive.xml.LegacyXmlFormat;

/** What archives hold of several kinds. */
class KindsTest {
  private static final String ASSIGNMENT =
      "<Assignment><AssignmentId>A1</AssignmentId><HITId>H1</HITId></Assignment>";
  private static final String HIT =
      "<HIT><HITId>H1</HITId><Reward><Amount>0.5</Amount><CurrencyCode>USD</CurrencyCode>"
          + "<FormattedPrice>$0.50</FormattedPrice></Reward></HIT>";
  private static final String ASSIGNMENT_IN_JSON = "{\"AssignmentId\":\"A1\",\"HITId\":\"H1\"}\n";
  private static final String HIT_IN_JSON = "{\"HITId\":\"H1\",\"Reward\":\"0.50\"}\n";

  private static final CsvFormat CSV = new CsvFormat(Timestamps.ISO8601, InvalidCharacters.REJECT);

  @TempDir Path folder;

  private Path archive(String... records) throws IOException {
    return Files.writeString(
        folder.resolve("in.xml"),
        "<R><Request><IsValid>True</IsValid></Request>" + String.join("", records) + "</R>");
  }

  @Test
  void oneKindIsOneDocumentWhateverItIs() throws IOException {
    Run.Done done = Run.of(archive(HIT, HIT)).done();

    assertThat(done.out()).isEqualTo(HIT_IN_JSON + HIT_IN_JSON);
    assertThat(done.report().tally().written()).isEqualTo(Map.of(RecordKind.HIT, 2L));
  }

  @Test
  void severalKindsAreNoOneDocumentAndTheRemediesAreNamed() throws IOException {
    Path out = folder.resolve("out.jsonl");
    Path in = archive(ASSIGNMENT, HIT);

    assertThatThrownBy(() -> Run.of(in).to(out).done())
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageContaining("HITs and Assignments")
        .hasMessageContaining("--kind all -o FOLDER/")
        .hasMessageContaining("--tagged");
    assertThat(out).doesNotExist();
    assertThat(folder)
        .isDirectoryContaining("glob:**/in.xml")
        .isDirectoryNotContaining("glob:**/out*");
  }

  @Test
  void theKindsThatAreNotChosenArePassedOver() throws IOException {
    Path in = archive(ASSIGNMENT, HIT, "<HIT><Title>no id</Title></HIT>", "<Assignment/>");

    Run.Done done = Run.of(in).kinds(RecordKind.ASSIGNMENT).done();

    assertThat(done.out()).isEqualTo(ASSIGNMENT_IN_JSON);
    assertThat(done.rejectLines()).contains("the Assignment has no AssignmentId; add it");
    assertThat(done.rejectLines()).doesNotContain("HIT has");
    assertThat(done.report().tally().rejected()).isEqualTo(1);
  }

  @Test
  void anObjectThatMayBeOfSeveralKindsIsOfTheChosenOne() throws IOException {
    Path in = Files.writeString(folder.resolve("in.jsonl"), "{\"WorkerId\":\"W\"}\n");

    Run.Done chosen = Run.of(in).kinds(RecordKind.WORKER_BLOCK).done();

    assertThat(chosen.out()).isEqualTo("{\"kind\":\"WorkerBlock\",\"WorkerId\":\"W\"}\n");
    assertThat(chosen.rejectLines()).isEmpty();
    assertThat(Run.of(in).done().report().tally().rejected()).isEqualTo(1);
    assertThat(Run.of(in).kinds(RecordKind.HIT).done().report().tally().rejected()).isZero();
  }

  @Test
  void columnsAndFilesThatAreLeftOutAreReported() throws IOException {
    Path table = Files.createDirectory(folder.resolve("tables")).resolve("batch.csv");
    Files.writeString(
        table,
        """
        HITId,HITTypeId,AssignmentId,WorkerId,WorkTimeInSeconds,Input.url,Input.none
        H1,T1,A1,W1,12,http://example.org/1.png,
        H1,T1,A2,W2,,http://example.org/1.png,
        """);
    Files.writeString(table.resolveSibling("notes.txt"), "mine");

    ConversionReport assignments =
        Run.of(table.getParent()).kinds(RecordKind.ASSIGNMENT).done().report();
    ConversionReport hits = Run.of(table.getParent()).kinds(RecordKind.HIT).done().report();

    assertThat(assignments.leftOut()).isEqualTo(1);
    assertThat(assignments.tally().leftOut().names()).containsExactly("WorkTimeInSeconds");
    assertThat(hits.tally().leftOut().names()).containsExactly("Input.url");
  }

  @Test
  void eachKindHasAFileOfItsOwnInAFolder() throws IOException {
    Path out = folder.resolve("out");
    Path in = archive(ASSIGNMENT, HIT, ASSIGNMENT);

    Run.of(in).kinds(RecordKind.values()).toFolder(out).done();

    assertThat(Tree.texts(out))
        .isEqualTo(
            Map.of(
                "Assignment.jsonl",
                ASSIGNMENT_IN_JSON + ASSIGNMENT_IN_JSON,
                "HIT.jsonl",
                HIT_IN_JSON));
  }

  @Test
  void aKindOfWhichNothingCanBeWrittenHasNoFile() throws IOException {
    Path out = folder.resolve("out");
    Path in =
        Files.writeString(
            folder.resolve("in.jsonl"),
            ASSIGNMENT_IN_JSON + "{\"HITId\":\"H1\",\"Reward\":\"ten\"}\n");

    Run.Done done =
        Run.of(in)
            .kinds(RecordKind.values())
            .as(LegacyXmlFormat.rest(InvalidCharacters.REJECT))
            .toFolder(out)
            .done();

    assertThat(done.rejectLines()).contains("Reward \\\"ten\\\"");
    assertThat(Tree.texts(out)).containsOnlyKeys("Assignment.xml");
  }

  @Test
  void aDocumentIsOfTheKindOfItsRejects() throws IOException {
    Path in = archive("<Assignment><HITId>H1</HITId></Assignment>");
    Path out = folder.resolve("out");

    Run.Done joined = Run.of(in).as(CSV).done();
    Run.of(in).as(CSV).toFolder(out).done();

    assertThat(joined.rejectLines()).contains("the Assignment has no AssignmentId; add it");
    assertThat(joined.out()).startsWith("AssignmentId,WorkerId,");
    assertThat(Tree.texts(out)).isEqualTo(Map.of("in.csv", joined.out()));
  }

  @Test
  void whereNothingIsOfTheChosenKindsTheyAreNamed() throws IOException {
    Path in = archive("<WorkerBlock><WorkerId>A1</WorkerId></WorkerBlock>");

    assertThat(
            Run.of(in).kinds(RecordKind.ASSIGNMENT, RecordKind.HIT).toFolder(folder).done().notes())
        .containsExactly(in + ": holds no HIT or Assignment");
    assertThat(
            Run.of(Files.writeString(folder.resolve("a.xml"), "<R/>"))
                .kinds(RecordKind.values())
                .toFolder(folder)
                .done()
                .notes())
        .containsExactly(folder.resolve("a.xml") + ": holds no record");
  }

  @Test
  void noFileOfAKindIsReplacedUnasked() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path there = Files.writeString(out.resolve("HIT.jsonl"), "mine");
    Path in = archive(ASSIGNMENT, HIT);

    assertThatThrownBy(() -> Run.of(in).kinds(RecordKind.values()).toFolder(out).done())
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageContaining("HIT.jsonl exists");
    assertThat(Tree.texts(out)).isEqualTo(Map.of("HIT.jsonl", "mine"));

    Run.of(in).kinds(RecordKind.values()).toFolder(out).force().done();
    assertThat(there).hasContent(HIT_IN_JSON);
  }

  @Test
  void taggedLinesHoldAllKindsInTheirOrderAndAreReadBack() throws IOException {
    Path in = archive(ASSIGNMENT, HIT, ASSIGNMENT);
    Path tagged = folder.resolve("all.jsonl");

    Run.of(in).as(new JsonLinesFormat(Timestamps.ISO8601, true)).to(tagged).done();

    String assignment = "{\"kind\":\"Assignment\"," + ASSIGNMENT_IN_JSON.substring(1);
    assertThat(tagged)
        .hasContent(assignment + "{\"kind\":\"HIT\"," + HIT_IN_JSON.substring(1) + assignment);
    assertThat(Run.of(tagged).kinds(RecordKind.HIT).done().out()).isEqualTo(HIT_IN_JSON);
    assertThat(Run.of(tagged).kinds(RecordKind.ASSIGNMENT).done().out())
        .isEqualTo(ASSIGNMENT_IN_JSON + ASSIGNMENT_IN_JSON);
  }

  @Test
  void everyKindGoesBackToLegacyXml() throws IOException {
    Path lines = Files.writeString(folder.resolve("hits.jsonl"), HIT_IN_JSON);

    assertThat(Run.of(lines).as(LegacyXmlFormat.rest(InvalidCharacters.REJECT)).done().out())
        .contains(
            "<SearchHITsResponse>", "<SearchHITsResult><Request>", HIT.replace("0.5<", "0.50<"));
    assertThat(Run.of(lines).as(LegacyXmlFormat.bare(InvalidCharacters.REJECT)).done().out())
        .endsWith("<HITs>" + HIT.replace("0.5<", "0.50<") + "</HITs>");
  }

  @Test
  void aStructureIsJsonInACellOfCsv() throws IOException {
    Path in =
        archive(
            "<HIT><HITId>H1</HITId><QualificationRequirement><QualificationTypeId>Q</QualificationTypeId>"
                + "<Comparator>Exists</Comparator></QualificationRequirement></HIT>");

    List<String> lines = Run.of(in).as(CSV).done().out().lines().toList();

    assertThat(lines.get(0)).startsWith("HITId,HITTypeId,").contains(",QualificationRequirements,");
    assertThat(lines.get(1))
        .contains(
            ",\"[{\"\"QualificationTypeId\"\":\"\"Q\"\",\"\"Comparator\"\":\"\"Exists\"\"}]\",");
  }

  @Test
  void aDocumentOfSeveralKindsHasNoOutputOfItsOwn() throws IOException {
    Path in = archive(ASSIGNMENT, HIT);

    assertThatThrownBy(() -> Run.of(in).toFolder(folder.resolve("out")).done())
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageContaining("in.xml holds several kinds of records");
  }
}
