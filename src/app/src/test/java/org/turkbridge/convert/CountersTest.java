package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.convert.Xml.incomplete;
import static org.turkbridge.convert.Xml.json;
import static org.turkbridge.convert.Xml.records;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that holds another number of records than it says is mentioned. */
class CountersTest {
  @TempDir Path folder;

  private static String answer(int says, int first, int end, String more) {
    return "<GetQualificationRequestsResult>\n<NumResults>"
        + says
        + "</NumResults><TotalNumResults>1</TotalNumResults>"
        + records(first, end)
        + more
        + "</GetQualificationRequestsResult>";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void countsAcrossStretchesWhateverTheThreads(int threads) throws IOException {
    // Each answer is longer than a stretch, and the second has its number behind its records.
    String late =
        answer(0, 9000, 18_000, "<NumResults>9001</NumResults>")
            .replaceFirst("<NumResults>0</NumResults>", "");
    String text =
        "<R>"
            + answer(9001, 0, 9000, incomplete("X"))
            + late
            + answer(9000, 18_000, 27_000, "")
            + answer(9002, 27_000, 36_000, incomplete("Y"))
            + "</R>";
    Path file = Files.writeString(folder.resolve("a.xml"), text);

    Run.Done done = Run.of(file).threads(threads).to(folder.resolve("out")).done();

    assertThat(done.notes())
        .containsExactly(
            file
                + ": line 18001: NumResults says 9001, but the answer holds 9000 records, rejected"
                + " ones counted; look for a whole copy of it",
            file
                + ": line 27002: NumResults says 9002, but the answer holds 9001 records, rejected"
                + " ones counted; look for a whole copy of it");
    assertThat(done.report().tally().miscounted()).isEqualTo(2);
    assertThat(done.report().tally().records()).isEqualTo(36_000);
  }

  @Test
  void anAnswerThatLostAllIsNotTakenForAnEmptyOne() throws IOException {
    Run.Done done =
        Run.ofStandardInput(answer(3, 0, 0, "").getBytes(StandardCharsets.UTF_8)).done();

    assertThat(done.notes()).singleElement().asString().contains("NumResults says 3", "0 records");
    assertThat(done.report().tally().miscounted()).isEqualTo(1);
    assertThat(done.report().tally().withoutRecords()).isZero();
    assertThat(done.report().refused()).isFalse();
  }

  @Test
  void countsInJsonToo() throws IOException {
    String page =
        "{\"NumResults\":3,\"QualificationRequests\":["
            + json("A").strip()
            + ","
            + json("B").strip()
            + "]}";

    Run.Done done =
        Run.ofStandardInput((page + "\n" + page).getBytes(StandardCharsets.UTF_8)).done();

    assertThat(done.notes()).hasSize(2);
    assertThat(done.notes().get(1)).contains("line 2: NumResults says 3", "holds 2 records");
    assertThat(done.out()).isEqualTo(json("A", "B", "A", "B"));
  }

  @Test
  void jsonWhoseListIsNullIsNotTakenForAnEmptyAnswer() throws IOException {
    Run.Done done =
        Run.ofStandardInput(
                "{\"NumResults\":3,\"QualificationRequests\":null}"
                    .getBytes(StandardCharsets.UTF_8))
            .done();

    assertThat(done.notes()).singleElement().asString().contains("NumResults says 3", "0 records");
    assertThat(done.report().tally().miscounted()).isEqualTo(1);
    assertThat(done.report().refused()).isFalse();
  }

  @Test
  void theCountIsRememberedByAManifest() throws IOException {
    Path file = Files.writeString(folder.resolve("a.xml"), answer(3, 0, 2, ""));
    Path out = folder.resolve("out");

    assertThat(Run.of(file).to(out).resume().done().report().tally().miscounted()).isEqualTo(1);
    assertThat(Run.of(file).to(out).resume().done().report().tally().miscounted()).isEqualTo(1);
  }
}
