package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.convert.Xml.json;
import static org.turkbridge.convert.Xml.jsonWith;
import static org.turkbridge.convert.Xml.list;
import static org.turkbridge.convert.Xml.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.csv.CsvFormat;
import org.turkbridge.archive.files.Packing;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.LegacyXmlFormat;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Whitespace;

/** What becomes of what, and where it goes. */
class ConversionTest {
  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  @Test
  void withoutAnOutputRecordsOfAllInputsGoToStandardOutput() throws IOException {
    Path a = file("a.xml", list(record("A"), record("B")));
    Path b = file("b.jsonl", json("C"));

    Run.Done done = Run.of(b, a).done();

    assertThat(done.out()).isEqualTo(json("C", "A", "B"));
    assertThat(done.rejectLines()).isEmpty();
    assertThat(done.notes()).isEmpty();
    assertThat(done.report().files()).isEqualTo(2);
    assertThat(done.report().tally().records()).isEqualTo(3);
    assertThat(done.report().tally().bytes()).isEqualTo(Files.size(a) + Files.size(b));
    assertThat(done.report().refused()).isFalse();
    assertThat(done.report().stopped()).isFalse();
  }

  @Test
  void everyForm() throws IOException {
    Path a = file("a.xml", list(record("A", "<Test>&lt;T/&gt;</Test><Answer></Answer>")));

    assertThat(Run.of(a).as(new JsonLinesFormat(Timestamps.EPOCH)).out())
        .isEqualTo(
            """
            {"QualificationRequestId":"A","QualificationTypeId":"Q","WorkerId":"W",\
            "Test":"<T/>","Answer":"","SubmitTime":1408060860}
            """);
    assertThat(Run.of(a).as(new JsonFormat()).out())
        .isEqualTo(
            """
            {
                "QualificationRequests": [
                    {
                        "QualificationRequestId": "A",
                        "QualificationTypeId": "Q",
                        "WorkerId": "W",
                        "Test": "<T/>",
                        "Answer": "",
                        "SubmitTime": "2014-08-15T00:01:00+00:00"
                    }
                ]
            }
            """);
    assertThat(Run.of(a).as(new CsvFormat(Timestamps.ISO8601, InvalidCharacters.REJECT)).out())
        .isEqualTo(
            """
            QualificationRequestId,QualificationTypeId,WorkerId,Test,Answer,SubmitTime\r
            A,Q,W,<T/>,"",2014-08-15T00:01:00Z\r
            """);
    assertThat(Run.of(a).as(LegacyXmlFormat.bare(InvalidCharacters.REJECT)).out())
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><QualificationRequests>"
                + record("A", "<Test>&lt;T/&gt;</Test><Answer></Answer>")
                + "</QualificationRequests>");
  }

  @Test
  void severalInputsAreOneDocumentOfTheForm() throws IOException {
    Path a = file("a.xml", list(record("A")));
    Path empty = file("b.xml", list());
    Path c = file("c.xml", list(record("C")));

    String json = Run.of(a, empty, c).as(new JsonFormat()).out();
    String csv =
        Run.of(a, empty, c).as(new CsvFormat(Timestamps.ISO8601, InvalidCharacters.REJECT)).out();

    assertThat(Run.ofStandardInput(json.getBytes(StandardCharsets.UTF_8)).out())
        .isEqualTo(json("A", "C"));
    assertThat(csv.lines()).hasSize(3);
  }

  @Test
  void aNameIsOneFile() throws IOException {
    Path a = file("a.xml", list(record("A")));
    Path out = folder.resolve("out.jsonl");

    Run.Done done = Run.of(a, a).to(out).done();

    assertThat(out).hasContent(json("A", "A"));
    assertThat(done.out()).isEmpty();
    assertThat(Tree.texts(folder)).containsOnlyKeys("a.xml", "out.jsonl");
  }

  @Test
  void aFolderGetsOneOutputPerDocumentUnderItsPathInTheInput() throws IOException {
    byte[] xml = list(record("A")).getBytes(StandardCharsets.UTF_8);
    file("in/a.xml", xml);
    file("in/x/b.XML.gz", Packing.gzip(xml));
    file("in/x/c.zip", Packing.zip("y/d.xml", xml, "e.jsonl", json("E"), "read.me", "no"));
    file("in/f.tar.gz", Packing.gzip(Packing.tar("g/h.json", "[" + json("H") + "]")));
    file("in/read.me", "no");
    Path out = folder.resolve("deep/out");

    Run.of(folder.resolve("in")).toFolder(out).done();

    assertThat(Tree.texts(out))
        .isEqualTo(
            Map.of(
                "a.jsonl", json("A"),
                "x/b.jsonl", json("A"),
                "x/c/y/d.jsonl", json("A"),
                "x/c/e.jsonl", json("E"),
                "f/g/h.jsonl", json("H")));
  }

  @Test
  void filesOfAFolderAreReadInByteOrderOfTheirPaths() throws IOException {
    for (String name : List.of("b/x", "b-x", "b", "B", "a/z", "é", "z")) {
      file("in/" + name + ".xml", list(record(name)));
    }

    assertThat(Run.of(folder.resolve("in")).out())
        .isEqualTo(json("B", "a/z", "b-x", "b", "b/x", "z", "é"));
  }

  @Test
  void standardInputIsReadToItsEnd() throws IOException {
    byte[] packed = Packing.gzip(list(record("A")));

    assertThat(Run.ofStandardInput(list(record("A")).getBytes(StandardCharsets.UTF_16)).out())
        .isEqualTo(json("A"));
    assertThat(Run.ofStandardInput(packed).out()).isEqualTo(json("A"));
    Run.ofStandardInput(packed).toFolder(folder).done();
    assertThat(Tree.texts(folder)).isEqualTo(Map.of("stdin.jsonl", json("A")));
  }

  @Test
  void anAnswerThatFailedAndADocumentWithoutRequestsAreNotesAndNoRejects() throws IOException {
    Path samples = Path.of("samples/rest");

    Run.Done done =
        Run.of(
                samples.resolve("2014-08-15-failed.xml"),
                samples.resolve("2014-08-15-page-3-empty.xml"),
                file("empty.xml", ""),
                file("empty.json", "{\"QualificationRequests\":[]}"))
            .done();

    assertThat(done.out()).isEmpty();
    assertThat(done.rejectLines()).isEmpty();
    assertThat(done.report().tally().failedResponses()).isEqualTo(1);
    assertThat(done.report().tally().withoutRecords()).isEqualTo(3);
    assertThat(done.report().refused()).isFalse();
    assertThat(done.notes())
        .hasSize(4)
        .first()
        .asString()
        .contains("2014-08-15-failed.xml", "QualificationTypeDoesNotExist");
    assertThat(done.notes().get(3)).contains("empty.json: holds no record");
  }

  @Test
  void whiteSpaceAroundADocumentIsStrippedAndCountedOrKept() throws IOException {
    Path a = file("a.xml", list(record("A", "<Test>\n &lt;T/&gt; </Test>")));

    Run.Done stripped = Run.of(a).done();
    Run.Done kept = Run.of(a).whitespace(Whitespace.KEEP).done();

    assertThat(stripped.out()).isEqualTo(jsonWith("A", "\"Test\":\"<T/>\","));
    assertThat(stripped.report().tally().normalised())
        .isEqualTo(Map.of(Normalisation.WHITE_SPACE_AROUND_DOCUMENT, 1L));
    assertThat(kept.out()).isEqualTo(jsonWith("A", "\"Test\":\"\\n <T/> \","));
    assertThat(kept.report().tally().normalised()).isEmpty();
  }

  @Test
  void absentEmptyAndBlankStayThreeThings() throws IOException {
    Path a =
        file(
            "a.xml",
            list(
                record("A"),
                record("B", "<Test/><Answer></Answer>"),
                record("C", "<Test> </Test><Answer>\n</Answer>")));

    assertThat(Run.of(a).out())
        .isEqualTo(
            json("A")
                + jsonWith("B", "\"Test\":\"\",\"Answer\":\"\",")
                + jsonWith("C", "\"Test\":\" \",\"Answer\":\"\\n\","));
  }

  @Test
  void aCharacterThatXmlCannotHoldIsRejectedOrReplaced() throws IOException {
    Path a = file("a.jsonl", json("A") + jsonWith("B", "\"Test\":\"x\\u0001y\",") + json("C"));

    Run.Done rejected = Run.of(a).as(LegacyXmlFormat.bare(InvalidCharacters.REJECT)).done();
    Run.Done replaced = Run.of(a).as(LegacyXmlFormat.bare(InvalidCharacters.REPLACE)).done();

    assertThat(rejected.rejectLines().lines()).hasSize(1);
    assertThat(rejected.rejectLines())
        .contains("\"record\":2", "\"line\":2", "U+0001", "position 1", "--invalid-chars replace");
    assertThat(rejected.out())
        .contains(record("A") + record("C"))
        .doesNotContain("<QualificationRequestId>B");
    assertThat(replaced.rejectLines()).isEmpty();
    assertThat(replaced.out()).contains(record("B", "<Test>x\uFFFDy</Test>"));
    assertThat(replaced.report().tally().normalised())
        .isEqualTo(Map.of(Normalisation.REPLACED_CHARACTER, 1L));
  }

  @Test
  void anOutputThatExistsIsReplacedOnlyByForce() throws IOException {
    Path a = file("a.xml", list(record("A")));
    Path out = file("out.jsonl", "old");

    assertThatThrownBy(() -> Run.of(a).to(out).done())
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageContaining("--force");
    assertThat(out).hasContent("old");

    Run.of(a).to(out).force().done();
    assertThat(out).hasContent(json("A"));
  }

  @Test
  void oneOutputThatExistsKeepsAFolderFromBeingBegun() throws IOException {
    Path a = file("in/a.xml", list(record("A")));
    Path b = file("in/b.xml", list(record("B")));
    file("out/b.jsonl", "old");

    assertThatThrownBy(() -> Run.of(a, b).toFolder(folder.resolve("out")).done())
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageContaining("b.jsonl");

    assertThat(Tree.texts(folder.resolve("out"))).isEqualTo(Map.of("b.jsonl", "old"));
  }

  @Test
  void anOutputAmongTheInputsIsRefused() throws IOException {
    Path a = file("in/a.xml", list(record("A")));

    for (Run run :
        List.of(
            Run.of(folder.resolve("in")).to(folder.resolve("in/out.jsonl")),
            Run.of(folder.resolve("in")).toFolder(folder.resolve("in/out")),
            Run.of(a).to(a).force(),
            Run.of(a).to(folder.resolve("out")).rejects(a).force())) {
      assertThatThrownBy(run::done).isInstanceOf(OutputRefusedException.class);
    }
    assertThat(Tree.texts(folder)).isEqualTo(Map.of("in/a.xml", list(record("A"))));
  }

  @Test
  void twoInputsWithOneOutputAreRefusedBeforeAnyWork() throws IOException {
    Path a = file("1/a.xml", list(record("A")));
    Path b = file("2/a.jsonl.gz", Packing.gzip(json("B")));
    Path out = folder.resolve("out");

    assertThatThrownBy(() -> Run.of(a, b).toFolder(out).done())
        .isInstanceOf(OutputRefusedException.class)
        .hasMessageContaining(a.toString())
        .hasMessageContaining(b.toString());
    assertThat(out).doesNotExist();
  }

  private static final Object[] MEMBERS_IN_EACH_OTHERS_WAY = {
    "a.xml",
    list(record("A")),
    "b.jsonl/c.xml",
    list(record("B")),
    "a.json",
    json("C"),
    "b.xml",
    list(record("D")),
    "a.jsonl/e.xml",
    list(record("E")),
    "n".repeat(300) + ".xml",
    list(record("F")),
    "a.xml",
    list(record("G")),
    "z.xml",
    list(record("H"))
  };

  private static void assertThatOneGetsItsOutput(Run.Done done, Path out, String archive)
      throws IOException {
    assertThat(Tree.texts(out))
        .isEqualTo(
            Map.of(
                archive + "/a.jsonl", json("A"),
                archive + "/b.jsonl/c.jsonl", json("B"),
                archive + "/z.jsonl", json("H")));
    assertThat(done.report().tally().rejects()).isEqualTo(Map.of(RefusalKind.UNWRITABLE, 5L));
    assertThat(done.rejectLines().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("!/a.json", "a.jsonl, which is that of", "!/a.xml"),
            line -> assertThat(line).contains("!/b.xml", "would be the file", "!/b.jsonl/c.xml"),
            line -> assertThat(line).contains("!/a.jsonl/e.xml", "would be in a folder"),
            line -> assertThat(line).contains("longer name than the file system allows"),
            line -> assertThat(line).contains("!/a.xml", "a.jsonl, which is that of"));
  }

  @Test
  void aMemberOfAnArchiveThatCanHaveNoOutputIsRefusedAndTheRestGoesOn() throws IOException {
    byte[] archive = Packing.tar(MEMBERS_IN_EACH_OTHERS_WAY);
    Path file = Files.write(folder.resolve("in.tar"), archive);
    Path out = folder.resolve("out");
    Path piped = folder.resolve("piped");

    assertThatOneGetsItsOutput(Run.of(file).toFolder(out).done(), out, "in");
    assertThatOneGetsItsOutput(Run.ofStandardInput(archive).toFolder(piped).done(), piped, "stdin");
    assertThatOneGetsItsOutput(
        Run.ofStandardInput(archive).toFolder(piped).force().done(), piped, "stdin");
  }

  @Test
  void aMemberThatCanHaveNoOutputIsRefusedAgainWhenTheRunIsResumed() throws IOException {
    Path file = Files.write(folder.resolve("in.tar"), Packing.tar(MEMBERS_IN_EACH_OTHERS_WAY));
    Path out = folder.resolve("out");
    Run.Done first = Run.of(file).toFolder(out).resume().done();

    Run.Done second = Run.of(file).toFolder(out).resume().done();

    assertThat(second.rejectLines()).isEqualTo(first.rejectLines());
    assertThat(second.report()).isEqualTo(first.report());
    assertThat(out.resolve("in/a.jsonl")).content().isEqualTo(json("A"));
  }

  @Test
  void anInputThatIsNotThereIsNamedBeforeAnyWork() throws IOException {
    Path a = file("a.xml", list(record("A")));
    Path missing = folder.resolve("no.xml");
    Path out = folder.resolve("out.jsonl");

    assertThatThrownBy(() -> Run.of(a, missing).to(out).done())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(missing.toString());
    assertThat(out).doesNotExist();
  }
}
