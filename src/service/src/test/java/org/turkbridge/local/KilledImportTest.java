package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.local.store.TestDatabase;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

@ParameterizedClass
@EnumSource
class KilledImportTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;

  @Test
  void aKilledImportLeavesWholeBatchesAndARepeatCompletesIt() throws Exception {
    Path file = folder.resolve("store.db");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledImport.class.getName(),
                database.url(file))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isEqualTo(9);

    try (EmbeddedFixture embedded = new EmbeddedFixture(database.store(file))) {
      assertThat(count(embedded)).isEqualTo(1500);
      if (database == TestDatabase.SQLITE) {
        assertThat(database.text(file, "PRAGMA integrity_check")).isEqualTo("ok");
      }
      List<String> lines = new ArrayList<>();

      ImportReport repeat =
          embedded.add(
              lines,
              "a.xml",
              IntStream.rangeClosed(1, 2000)
                  .mapToObj(i -> EmbeddedFixture.request("R" + i, "T1"))
                  .toArray(QualificationRequest[]::new));

      assertThat(repeat.unchanged()).isEqualTo(1500);
      assertThat(repeat.added()).isEqualTo(500);
      assertThat(lines).isEmpty();
      assertThat(count(embedded)).isEqualTo(2000);
    }
  }

  private static long count(EmbeddedFixture embedded) {
    return embedded.client.listQualificationRequestsPaginator(r -> {}).stream()
        .limit(100)
        .mapToLong(page -> page.numResults())
        .sum();
  }
}
