package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.local.store.TestDatabase;

@ParameterizedClass
@EnumSource
class KilledGrantTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;

  @Test
  void aGrantIsThereWholeOrNotAtAll() throws Exception {
    Path file = folder.resolve("store.db");
    try (Qualifications embedded = new Qualifications(database.store(file))) {
      embedded.importRequests(
          EmbeddedFixture.request("R1", "T1"), EmbeddedFixture.request("R2", "T1"));
    }

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledGrant.class.getName(),
                database.url(file))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isEqualTo(9);

    try (Qualifications embedded = new Qualifications(database.store(file))) {
      assertThat(embedded.score("T1", "AR1").integerValue()).isEqualTo(1);
      assertThat(embedded.pending("T1")).containsExactly("R2");
      assertThatRequestError(
          () -> embedded.score("T1", "AR2"), "QualificationDoesNotExist", "You requested");
      embedded.ann.acceptQualificationRequest(r -> r.qualificationRequestId("R2"));
      assertThat(embedded.score("T1", "AR2").integerValue()).isEqualTo(1);
    }
  }
}
