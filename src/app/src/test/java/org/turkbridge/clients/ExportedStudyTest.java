package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.store.ReadableStore;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;

/** What was imported of a study is exported again, and imported elsewhere. */
final class ExportedStudyTest {
  @TempDir private Path folder;

  private Finished run(String... arguments) {
    Finished done = OwnCommand.run(List.of(arguments), Map.of("HOME", folder.toString()));
    assertThat(done.exitCode()).as(done.err()).isZero();
    return done;
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private List<SdkPojo> records(String store, RecordKind kind) {
    List<SdkPojo> records = new ArrayList<>();
    try (ReadableStore opened = ReadableStore.open(folder.resolve(store))) {
      opened.each(Set.of(kind), false, Instant.EPOCH, (same, record) -> records.add(record));
    }
    return records;
  }

  @Test
  void everyKindGoesThereAndBack() {
    assertThat(run("import", StudyBridge.STUDY.toString(), "--store", file("one.db")).err())
        .contains(
            "Imported 3 HITs and 3 Assignments from 4 files: 6 new, 0 unchanged, 0 replaced, 0 given"
                + " up for what is there; 0 refused.\n");

    run("export", "--store", file("one.db"), "--kind", "HIT,Assignment", "-o", file("all") + "/");
    assertThat(folder.resolve("all")).isDirectoryContaining(Files::isRegularFile);
    run("import", file("all"), "--store", file("other.db"));

    for (RecordKind kind : List.of(RecordKind.HIT, RecordKind.ASSIGNMENT)) {
      assertThat(records("other.db", kind)).isNotEmpty().isEqualTo(records("one.db", kind));
    }
  }

  @Test
  void oneKindIsOneDocument() throws IOException {
    run("import", StudyBridge.STUDY.toString(), "--store", file("one.db"));

    assertThat(exported("--kind", "Assignment"))
        .hasSize(3)
        .first()
        .asString()
        .contains(((Assignment) records("one.db", RecordKind.ASSIGNMENT).get(0)).assignmentId());
    assertThat(exported()).isEmpty();
  }

  private List<String> exported(String... kind) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("export", "--store", file("one.db"), "-o", file("all.jsonl"), "--force"));
    command.addAll(List.of(kind));
    run(command.toArray(String[]::new));
    return Files.readAllLines(folder.resolve("all.jsonl"));
  }
}
