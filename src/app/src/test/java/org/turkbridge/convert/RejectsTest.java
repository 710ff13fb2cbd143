package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.convert.Xml.incomplete;
import static org.turkbridge.convert.Xml.json;
import static org.turkbridge.convert.Xml.list;
import static org.turkbridge.convert.Xml.record;
import static org.turkbridge.convert.Xml.records;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.files.Packing;
import org.turkbridge.archive.pipeline.ProgressListener;

/** What is not carried over is told with its place and kept as it is. */
class RejectsTest {
  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyButTheirOwnerReadsRejects() throws IOException {
    Path a = file("a.xml", list(record("A"), incomplete("B")));
    Path out = folder.resolve("out.jsonl");
    Path rejects = folder.resolve("rejects.jsonl");

    Run.of(a).to(out).rejects(rejects).resume().done();

    for (Path file : List.of(rejects, folder.resolve(".out.jsonl.turkbridge-convert.rejects"))) {
      assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
    }
    assertThat(permissions(out)).isEqualTo(permissions(a));

    Files.setPosixFilePermissions(rejects, PosixFilePermissions.fromString("rw-r-----"));
    Run.of(a).to(out).rejects(rejects).force().done();
    assertThat(permissions(rejects)).isEqualTo("rw-r-----");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void assertRawStandsAtItsOffset(RejectLine line, byte[] document) {
    byte[] raw = line.raw();
    int offset = line.number("offset");
    assertThat(raw).isNotEmpty();
    assertThat(Arrays.copyOfRange(document, offset, offset + raw.length)).isEqualTo(raw);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252"})
  void aRejectHasPlaceCauseAndTheRecordAsItStands(String encoding) throws IOException {
    String before = "<?xml version='1.0' encoding='" + encoding + "'?>\n<list a='\u00e9'>\n";
    String bad = incomplete("B\u00e9");
    String text = before + record("A\u00e9") + "\r\n" + bad + "\n" + record("C") + "</list>";
    byte[] bytes = text.getBytes(Charset.forName(encoding));
    Path a = file("a.xml", bytes);

    Run.Done done = Run.of(a).done();

    assertThat(done.out()).isEqualTo(json("A\u00e9", "C"));
    List<RejectLine> lines = RejectLine.in(done.rejectLines());
    assertThat(lines).hasSize(1);
    RejectLine line = lines.get(0);
    assertThat(line.text("file")).isEqualTo(a.toString());
    assertThat(line.number("record")).isEqualTo(2);
    assertThat(line.number("line")).isEqualTo(4);
    assertThat(line.text("kind")).isEqualTo("missing element");
    assertThat(line.text("cause")).contains("QualificationTypeId");
    assertThat(line.text("raw")).isEqualTo(bad);
    assertRawStandsAtItsOffset(line, bytes);
    assertThat(done.report().tally().rejects()).isEqualTo(Map.of(RefusalKind.MISSING_ELEMENT, 1L));
    assertThat(done.report().refused()).isTrue();
  }

  @Test
  void placesCountFromTheBeginningOfALargeFile() throws IOException {
    String text =
        list(
            records(0, 6000),
            incomplete("X"),
            records(6000, 9000),
            record("Y", "<Test>&no;</Test>"),
            records(9000, 10_000));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    List<RejectLine> lines =
        RejectLine.in(Run.of(file("a.xml", bytes)).threads(3).done().rejectLines());

    assertThat(lines).extracting(line -> line.number("record")).containsExactly(6001, 9002);
    assertThat(lines).extracting(line -> line.number("line")).containsExactly(6001, 9002);
    assertThat(lines).allSatisfy(line -> assertRawStandsAtItsOffset(line, bytes));
  }

  @Test
  void aRejectOfJsonLinesHasItsPlaceToo() throws IOException {
    String text = json("A") + json("B").replace("\"QualificationTypeId\":\"Q\",", "") + json("C");
    Path a = file("a.jsonl", text);

    Run.Done done = Run.of(a).done();

    RejectLine line = RejectLine.in(done.rejectLines()).get(0);
    assertThat(line.number("record")).isEqualTo(2);
    assertThat(line.number("line")).isEqualTo(2);
    assertRawStandsAtItsOffset(line, text.getBytes(StandardCharsets.UTF_8));
    assertThat(done.out()).isEqualTo(json("A", "C"));
  }

  @Test
  void rejectsGoToTheirFile() throws IOException {
    Path a = file("a.xml", list(incomplete("A"), record("B")));
    Path rejects = folder.resolve("rejects.jsonl");

    String onStandardError = Run.of(a).done().rejectLines();
    Run.Done done = Run.of(a).rejects(rejects).done();

    assertThat(done.rejectLines()).isEmpty();
    assertThat(done.out()).isEqualTo(json("B"));
    assertThat(onStandardError).isNotEmpty();
    assertThat(rejects).hasContent(onStandardError);
  }

  @Test
  void anOutputIsNotInItsPlaceBeforeItsRejectsAre() throws IOException {
    Path a = file("a.xml", list(incomplete("A"), record("B")));
    Path out = folder.resolve("out.jsonl");
    Path rejects = folder.resolve("rejects.jsonl");
    ProgressListener inTheWay =
        new ProgressListener() {
          @Override
          public void total(long bytes) {}

          @Override
          public void read(long bytes, String name) {
            assertThat(rejects.resolve("full").toFile().mkdirs()).isTrue();
          }
        };

    assertThatThrownBy(() -> Run.of(a).to(out).rejects(rejects).progress(inTheWay).done())
        .isInstanceOf(OutputException.class);
    assertThat(out).doesNotExist();
  }

  @Test
  void aRunWithoutRejectsHasAnEmptyFileOfThem() throws IOException {
    Path rejects = folder.resolve("rejects.jsonl");

    Run.of(file("a.xml", list(record("A")))).rejects(rejects).done();

    assertThat(rejects).isEmptyFile();
  }

  @Test
  void asManyRejectsAsAreToleratedLeaveTheOutput() throws IOException {
    Path a = file("a.xml", list(incomplete("A"), record("B"), incomplete("C")));
    Path b = file("b.xml", list(incomplete("D"), record("E")));
    Path out = folder.resolve("out.jsonl");

    Run.Done done = Run.of(a, b).to(out).mostRejects(3).done();

    assertThat(done.report().stopped()).isFalse();
    assertThat(done.report().refused()).isTrue();
    assertThat(out).hasContent(json("B", "E"));
  }

  @Test
  void oneMoreThanAreToleratedAndThereIsNoOutputAtAll() throws IOException {
    Path a = file("a.xml", list(incomplete("A"), record("B"), incomplete("C")));
    Path b = file("b.xml", list(incomplete("D"), record("E")));
    Path rejects = folder.resolve("rejects.jsonl");

    for (Run run :
        List.of(
            Run.of(a, b), Run.of(a, b).to(folder.resolve("out")), Run.of(a, b).toFolder(folder))) {
      Run.Done done = run.mostRejects(2).rejects(rejects).done();

      assertThat(done.report().stopped()).isTrue();
      assertThat(done.out()).isEmpty();
      assertThat(Files.readAllLines(rejects)).hasSize(3);
      Files.delete(rejects);
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactlyInAnyOrder(a, b);
      }
    }
  }

  @Test
  void standardOutputGetsAllOrNothingWhereRejectsAreCounted() throws IOException {
    Path a = file("a.xml", list(records(0, 3000), incomplete("A")));

    assertThat(Run.of(a).mostRejects(0).done().out()).isEmpty();
    assertThat(Run.of(a).mostRejects(1).done().out().lines()).hasSize(3000);
  }

  @Test
  void aCutOffFileKeepsItsWholeRecords() throws IOException {
    String text = list(records(0, 10));
    Path a = file("a.xml", text.substring(0, text.indexOf("<SubjectId>", text.indexOf("R7"))));

    Run.Done done = Run.of(a).done();

    assertThat(done.out().lines()).hasSize(7);
    assertThat(done.report().tally().rejects()).isEqualTo(Map.of(RefusalKind.CUT_OFF, 1L));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ofACutOffGzipFileThereIsOneRejectAndTheWholeRecords(int threads) throws IOException {
    byte[] packed = Packing.gzip(list(records(0, 20_000)));

    for (int part = 1; part < 8; part++) {
      Path a = file("a.xml.gz", Arrays.copyOf(packed, packed.length * part / 8));

      Run.Done done = Run.of(a).threads(threads).done();

      assertThat(done.report().tally().rejects()).isEqualTo(Map.of(RefusalKind.UNREADABLE, 1L));
      List<RejectLine> lines = RejectLine.in(done.rejectLines());
      assertThat(lines).hasSize(1);
      assertThat(lines.get(0).text("cause")).contains("damaged or cut off");
      assertThat(done.report().tally().records()).isGreaterThan(1000L * part);
      assertThat(lines.get(0).number("record"))
          .isEqualTo((int) done.report().tally().records() + 1);
      assertThat(done.out())
          .isEqualTo(
              Run.ofStandardInput(
                      list(records(0, (int) done.report().tally().records()))
                          .getBytes(StandardCharsets.UTF_8))
                  .out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<QualificationRequest><Test>", "<!--", ""})
  void ofABombThereIsOneRejectAndTheRecordsBeforeIt(String before) throws IOException {
    byte[] bomb =
        Packing.gzip("<list>" + record("A") + record("B") + before + "x".repeat(70_000_000));

    Run.Done done = Run.of(file("a.xml.gz", bomb)).done();

    assertThat(done.out()).isEqualTo(json("A", "B"));
    assertThat(done.report().tally().rejects()).isEqualTo(Map.of(RefusalKind.UNREADABLE, 1L));
    assertThat(RejectLine.in(done.rejectLines()))
        .singleElement()
        .satisfies(line -> assertThat(line.text("cause")).contains("as only a bomb does"));
  }

  @Test
  void aRejectBeforeTheLastRecordOfACutFileIsOneOfItsOwn() throws IOException {
    String text = list(records(0, 2000), record("X", "<Test>" + "x".repeat(5_000_000) + "</Test>"));
    byte[] packed = Packing.gzip(text + list(records(2000, 20_000)));

    Run.Done done = Run.of(file("a.xml.gz", Arrays.copyOf(packed, packed.length / 2))).done();

    assertThat(done.report().tally().rejects())
        .isEqualTo(Map.of(RefusalKind.TOO_LONG, 1L, RefusalKind.UNREADABLE, 1L));
    assertThat(done.report().tally().records()).isGreaterThan(2000);
  }

  @Test
  void aMemberThatCannotBeReadIsOneRejectAndTheOthersGoOn() throws IOException {
    Path a =
        file(
            "a.zip",
            Packing.zip(
                "a.xml", list(record("A")), "../b.xml", list(record("B")), "c.xml", "no XML"));
    Path d = file("d.xml", list(record("D")));

    Run.Done done = Run.of(a, d).done();

    assertThat(done.out()).isEqualTo(json("A", "D"));
    assertThat(RejectLine.in(done.rejectLines()))
        .extracting(line -> line.text("file"))
        .containsExactly(a + "!/../b.xml", a + "!/c.xml");
  }
}
