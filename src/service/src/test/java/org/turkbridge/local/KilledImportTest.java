package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.store.StoredRequests;
import org.turkbridge.local.store.TestDatabase;

@ParameterizedClass
@EnumSource
class KilledImportTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aKilledImportLeavesWholeBatchesAndARepeatCompletesIt(int threads) throws Exception {
    Path file = folder.resolve("store.db");
    Path archive = archive(4321);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledImport.class.getName(),
                database.url(file),
                archive.toString(),
                String.valueOf(threads))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isEqualTo(9);

    try (EmbeddedFixture embedded = new EmbeddedFixture(database.store(file))) {
      assertThat(StoredRequests.ids(embedded.store)).isEqualTo(idsUpTo(1500));
      if (database == TestDatabase.SQLITE) {
        assertThat(database.text(file, "PRAGMA integrity_check")).isEqualTo("ok");
      }
      List<String> lines = new ArrayList<>();

      ImportReport repeat =
          new ArchiveImport(embedded.store, threads, lines::add).run(Inputs.of(archive));

      assertThat(repeat.unchanged()).isEqualTo(1500);
      assertThat(repeat.added()).isEqualTo(2821);
      assertThat(lines).isEmpty();
      assertThat(StoredRequests.ids(embedded.store)).isEqualTo(idsUpTo(4321));
    }
  }

  private Path archive(int requests) throws Exception {
    return Files.writeString(
        folder.resolve("archive.xml"),
        IntStream.rangeClosed(1, requests)
            .mapToObj(
                number ->
                    "<QualificationRequest><QualificationRequestId>R%d</QualificationRequestId>"
                            .formatted(number)
                        + "<QualificationTypeId>T1</QualificationTypeId><SubjectId>A1</SubjectId>"
                        + "<SubmitTime>2014-08-15T00:01:00Z</SubmitTime></QualificationRequest>")
            .collect(
                Collectors.joining(
                    "\n",
                    "<GetQualificationRequestsResult>",
                    "</GetQualificationRequestsResult>")));
  }

  private static List<String> idsUpTo(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> "R" + number).toList();
  }
}
