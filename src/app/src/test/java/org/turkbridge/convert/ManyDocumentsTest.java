package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.pipeline.ProgressListener;
import org.turkbridge.translate.Whitespace;

/** Many small documents, read by several threads at a time, are as those read one after another. */
class ManyDocumentsTest {
  @TempDir static Path shared;
  private static Path archive;
  private static Run.Done one;

  @TempDir Path folder;

  @BeforeAll
  static void convertWithOneThread() throws IOException {
    archive = ManyDocuments.write(shared.resolve("in"));
    one = Run.of(archive).threads(1).done();
  }

  @Test
  void outputRejectsNotesAndReportDoNotDependOnThreads() throws IOException {
    assertThat(one.report().files()).isEqualTo(ManyDocuments.FILES);
    assertThat(one.report().tally().rejects()).hasSize(4);
    assertThat(one.report().tally().failedResponses()).isEqualTo(ManyDocuments.FILES / 40);
    for (int threads : new int[] {2, 4, 7}) {
      Run.Done several = Run.of(archive).threads(threads).done();
      assertThat(several.out()).isEqualTo(one.out());
      assertThat(several.rejectLines()).isEqualTo(one.rejectLines());
      assertThat(several.notes()).isEqualTo(one.notes());
      assertThat(several.report()).isEqualTo(one.report());
    }
  }

  @Test
  void recordsStandInTheOrderOfTheFiles() {
    assertThat(
            one.out()
                .lines()
                .map(
                    line ->
                        Integer.valueOf(line.replaceAll("^\\{\"[A-Za-z]+\":\"R(\\d+)\".*", "$1")))
                .toList())
        .hasSizeGreaterThan(2 * ManyDocuments.FILES)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  /** Of those that are neither packed nor too long. */
  @Test
  void rejectsHaveThePlacesThatReadingADocumentInOnePieceGives() throws IOException {
    List<String> places = new ArrayList<>();
    DocumentReader reader = new DocumentReader(Whitespace.STRIP);
    List<Path> plain;
    try (var files = Files.list(archive)) {
      plain =
          files
              .filter(file -> file.toString().matches(".*(05|07|45|47|23)\\.\\w+"))
              .sorted()
              .toList();
    }
    for (Path file : plain) {
      try (InputStream in = Files.newInputStream(file)) {
        reader.read(file.toString(), in, new Refusals(places));
      }
    }

    assertThat(places).hasSize(10);
    assertThat(
            RejectLine.in(one.rejectLines()).stream()
                .filter(line -> plain.contains(Path.of(line.text("file"))))
                .map(
                    line ->
                        line.text("file")
                            + " "
                            + line.number("record")
                            + " "
                            + line.number("offset")
                            + " "
                            + line.number("line")
                            + " "
                            + line.text("cause")))
        .isEqualTo(places);
  }

  private record Refusals(List<String> places) implements ArchiveVisitor {
    @Override
    public void record(ArchivedRecord record) {}

    @Override
    public void refused(Refusal refusal) {
      Place place = refusal.place();
      places.add(
          place.file()
              + " "
              + place.record()
              + " "
              + refusal.offset()
              + " "
              + place.line()
              + " "
              + refusal.cause());
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {}

    @Override
    public void counted(AnswerCount count) {}
  }

  @Test
  void tooManyRejectsStopAtTheSamePlace() throws IOException {
    Run.Done stopped = Run.of(archive).threads(1).mostRejects(20).done();

    assertThat(stopped.report().stopped()).isTrue();
    assertThat(RejectLine.in(stopped.rejectLines())).hasSize(21);
    for (int threads : new int[] {2, 7}) {
      assertThat(Run.of(archive).threads(threads).mostRejects(20).done()).isEqualTo(stopped);
    }
  }

  @Test
  void progressIsToldOfEveryFileAndAddsUp() throws IOException {
    List<String> names = new ArrayList<>();
    long[] bytes = {0, 0};
    Run.of(archive)
        .threads(3)
        .progress(
            new ProgressListener() {
              @Override
              public void total(long all) {
                bytes[0] = all;
              }

              @Override
              public void read(long more, String name) {
                names.add(name);
                bytes[1] += more;
              }
            })
        .done();

    assertThat(names.stream().distinct()).hasSizeGreaterThan(ManyDocuments.FILES - 20);
    // The lists of members of zip archives are not counted.
    assertThat(bytes[1]).isBetween(bytes[0] * 99 / 100, bytes[0]);
  }

  @Test
  void outputsOfTheirOwnInterruptedAndRepeatedAreThoseOfOneRun() throws IOException {
    Path undisturbed = folder.resolve("undisturbed");
    Path rejects = folder.resolve("rejects.jsonl");
    Run.of(archive).toFolder(undisturbed).rejects(folder.resolve("undisturbed.jsonl")).done();
    Map<String, Tree.Checksum> whole = Tree.checksums(undisturbed);

    for (int after : new int[] {0, 70, 200, 390}) {
      Path out = folder.resolve("out" + after);
      int[] left = {after};
      ProgressListener failing =
          new ProgressListener() {
            @Override
            public void total(long bytes) {}

            @Override
            public void read(long bytes, String name) {
              if (left[0]-- == 0) {
                throw new IllegalStateException("interrupted");
              }
            }
          };
      Run run =
          Run.of(archive).threads(3).toFolder(out).rejects(rejects).resume().progress(failing);
      assertThatThrownBy(run::done).hasMessage("interrupted");
      Map<String, Tree.Checksum> made = Files.exists(out) ? Tree.visible(out) : new TreeMap<>();
      assertThat(whole).containsAllEntriesOf(made);
      assertThat(made.size()).isBetween(after / 2, whole.size() - 1);

      Run.Done done = Run.of(archive).threads(3).toFolder(out).rejects(rejects).resume().done();

      assertThat(Tree.visible(out)).isEqualTo(whole);
      assertThat(rejects).hasSameBinaryContentAs(folder.resolve("undisturbed.jsonl"));
      assertThat(done.report().tally().records()).isEqualTo(one.report().tally().records());
      assertThat(done.report().tally().bytes()).isEqualTo(one.report().tally().bytes());
      Files.delete(rejects);
    }
  }
}
