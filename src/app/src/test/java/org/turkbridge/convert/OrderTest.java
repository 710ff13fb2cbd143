package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.csv.AnswerColumnsFormat;
import org.turkbridge.archive.csv.CsvFormat;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.LegacyXmlFormat;

/** The same input gives the same bytes, whatever the number of threads. */
class OrderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void outputRejectsNotesAndReportDoNotDependOnThreads(long seed) throws IOException {
    Path archive = DirtyArchive.write(folder.resolve("in"), seed);

    Run.Done one = Run.of(archive).threads(1).done();

    assertThat(one.report().tally().records()).isGreaterThan(10_000);
    assertThat(one.report().tally().rejects()).hasSizeGreaterThan(6);
    for (int threads : new int[] {2, 7}) {
      Run.Done several = Run.of(archive).threads(threads).done();
      assertThat(several.out()).isEqualTo(one.out());
      assertThat(several.rejectLines()).isEqualTo(one.rejectLines());
      assertThat(several.notes()).isEqualTo(one.notes());
      assertThat(several.report()).isEqualTo(one.report());
    }
  }

  @Test
  void recordsStandInTheOrderOfTheInput() throws IOException {
    Path archive = DirtyArchive.write(folder.resolve("in"), 4);

    List<Integer> numbers =
        Run.of(archive)
            .threads(3)
            .out()
            .lines()
            .map(line -> Integer.valueOf(line.replaceAll("^\\{\"[A-Za-z]+\":\"R(\\d+)\".*", "$1")))
            .toList();

    assertThat(numbers).hasSizeGreaterThan(10_000).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyFormHasTheSameBytes() throws IOException {
    Path archive = DirtyArchive.write(folder.resolve("in"), 5);
    for (RecordFormat format :
        List.of(
            new JsonFormat(),
            new CsvFormat(Timestamps.EPOCH, InvalidCharacters.REPLACE),
            new AnswerColumnsFormat(Timestamps.EPOCH, InvalidCharacters.REPLACE),
            LegacyXmlFormat.rest(InvalidCharacters.REPLACE))) {
      assertThat(Run.of(archive).as(format).threads(5).out())
          .isEqualTo(Run.of(archive).as(format).threads(1).out());
    }
  }

  @Test
  void outputsInAFolderHaveTheSameBytesToo() throws IOException {
    Path archive = DirtyArchive.write(folder.resolve("in"), 6);

    Run.of(archive).threads(1).toFolder(folder.resolve("1")).done();
    Run.of(archive).threads(4).toFolder(folder.resolve("4")).done();

    assertThat(Tree.checksums(folder.resolve("4")))
        .isEqualTo(Tree.checksums(folder.resolve("1")))
        .containsOnlyKeys(
            "a-large.jsonl",
            "b/broken.jsonl",
            "b/cut.jsonl",
            "b/doctype.jsonl",
            "b/empty.jsonl",
            "c/several.jsonl",
            "c/utf-16.jsonl",
            "d/no.jsonl",
            "d/x.jsonl",
            "d/z.jsonl",
            "e-large.jsonl",
            "f.jsonl");
  }

  @Test
  void recordsOfAFolderAreThoseOfOneFile() throws IOException {
    Path archive = DirtyArchive.write(folder.resolve("in"), 7);
    Path out = folder.resolve("out");

    Run.Done joined = Run.of(archive).done();
    Run.Done apart = Run.of(archive).toFolder(out).done();

    assertThat(apart.report()).isEqualTo(joined.report());
    assertThat(apart.rejectLines()).isEqualTo(joined.rejectLines());
    assertThat(Run.of(out).as(new JsonLinesFormat(Timestamps.ISO8601)).out())
        .isEqualTo(joined.out());
  }
}
