package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migration that MIGRATION.md walks through. */
@DrivenBy({Client.BOTO2, Client.BOTO3})
final class MigrationSampleIT {
  private static final Path SAMPLE = Path.of("samples/migration");

  @TempDir private Path folder;

  @Test
  void oldProgramAndItsTwinSayAndDoTheSame() throws IOException {
    Finished run = compare(Map.of());

    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    assertThat(run.out())
        .contains("granted A2CUJJ4EXAMPLE 80")
        .contains("Both print the same.")
        .contains("Both leave the same behind.")
        .contains("9 equal, 0 different");
    assertThat(Files.readString(folder.resolve("old.txt"))).contains("No\u00eblle");
  }

  @Test
  void anotherTwinIsFoundOut() throws IOException {
    String right = Files.readString(SAMPLE.resolve("pending_new.py"));
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.py"), right.replace("requests[:2]", "requests[1:3]"));

    Finished run = compare(Map.of("NEW", wrong.toString()));
    Finished again = compare(Map.of());

    assertThat(again.exitCode()).as("right again, in the same folder").isZero();
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.out() + run.err()).contains("differ").doesNotContain("Both print the same.");
  }

  private Finished compare(Map<String, String> programs) {
    Map<String, String> environment = new HashMap<>(programs);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", folder.toString());
    return Command.run(
        List.of("/bin/sh", SAMPLE.resolve("compare.sh").toString(), folder.toString()),
        environment);
  }
}
