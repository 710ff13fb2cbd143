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
  void oldProgramAndItsTwinSayAndDoTheSameAndAnotherTwinIsFoundOut() throws IOException {
    String right = Files.readString(SAMPLE.resolve("pending_new.py"));
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.py"), right.replace("requests[:2]", "requests[1:3]"));

    Finished found = compare(Map.of("NEW", wrong.toString()));
    Finished run = compare(Map.of());

    assertThat(found.exitCode()).isNotZero();
    assertThat(found.out() + found.err()).contains("differ").doesNotContain("Both print the same.");
    assertThat(run.exitCode())
        .as("right now, in the same folder: " + run.err() + run.out())
        .isZero();
    assertThat(run.out())
        .contains("granted A2CUJJ4EXAMPLE 80")
        .contains("Both print the same.")
        .contains("Both leave the same behind.")
        .contains("9 equal, 0 different");
    assertThat(Files.readString(folder.resolve("old.txt"))).contains("No\u00eblle");
  }

  private Finished compare(Map<String, String> programs) {
    Map<String, String> environment = new HashMap<>(programs);
    // It is over before optimising it pays.
    environment.put("TURKBRIDGE_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", folder.toString());
    return Command.run(
        List.of("/bin/sh", SAMPLE.resolve("compare.sh").toString(), folder.toString()),
        environment);
  }
}
